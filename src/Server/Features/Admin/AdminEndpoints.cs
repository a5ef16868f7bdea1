using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Organisations;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Campaigns;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Admin;

/// <summary>An organisation to be added below another.</summary>
/// <param name="Id">Kebab-case id, never changed.</param>
/// <param name="Level"><c>city</c>, <c>county</c> or <c>hospital</c>; the province stands at the top already.</param>
public sealed record NewOrganisation(string Id, string Name, string Level, string Parent, string? AreaCode = null, string? ShortName = null);

/// <summary>An account to be made.</summary>
/// <param name="Mail">Address at work that escalations also go to.</param>
public sealed record NewAccount(string User, string Name, string Organisation, IReadOnlyList<string> Roles, string? Mail = null);

/// <summary>The address at work that escalations also go to; null or empty: none.</summary>
public sealed record MailOfAccount(string? Mail);

/// <summary>The one-time password of a new account; shown in this answer and nowhere else.</summary>
public sealed record MadeAccount(string Id, string User, string OneTimePassword);

/// <summary>组织与账号: what an administrator needs before anybody else can work. Administrators see no case.</summary>
public static class AdminEndpoints
{
    public static void MapAdmin(this IEndpointRouteBuilder app)
    {
        var admin = app.MapGroup("/api/admin").For(Role.Administrator);
        admin.MapPost("/organisations", async (NewOrganisation given, Administration administration, PersonAtDoor door, CancellationToken cancellation) =>
            (await administration.Add(given, door.Person, cancellation)).Result(_ => Results.NoContent())).Idempotent();
        admin.MapPost("/accounts", async (NewAccount given, Administration administration, PersonAtDoor door, CancellationToken cancellation) =>
            (await administration.Make(given, door.Person, cancellation)).Result()).Idempotent().Produces<MadeAccount>();
        admin.MapPost("/accounts/{user}/mail", async (string user, MailOfAccount given, Administration administration, PersonAtDoor door, CancellationToken cancellation) =>
            (await administration.Address(user, given.Mail, door.Person, cancellation)).Result(_ => Results.NoContent())).IdempotentWithoutContent();
        admin.MapPost("/accounts/{user}/close", async (string user, Administration administration, PersonAtDoor door, CancellationToken cancellation) =>
            (await administration.Close(user, door.Person, cancellation)).Result(_ => Results.NoContent())).IdempotentWithoutContent();
    }
}

/// <summary>Adds organisations and accounts, each with its link in the accounts' chain.</summary>
public sealed class Administration(CaseDb db, NewAccounts accounts, AccountSave save, ImportPlans plans, WriteGate gate)
{
    public async Task<Outcome<bool>> Add(NewOrganisation given, Person by, CancellationToken cancellation)
    {
        var parent = await db.Organisations.FirstOrDefaultAsync(o => o.Id == given.Parent, cancellation);
        if (parent is null || !Enum.TryParse<OrganisationLevel>(given.Level, ignoreCase: true, out var level) || level <= parent.Level)
        {
            return new Refusal("invalid-data", "上级单位不存在，或者层级不在上级之下；层级应为 city、county 或者 hospital。");
        }

        if (string.IsNullOrWhiteSpace(given.Name) || given.Id.Length is 0 or > 40 || !given.Id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') || await db.Organisations.AnyAsync(o => o.Id == given.Id, cancellation))
        {
            return new Refusal("invalid-data", "请填写单位名称；编号用小写字母、数字和连字符，不超过40个字符，且没有用过。");
        }

        db.Organisations.Add(new Organisation
        {
            Id = given.Id, Name = given.Name.Trim(), Level = level, ParentId = parent.Id, Path = $"{parent.Path}{given.Id}/", AreaCode = given.AreaCode, ShortName = given.ShortName,
        });
        await save.Save("organisation-added", by.Id, new JsonObject { ["organisation"] = given.Id, ["parent"] = parent.Id }, cancellation);
        await using var turn = await ChainTurn.Take(db, gate, ImportPlans.Chain, cancellation);
        if (await plans.Owners(cancellation) > 0)
        {
            await db.SaveAndCommit(cancellation);
        }

        return true;
    }

    public async Task<Outcome<MadeAccount>> Make(NewAccount given, Person by, CancellationToken cancellation)
    {
        if (!await db.Organisations.AnyAsync(o => o.Id == given.Organisation, cancellation))
        {
            return new Refusal("invalid-data", "没有这个单位；请先添加单位。");
        }

        if (given.Roles.Count == 0 || given.Roles.FirstOrDefault(r => !Role.Names.ContainsKey(r)) is not null)
        {
            return new Refusal("invalid-data", $"角色应为：{string.Join('、', Role.Names.Keys)}。");
        }

        if (string.IsNullOrWhiteSpace(given.Name) || given.User.Length < 3 || !given.User.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') || await db.Users.AnyAsync(u => u.UserName == given.User, cancellation))
        {
            return new Refusal("invalid-data", "请填写姓名；用户名至少3个字符，用字母、数字、连字符，且没有用过。");
        }

        if (Mail(given.Mail) is not { Done: true } mail)
        {
            return BadMail;
        }

        var password = await accounts.Create(given.User, given.Name.Trim(), given.Organisation, given.Roles, mustChange: true);
        (await accounts.Find(given.User, cancellation))!.Email = mail.Value;
        await save.Save("account-made", by.Id, new JsonObject { ["user"] = given.User }, cancellation);
        return new MadeAccount((await db.Users.AsNoTracking().FirstAsync(u => u.UserName == given.User, cancellation)).Id, given.User, password);
    }

    /// <summary>Where escalations to this person also go.</summary>
    public async Task<Outcome<bool>> Address(string user, string? address, Person by, CancellationToken cancellation)
    {
        if (await accounts.Find(user, cancellation) is not { } account)
        {
            return NoSuchPerson;
        }

        if (Mail(address) is not { Done: true } mail)
        {
            return BadMail;
        }

        account.Email = mail.Value;
        await save.Save("account-mail-set", by.Id, new JsonObject { ["user"] = user, ["mail"] = mail.Value is not null }, cancellation);
        return true;
    }

    /// <summary>The person leaves: what is open of theirs ends at the next request, and nobody signs in by this name again. The account stays, since the audit names it.</summary>
    public async Task<Outcome<bool>> Close(string user, Person by, CancellationToken cancellation)
    {
        if (await accounts.Find(user, cancellation) is not { } account)
        {
            return NoSuchPerson;
        }

        if (account.Id == by.Id)
        {
            return new Refusal("invalid-data", "不能停用自己的账号；请另一位管理员办理。");
        }

        accounts.Shut(account);
        await save.Save("account-closed", by.Id, new JsonObject { ["user"] = user }, cancellation);
        return true;
    }

    private static Refusal NoSuchPerson { get; } = new("no-such-person", "没有这个账号。");
    private static Refusal BadMail { get; } = new("invalid-data", "邮箱写得不对；不填则不发邮件。");

    // Done without a value: none was given.
    private static (bool Done, string? Value) Mail(string? given) => string.IsNullOrWhiteSpace(given) ? (true, null)
        : MimeKit.MailboxAddress.TryParse(given.Trim(), out var mail) && mail.Address == given.Trim() && mail.Address.Contains('@') ? (true, mail.Address) : (false, null);
}
