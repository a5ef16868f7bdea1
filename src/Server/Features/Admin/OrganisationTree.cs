using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Organisations;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Admin;

/// <param name="Depth">0 at the top.</param>
/// <param name="Accounts">Open accounts of its own.</param>
/// <param name="OpenMatters">Cases and matters of its own that are not over: a number, never which.</param>
/// <param name="Found">It carries what was searched; false: it stands above one that does.</param>
public sealed record OrganisationItem(
    string Id, string Name, string Level, string? Parent, int Depth, string? AreaCode, string? ShortName, int Accounts, int OpenMatters, DateTimeOffset? ClosedAt, bool Found);

/// <summary>What hangs on an organisation.</summary>
/// <param name="Below">Organisations directly below that are not closed.</param>
/// <param name="Books">Registers that it keeps.</param>
/// <param name="Editions">Drawings of its own.</param>
public sealed record OrganisationLoad(int Below, int Accounts, int OpenMatters, int ClosedMatters, int Books, int Editions, int Returns)
{
    /// <summary>It cannot be closed yet.</summary>
    public bool Holds => Below + Accounts + OpenMatters > 0;
}

/// <summary>The organisations in the order of the tree, with numbers and nothing of any case.</summary>
public sealed class OrganisationTree(CaseDb db)
{
    private static readonly CaseStage[] Over = [CaseStage.Closed, CaseStage.Disposed, CaseStage.Cancelled];

    /// <param name="q">Part of a name, a short name, an id or an area code; those that stand above a find come with it.</param>
    public async Task<IReadOnlyList<OrganisationItem>> List(string? q, CancellationToken cancellation)
    {
        var all = await db.Organisations.AsNoTracking().OrderBy(o => o.Path).ToListAsync(cancellation);
        var wanted = q?.Trim() ?? "";
        var found = all.Where(o => wanted.Length == 0 || new[] { o.Name, o.ShortName, o.Id, o.AreaCode }.Any(t => t?.Contains(wanted, StringComparison.OrdinalIgnoreCase) == true)).ToList();
        var paths = found.Select(o => o.Path).ToList();
        var accounts = await db.Users.Where(u => u.LockoutEnd != Account.Closed).GroupBy(u => u.OrganisationId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var open = await Open(db).GroupBy(c => c.OrganisationId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        return [.. all.Where(o => wanted.Length == 0 || paths.Any(p => p.StartsWith(o.Path, StringComparison.Ordinal))).Select(o => new OrganisationItem(
            o.Id, o.Name, o.Level.ToString().ToLowerInvariant(), o.ParentId, Depth(o), o.AreaCode, o.ShortName, accounts.GetValueOrDefault(o.Id), open.GetValueOrDefault(o.Id), o.ClosedAt, wanted.Length > 0 && found.Contains(o)))];
    }

    public async Task<OrganisationLoad> Load(Organisation of, CancellationToken cancellation) => new(
        await db.Organisations.CountAsync(o => o.ParentId == of.Id && o.ClosedAt == null, cancellation),
        await db.Users.CountAsync(u => u.OrganisationId == of.Id && u.LockoutEnd != Account.Closed, cancellation),
        await Open(db).CountAsync(c => c.OrganisationId == of.Id, cancellation),
        await db.Cases.CountAsync(c => c.OrganisationId == of.Id && c.Kind != Case.OfRegister && Over.Contains(c.Stage), cancellation),
        await db.RegisterBooks.CountAsync(b => b.OrganisationId == of.Id, cancellation),
        await db.Definitions.Where(d => d.OrganisationId == of.Id).Select(d => d.DefinitionId).Distinct().CountAsync(cancellation),
        await db.Returns.CountAsync(r => r.UnitId == of.Id, cancellation));

    private static IQueryable<Case> Open(CaseDb db) => db.Cases.Where(c => c.Kind != Case.OfRegister && !Over.Contains(c.Stage));

    private static int Depth(Organisation of) => of.Path.Count(c => c == '/') - 2;
}
