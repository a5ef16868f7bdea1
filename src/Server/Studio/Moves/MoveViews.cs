using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.People;
using Qingyi.Engine.Definitions;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Studio.Moves;

/// <summary>A version of a procedure.</summary>
/// <param name="Cases">Running cases on it, as far as the reader may see.</param>
/// <param name="Organisation">Name of the organisation whose edition it is; null for the one that ships.</param>
public sealed record MoveVersion(string Id, int Version, string Name, string? Organisation, int Cases);

/// <summary>How many cases of a plan stand where.</summary>
public sealed record MoveCounts(int Cases, int Fine, int NeedsMapping, int Impossible, int Moved, int Stay, int Waiting);

/// <param name="State"><c>draft</c>, <c>checked</c>, <c>approved</c>, <c>running</c> or <c>done</c>.</param>
public sealed record MoveSummary(
    string Id, string Definition, MoveVersion From, MoveVersion To, string State, string Reason, string CreatedBy, DateTimeOffset CreatedAt, MoveCounts Counts,
    DateTimeOffset? CheckedAt, string? ApprovedBy, DateTimeOffset? ApprovedAt, string? ApprovalReason, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt);

/// <summary>What can be moved, and the plans so far.</summary>
/// <param name="Current">The edition that applies to the reader's organisation now.</param>
/// <param name="Older">Other versions on which cases run.</param>
public sealed record MoveOverview(MoveVersion Current, IReadOnlyList<MoveVersion> Older, IReadOnlyList<MoveSummary> Moves);

/// <param name="Waiting">Cases that wait at the node now.</param>
/// <param name="New">Id of the counterpart; null where there is none.</param>
/// <param name="By"><c>id</c>, <c>act</c>, <c>name</c>, <c>kind</c>, <c>chosen</c> or <c>none</c>.</param>
public sealed record MoveNode(string Old, string Title, string Type, int Waiting, string? New, string? NewTitle, string By);

public sealed record MoveChoice(string Id, string Title, string Type);

/// <summary>The mapping of one definition of the set.</summary>
public sealed record MoveMapping(string Definition, string Name, string From, string To, IReadOnlyList<MoveNode> Nodes, IReadOnlyList<MoveChoice> Choices);

public sealed record MovedCase(string Case, string Number, string Title, string Verdict, IReadOnlyList<string> Reasons, string State, DateTimeOffset? At);

public sealed record MoveDetail(MoveSummary Move, IReadOnlyList<MoveMapping> Mappings, IReadOnlyList<MovedCase> Cases);

/// <summary>Plans as people and programs read them.</summary>
public sealed class MoveViews(CaseDb db, Definitions definitions, MoveDesk desk, PersonAtDoor door)
{
    public async Task<MoveOverview?> Overview(string key, CancellationToken cancellation)
    {
        var organisation = await db.Organisations.AsNoTracking().FirstAsync(o => o.Id == door.Person.OrganisationId, cancellation);
        if (definitions.SetOf(await definitions.CurrentSet(db, organisation, cancellation)).VersionOf(key) is not { } current)
        {
            return null;
        }

        var versions = await db.Definitions.AsNoTracking().Where(d => d.DefinitionId == key).OrderByDescending(d => d.CreatedAt).Select(d => new { d.Id, d.Version, d.Name, Organisation = db.Organisations.Where(o => o.Id == d.OrganisationId).Select(o => o.Name).FirstOrDefault() }).ToListAsync(cancellation);
        var all = new List<MoveVersion>();
        foreach (var version in versions)
        {
            all.Add(new MoveVersion(version.Id, version.Version, version.Name, version.Organisation, await MoveDesk.RunningOn(db, door.Person, key, version.Id).CountAsync(cancellation)));
        }

        var rows = await desk.Visible.AsNoTracking().Where(m => m.Definition == key).OrderByDescending(m => m.Id).Take(Paging.Size).ToListAsync(cancellation);
        var summaries = new List<MoveSummary>();
        foreach (var row in rows)
        {
            summaries.Add(await Summary(row, cancellation));
        }

        return new MoveOverview(all.First(v => v.Id == current), [.. all.Where(v => v.Id != current && v.Cases > 0)], summaries);
    }

