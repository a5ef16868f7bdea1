using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Admin;

/// <summary>Makes accounts, grants roles, resets, closes and reopens, each with its link in the accounts' chain.</summary>
/// <remarks>
/// Until somebody is security administrator the house is being set up, and the system administrator does all of it. From then on she makes accounts without roles; roles, closing and
/// reopening are the security administrator's, whose own account is another's.
/// </remarks>
public sealed class KeepAccounts(CaseDb db, NewAccounts accounts, AccountSave save, Ids ids)
{
    public async Task<Outcome<MadeAccount>> Make(NewAccount given, Person by, CancellationToken cancellation)
    {
        var roles = given.Roles ?? [];
        if (await db.Organisations.AsNoTracking().FirstOrDefaultAsync(o => o.Id == given.Organisation, cancellation) is not { ClosedAt: null })
        {
            return Refusals.Of("invalid-data.account-organisation");
        }

        if (await Separated(cancellation))
        {
            if (roles.Count > 0)
            {
                return Refusals.Of("roles-separated.roles-at-making");
            }
        }
        else if (roles.Count == 0)
        {
            return Refusals.Of("invalid-data.account-roles", string.Join('、', Role.Names.Keys));
        }

        if (Unlawful(roles) is { } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(given.Name) || given.User is not { Length: >= 3 and <= 60 } || !given.User.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') || await Taken(given.User, cancellation))
        {
            return Refusals.Of("invalid-data.account-names");
        }

        if (Mail(given.Mail) is not { Done: true } mail)
        {
            return BadMail;
        }

        var password = await accounts.Create(given.User, given.Name.Trim(), given.Organisation, roles, mustChange: true);
        var account = (await accounts.Find(given.User, cancellation))!;
        account.Email = mail.Value;
        await save.Save("account-made", by.Id, new JsonObject { ["user"] = given.User }, cancellation);
        return new MadeAccount(account.Id, given.User, password);
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
        return await Saved("account-mail-set", by, new JsonObject { ["user"] = user, ["mail"] = mail.Value is not null }, account, cancellation);
    }

    /// <summary>A new one-time password; whatever is open under the old one ends, the second factor stays.</summary>
    /// <param name="seen">Stamp of the account as the page showed it: a form that is sent twice resets once.</param>
    public async Task<Outcome<MadeAccount>> Reset(string user, string? seen, Person by, CancellationToken cancellation)
    {
        if (await accounts.Find(user, cancellation) is not { } account)
        {
            return NoSuchPerson;
        }

        if (Separation.OfReset(by, account.Id, await Held(account, cancellation)) is { } refusal)
        {
            return refusal;
        }

        if (account.LockoutEnd == Account.Closed)
        {
            return Refusals.Of("account-closed");
        }

        if (seen is not null && seen != account.ConcurrencyStamp)
        {
            return Changed;
        }

        var password = accounts.Renew(account);
        var saved = await Saved("account-password-reset", by, new JsonObject { ["user"] = user }, account, cancellation);
        return saved.Refusal is { } stale ? stale : new MadeAccount(account.Id, user, password);
    }

    public async Task<Outcome<bool>> Grant(string user, RolesOfAccount given, Person by, CancellationToken cancellation)
    {
        if (!by.Is(Role.SecurityAdministrator) && await Separated(cancellation))
        {
            return Refusals.Of("roles-separated.roles-by-security-administrator");
        }

        if (await accounts.Find(user, cancellation) is not { } account)
        {
            return NoSuchPerson;
        }

        if (account.Id == by.Id)
        {
            return Refusals.Of("roles-separated.roles-of-oneself");
        }

        var wanted = (given.Roles ?? []).Distinct().ToList();
        if (Unlawful(wanted) is { } refusal)
        {
            return refusal;
        }

        if (given.Seen is not null && given.Seen != account.ConcurrencyStamp)
        {
            return Changed;
        }

        var rows = await db.UserRoles.Where(r => r.UserId == account.Id).ToListAsync(cancellation);
        var (withdrawn, granted) = (rows.Where(r => !wanted.Contains(r.RoleId)).ToList(), wanted.Where(w => rows.All(r => r.RoleId != w)).ToList());
        if (withdrawn.Count == 0 && granted.Count == 0)
        {
            return true;
        }

        db.UserRoles.RemoveRange(withdrawn);
        db.UserRoles.AddRange(granted.Select(g => new IdentityUserRole<string> { UserId = account.Id, RoleId = g }));
        return await Saved("roles-granted", by, new JsonObject { ["user"] = user, ["granted"] = Codes(granted), ["withdrawn"] = Codes(withdrawn.Select(w => w.RoleId)) }, account, cancellation);
    }

    /// <summary>The person leaves: what is open of theirs ends at the next request, and nobody signs in by this name again. The account stays, since the audit names it.</summary>
    public async Task<Outcome<bool>> Close(string user, Person by, CancellationToken cancellation)
    {
        var found = await Found(user, by, cancellation);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var account = found.Value!;
        if (account.LockoutEnd == Account.Closed)
        {
            return true;
        }

        accounts.Shut(account);
        return await Saved("account-closed", by, new JsonObject { ["user"] = user }, account, cancellation);
    }

    /// <summary>The person is back, or ten wrong passwords locked her out.</summary>
    public async Task<Outcome<bool>> Reopen(string user, Person by, CancellationToken cancellation)
    {
        var found = await Found(user, by, cancellation);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var account = found.Value!;
        if (account.LockoutEnd is null)
        {
            return true;
        }

        if (await db.Organisations.AnyAsync(o => o.Id == account.OrganisationId && o.ClosedAt != null, cancellation))
        {
            return Refusals.Of("organisation-closed.account-at-closed-organisation");
        }

        (account.LockoutEnd, account.AccessFailedCount, account.SecurityStamp) = (null, 0, ids.New());
        return await Saved("account-reopened", by, new JsonObject { ["user"] = user }, account, cancellation);
    }

    /// <summary>Whether somebody is, or was, security administrator: the house is set up.</summary>
    public Task<bool> Separated(CancellationToken cancellation) => db.UserRoles.AnyAsync(r => r.RoleId == Role.SecurityAdministrator, cancellation);

    private async Task<Outcome<Account>> Found(string user, Person by, CancellationToken cancellation) =>
        !by.Is(Role.SecurityAdministrator) && await Separated(cancellation) ? Refusals.Of("roles-separated.closing-by-security-administrator")
        : await accounts.Find(user, cancellation) is not { } account ? NoSuchPerson
        : account.Id == by.Id ? Refusals.Of("invalid-data.account-closing-own")
        : account;

    private async Task<Outcome<bool>> Saved(string what, Person by, JsonObject data, Account account, CancellationToken cancellation)
    {
        account.ConcurrencyStamp = ids.New();
        try
        {
            await save.Save(what, by.Id, data, cancellation);
            return true;
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            // Somebody else changed the account at this very moment.
            return Changed;
        }
    }

    private Task<List<string>> Held(Account account, CancellationToken cancellation) => db.UserRoles.Where(r => r.UserId == account.Id).Select(r => r.RoleId).ToListAsync(cancellation);

    // Signing in does not mind the case of a name.
    private Task<bool> Taken(string user, CancellationToken cancellation)
    {
        var normal = user.ToUpperInvariant();
        return db.Users.AnyAsync(u => u.NormalizedUserName == normal, cancellation);
    }

    private static Refusal? Unlawful(IReadOnlyCollection<string> roles) =>
        roles.Any(r => !Role.Names.ContainsKey(r)) ? Refusals.Of("invalid-data.account-roles", string.Join('、', Role.Names.Keys)) : Separation.Of(roles);

    private static JsonArray Codes(IEnumerable<string> roles) => [.. roles.Order(StringComparer.Ordinal).Select(r => (JsonNode)r)];

    private static Refusal NoSuchPerson { get; } = Refusals.Of("no-such-person.account-of-person");
    private static Refusal Changed { get; } = Refusals.Of("account-changed");
    private static Refusal BadMail { get; } = Refusals.Of("invalid-data.account-mail");

    // Done without a value: none was given.
    private static (bool Done, string? Value) Mail(string? given) => string.IsNullOrWhiteSpace(given) ? (true, null)
        : MimeKit.MailboxAddress.TryParse(given.Trim(), out var mail) && mail.Address == given.Trim() && mail.Address.Contains('@') ? (true, mail.Address) : (false, null);
}
