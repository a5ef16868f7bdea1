using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.People;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Admin;

/// <param name="State"><c>open</c>, <c>locked</c>, <c>closed</c>, <c>without-role</c>; null or empty: all.</param>
/// <param name="After">User name of the last line of the page before.</param>
public sealed record AccountFilter(string? Query, string? Organisation, string? Role, string? State, string? After);

/// <param name="State"><c>open</c>, <c>first-password</c> (made or reset, not yet signed in), <c>locked</c> or <c>closed</c>.</param>
/// <param name="Seen">Stamp of the account, for <see cref="RolesOfAccount"/>.</param>
public sealed record AccountItem(
    string User, string Name, string Organisation, string OrganisationName, IReadOnlyList<string> Roles, string State, bool SecondFactor, string? Mail, int Tasks, string Seen);

/// <summary>The accounts by user name, 50 a page.</summary>
public sealed class AccountList(CaseDb db, TimeProvider clock)
{
    public async Task<IReadOnlyList<AccountItem>> Page(AccountFilter filter, CancellationToken cancellation)
    {
        var page = await Narrowed(filter).Where(u => string.IsNullOrEmpty(filter.After) || string.Compare(u.UserName, filter.After) > 0).OrderBy(u => u.UserName).Take(Paging.Size).ToListAsync(cancellation);
        return await Items(page, cancellation);
    }

    public Task<int> Count(AccountFilter filter, CancellationToken cancellation) => Narrowed(filter).CountAsync(cancellation);

    public async Task<AccountItem?> Find(string user, CancellationToken cancellation) =>
        await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.UserName == user, cancellation) is { } account ? (await Items([account], cancellation))[0] : null;

    private IQueryable<Account> Narrowed(AccountFilter filter)
    {
        var now = clock.GetUtcNow();
        var rows = db.Users.AsNoTracking();
        if (filter.Query?.Trim() is { Length: > 0 } q)
        {
            rows = rows.Where(u => u.UserName!.Contains(q) || u.DisplayName.Contains(q));
        }

        if (!string.IsNullOrEmpty(filter.Organisation))
        {
            rows = rows.Where(u => u.OrganisationId == filter.Organisation);
        }

        if (!string.IsNullOrEmpty(filter.Role))
        {
            rows = rows.Where(u => db.UserRoles.Any(r => r.UserId == u.Id && r.RoleId == filter.Role));
        }

        return filter.State switch
        {
            "open" => rows.Where(u => u.LockoutEnd == null || u.LockoutEnd <= now),
            "locked" => rows.Where(u => u.LockoutEnd > now && u.LockoutEnd != Account.Closed),
            "closed" => rows.Where(u => u.LockoutEnd == Account.Closed),
            "without-role" => rows.Where(u => u.LockoutEnd != Account.Closed && !db.UserRoles.Any(r => r.UserId == u.Id)),
            _ => rows,
        };
    }

    private async Task<List<AccountItem>> Items(IReadOnlyList<Account> accounts, CancellationToken cancellation)
    {
        var ids = accounts.Select(a => a.Id).ToList();
        var roles = (await db.UserRoles.AsNoTracking().Where(r => ids.Contains(r.UserId)).ToListAsync(cancellation)).ToLookup(r => r.UserId, r => r.RoleId);
        var homes = accounts.Select(a => a.OrganisationId).Distinct().ToList();
        var names = await db.Organisations.AsNoTracking().Where(o => homes.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancellation);
        var tasks = await db.Tasks.Where(t => t.State == "open" && t.Assignee != null && ids.Contains(t.Assignee)).GroupBy(t => t.Assignee!).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        return [.. accounts.Select(a => new AccountItem(
            a.UserName!, a.DisplayName, a.OrganisationId, names.GetValueOrDefault(a.OrganisationId, a.OrganisationId), [.. Role.Names.Keys.Where(roles[a.Id].Contains)], State(a), a.TwoFactorEnabled, a.Email, tasks.GetValueOrDefault(a.Id), a.ConcurrencyStamp ?? ""))];
    }

    private string State(Account account) => account.LockoutEnd == Account.Closed ? "closed" : account.LockoutEnd > clock.GetUtcNow() ? "locked" : account.MustChangePassword ? "first-password" : "open";
}