    public async Task<MoveRow?> Find(string key, string id, CancellationToken cancellation) =>
        await desk.Visible.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id && m.Definition == key, cancellation);

    /// <param name="only">A verdict or a state of cases, or null for all.</param>
    public async Task<MoveDetail> Detail(MoveRow move, string? only, string? after, CancellationToken cancellation) =>
        new(await Summary(move, cancellation), await Mappings(move, cancellation), await Cases(move, only, after, cancellation));

    public async Task<MoveSummary> Summary(MoveRow move, CancellationToken cancellation)
    {
        var counts = await db.MoveCases.AsNoTracking().Where(c => c.MoveId == move.Id).GroupBy(c => new { c.Verdict, c.State }).Select(g => new { g.Key.Verdict, g.Key.State, Count = g.Count() }).ToListAsync(cancellation);
        int Of(string? verdict, string? state = null) => counts.Where(c => (verdict is null || c.Verdict == verdict) && (state is null || c.State == state)).Sum(c => c.Count);
        var names = await db.Users.AsNoTracking().Where(u => u.Id == move.CreatedBy || u.Id == move.ApprovedBy).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        return new MoveSummary(
            move.Id, move.Definition, await Version(move.FromVersion, cancellation), await Version(move.ToVersion, cancellation), move.State, move.Reason, names.GetValueOrDefault(move.CreatedBy, Texts.Of("studio.move.unknown-person")), move.CreatedAt,
            new MoveCounts(Of(null), Of(Verdict.Fine), Of(Verdict.NeedsMapping), Of(Verdict.Impossible), Of(null, "moved"), Of(null, "stays"), Of(null, "waiting")),
            move.CheckedAt, move.ApprovedBy is { } by ? names.GetValueOrDefault(by, Texts.Of("studio.move.unknown-person")) : null, move.ApprovedAt, move.ApprovalReason, move.StartedAt, move.FinishedAt);
    }

    private async Task<MoveVersion> Version(string id, CancellationToken cancellation)
    {
        var row = await db.Definitions.AsNoTracking().Where(d => d.Id == id).Select(d => new { d.Version, d.Name, Organisation = db.Organisations.Where(o => o.Id == d.OrganisationId).Select(o => o.Name).FirstOrDefault() }).FirstAsync(cancellation);
        return new MoveVersion(id, row.Version, row.Name, row.Organisation, 0);
    }

    private async Task<IReadOnlyList<MovedCase>> Cases(MoveRow move, string? only, string? after, CancellationToken cancellation)
    {
        var visible = db.VisibleTo(door.Person);
        var rows = db.MoveCases.AsNoTracking().Where(m => m.MoveId == move.Id && visible.Any(c => c.Id == m.CaseId));
        rows = string.IsNullOrEmpty(only) ? rows : rows.Where(m => m.Verdict == only || m.State == only);
        rows = string.IsNullOrEmpty(after) ? rows : rows.Where(m => string.Compare(m.CaseId, after) > 0);
        var page = await rows.OrderBy(m => m.CaseId).Take(Paging.Size).Select(m => new { Row = m, Of = db.Cases.Where(c => c.Id == m.CaseId).Select(c => new { c.Number, c.Title }).First() }).ToListAsync(cancellation);
        return [.. page.Select(p => new MovedCase(p.Row.CaseId, p.Of.Number, p.Of.Title, p.Row.Verdict, JsonSerializer.Deserialize<List<string>>(p.Row.Reasons)!, p.Row.State, p.Row.At))];
    }

    private async Task<IReadOnlyList<MoveMapping>> Mappings(MoveRow move, CancellationToken cancellation)
    {
        var affected = MoveDesk.RunningOn(db, door.Person, move.Definition, move.FromVersion);
        var sample = await affected.Select(c => c.WorkflowSet).FirstOrDefaultAsync(cancellation)
            ?? await db.MoveCases.Where(m => m.MoveId == move.Id).Join(db.VisibleTo(door.Person), m => m.CaseId, c => c.Id, (_, c) => c.WorkflowSet).FirstOrDefaultAsync(cancellation);
        if (sample is null)
        {
            return [];
        }

        var organisation = await db.Organisations.AsNoTracking().FirstAsync(o => o.Id == move.OrganisationId, cancellation);
        var to = definitions.SetOf(await definitions.CurrentSet(db, organisation, cancellation));
        var at = (await db.Bookmarks.AsNoTracking().Where(b => affected.Any(c => c.Id == b.CaseId))
            .Join(db.Instances, b => b.InstanceId, i => i.Id, (b, i) => new { i.DefinitionId, b.ActivityId }).GroupBy(b => b).Select(g => new { g.Key.DefinitionId, g.Key.ActivityId, Count = g.Count() }).ToListAsync(cancellation))
            .ToDictionary(b => (b.DefinitionId, b.ActivityId), b => b.Count);
        var map = MoveMap.Read(move.Map);
        return [.. definitions.SetOf(sample).ChangedTo(to).Select(pair => Mapping(pair.Old, pair.New, map.For(pair.Old.Definition.DefinitionId), at))];
    }

    private static MoveMapping Mapping(CompiledWorkflow old, CompiledWorkflow replaced, IReadOnlyDictionary<string, string> map, Dictionary<(string, string), int> at)
    {
        var definition = old.Definition.DefinitionId;
        var nodes = Counterparts.Find(old, replaced).Select(c =>
        {
            var id = map.GetValueOrDefault(c.Old.Id, c.Old.Id);
            var node = replaced.FindNode(id);
            var by = node is null ? "none" : node == c.New ? c.By.ToString().ToLowerInvariant() : "chosen";
            return new MoveNode(c.Old.Id, c.Old.DisplayText, c.Old.Type, at.GetValueOrDefault((definition, c.Old.Id)), node?.Id, node?.DisplayText, by);
        });
        return new MoveMapping(definition, old.Definition.Name, old.Definition.Id, replaced.Definition.Id, [.. nodes], [.. replaced.Nodes.Select(n => new MoveChoice(n.Id, n.DisplayText, n.Type))]);
    }
}
