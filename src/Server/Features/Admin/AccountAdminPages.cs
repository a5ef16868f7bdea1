using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Lists;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Admin;

/// <summary>账号: the system administrator makes them, the security administrator says what they may, the auditor looks.</summary>
public static class AccountAdminPages
{
    public static void MapAccountAdminPages(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(Paths.Accounts);
        pages.MapGet("/", async (string? q, string? organisation, string? role, string? state, string? after, AccountDesk desk, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await frames.Staff(http, StaffPage.Accounts, await desk.List(http, new AccountFilter(q, organisation, role, state, after), null, null, cancellation))).For([.. Separation.Three]);
        pages.MapGet("/export", async (string? q, string? organisation, string? role, string? state, string? format, AccountDesk desk, ListFile file, CancellationToken cancellation) =>
        {
            var filter = new AccountFilter(q, organisation, role, state, null);
            return await file.Answer("accounts-exported", Words.Spoken["accounts"], format, new[] { q, organisation, role, state }.Any(f => !string.IsNullOrEmpty(f)), AccountDesk.Heading, desk.Rows(filter, cancellation), cancellation);
        }).For([.. Separation.Three]);
        pages.MapGet("/{user}", async (string user, AccountDesk desk, PageFrames frames, HttpContext http, CancellationToken cancellation) => await Show(user, null, null, desk, frames, http, cancellation)).For([.. Separation.Three]);

        pages.MapPost("/", Make).For(Role.Administrator).Once();
        pages.MapPost("/{user}/password", async (string user, KeepAccounts keep, AccountDesk desk, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var form = await http.Request.ReadFormAsync(cancellation);
            var made = await keep.Reset(user, form.Text("seen"), door.Person, cancellation);
            return await Show(user, made.Value?.OneTimePassword, made.Refusal, desk, frames, http, cancellation);
        }).For([.. Separation.Three]).Once();
        pages.MapPost("/{user}/mail", async (string user, KeepAccounts keep, AccountDesk desk, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await Done(user, await keep.Address(user, (await http.Request.ReadFormAsync(cancellation)).Text("mail"), door.Person, cancellation), desk, frames, http, cancellation)).For(Role.Administrator).AddEndpointFilter<FormGuard>();
        var security = pages.MapGroup("/{user}").For(Role.Administrator, Role.SecurityAdministrator);
        security.MapPost("/roles", async (string user, KeepAccounts keep, AccountDesk desk, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var form = await http.Request.ReadFormAsync(cancellation);
            return await Done(user, await keep.Grant(user, new RolesOfAccount([.. form["roles"].OfType<string>()], form.Text("seen")), door.Person, cancellation), desk, frames, http, cancellation);
        }).AddEndpointFilter<FormGuard>();
        security.MapPost("/close", async (string user, KeepAccounts keep, AccountDesk desk, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await Done(user, await keep.Close(user, door.Person, cancellation), desk, frames, http, cancellation)).AddEndpointFilter<FormGuard>();
        security.MapPost("/reopen", async (string user, KeepAccounts keep, AccountDesk desk, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await Done(user, await keep.Reopen(user, door.Person, cancellation), desk, frames, http, cancellation)).AddEndpointFilter<FormGuard>();
    }

    private static async Task<IResult> Make(KeepAccounts keep, AccountDesk desk, PersonAtDoor door, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        var given = new NewAccount(form.Text("user"), form.Text("name"), form.Text("organisation"), [.. form["roles"].OfType<string>()], form.Text("mail"));
        var made = await keep.Make(given, door.Person, cancellation);
        return made.Refusal is { } refusal
            ? await frames.Staff(http, StaffPage.Accounts, await desk.List(http, new AccountFilter(null, null, null, null, null), given, refusal.Sentence, cancellation), Problems.Status(refusal.Code))
            : await Show(given.User, made.Value!.OneTimePassword, null, desk, frames, http, cancellation);
    }

    // A form whose wish is fulfilled already says so by showing it: sent twice it does no harm.
    private static async Task<IResult> Done(string user, Outcome<bool> outcome, AccountDesk desk, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        outcome.Refusal is { } refusal ? await Show(user, null, refusal, desk, frames, http, cancellation) : Results.Redirect(Paths.Account(user));

    private static async Task<IResult> Show(string user, string? password, Refusal? refusal, AccountDesk desk, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        await desk.One(user, password, refusal?.Sentence, cancellation) is { } view
            ? await frames.Staff(http, StaffPage.Accounts, view, refusal is null ? StatusCodes.Status200OK : Problems.Status(refusal.Code))
            : await ProblemPages.Answer(http, refusal ?? Refusals.Of("no-such-person.account-of-person"));
}

/// <summary>Puts the pages of accounts together.</summary>
public sealed class AccountDesk(CaseDb db, AccountList accounts, KeepAccounts keep, Columns columns, PersonAtDoor door, Ids ids)
{
    public async Task<AccountsView> List(HttpContext http, AccountFilter filter, NewAccount? draft, string? refusal, CancellationToken cancellation)
    {
        var lines = await accounts.Page(filter, cancellation);
        var organisations = await db.Organisations.AsNoTracking().OrderBy(o => o.Path).Select(o => new Option(o.Id, o.Name)).ToListAsync(cancellation);
        return new AccountsView(
            lines, filter, organisations,
            new PagerView(lines.Count, await accounts.Count(filter, cancellation), string.IsNullOrEmpty(filter.After) ? null : Addresses.Without(http, "after"), lines.Count == Paging.Size ? Addresses.With(http, "after", lines[^1].User) : null),
            draft, refusal, door.Person.Is(Role.Administrator), !await keep.Separated(cancellation), ids.New()) { Columns = await columns.Of("accounts", http, cancellation), Exports = ListFile.Buttons(http, Paths.Accounts) };
    }

    /// <summary>The columns of the list as a file.</summary>
    public static IReadOnlyList<string> Heading =>
        Words.Spoken.All("accounts.name", "accounts.user", "accounts.state", "accounts.roles", "accounts.organisation", "accounts.second", "accounts.tasks");

    /// <summary>Every line that the filter leaves.</summary>
    public async IAsyncEnumerable<IReadOnlyList<object?>> Rows(AccountFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var (page, count) = (await accounts.Page(filter, cancellation), 0); page.Count > 0 && count < ListFile.Most; page = page.Count < Paging.Size ? [] : await accounts.Page(filter with { After = page[^1].User }, cancellation))
        {
            foreach (var line in page)
            {
                count++;
                yield return
                [
                    line.Name, line.User, AccountShow.Light(line, Words.Spoken).Text, line.Roles.Count == 0 ? Words.Spoken["accounts.no-role"] : string.Join(Words.Spoken["list"], line.Roles.Select(r => Role.Names[r])), line.OrganisationName,
                    Words.Spoken[line.SecondFactor ? "yes" : "no"], line.Tasks,
                ];
            }
        }
    }

    public async Task<AccountView?> One(string user, string? password, string? refusal, CancellationToken cancellation)
    {
        if (await accounts.Find(user, cancellation) is not { } account)
        {
            return null;
        }

        var me = door.Person;
        var own = await db.Users.AnyAsync(u => u.Id == me.Id && u.UserName == user, cancellation);
        var security = me.Is(Role.SecurityAdministrator) || (me.Is(Role.Administrator) && !await keep.Separated(cancellation));
        return new AccountView(
            account, password, refusal, me.Is(Role.Administrator),
            account.State == "closed" ? Texts.Of("admin.account.closed") : Separation.OfReset(me, own ? me.Id : "", account.Roles)?.Sentence,
            own ? Texts.Of("admin.account.own-roles") : security ? null : Texts.Of("admin.account.roles-by-security"),
            own ? Texts.Of("admin.account.close-own") : security ? null : Texts.Of("admin.account.close-by-security"), ids.New());
    }
}
