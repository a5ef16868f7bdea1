using Microsoft.EntityFrameworkCore;
using Qingyi.Engine.Runs;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Rules;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Secrets;

namespace Qingyi.Server.Storage;

/// <summary>What every transition needs of the house.</summary>
public sealed record House(KeyRing Ring, Ids Ids, RulesInForce Rules, Calendar Calendar, RandomSource Random);

/// <summary>The rows of a case that a transition works on, loaded with it: what is running, open or waiting. What few steps need is asked for when they do.</summary>
public sealed class CaseRecords
{
    private readonly CaseDb? _db;
    private readonly string _caseId = "";
    private IReadOnlyList<IncidentRow>? _openIncidents;

    private CaseRecords()
    {
    }

    private CaseRecords(CaseDb db, string caseId) => (_db, _caseId) = (db, caseId);

    internal static CaseRecords OfNewCase { get; } = new();

    /// <summary>The running ones: an instance that has ended never moves again.</summary>
    public IReadOnlyList<InstanceRow> Instances { get; private init; } = [];
    public IReadOnlyList<BookmarkRow> Bookmarks { get; private init; } = [];
    public IReadOnlyList<TaskRow> OpenTasks { get; private init; } = [];
    public IReadOnlyList<DeadlineRow> OpenDeadlines { get; private init; } = [];

    /// <summary>Steps that are held.</summary>
    public IReadOnlyList<IncidentRow> OpenIncidents => _openIncidents ??= _db?.Incidents.Where(i => i.CaseId == _caseId && i.ResolvedAt == null).ToList() ?? [];

    /// <summary>Pieces of evidence.</summary>
    public int Evidence => _db?.Evidence.Count(e => e.CaseId == _caseId) ?? 0;

    /// <summary>The case's key, wrapped; null until something was sealed.</summary>
    public string? Key => _db?.CaseKeys.Find(_caseId)?.Wrapped;

    internal static async Task<CaseRecords> Load(CaseDb db, string caseId, CancellationToken cancellation) => new(db, caseId)
    {
        Instances = await db.Instances.Where(i => i.CaseId == caseId && i.Status == nameof(InstanceStatus.Running)).ToListAsync(cancellation),
        Bookmarks = await db.Bookmarks.Where(b => b.CaseId == caseId).ToListAsync(cancellation),
        OpenTasks = await db.Tasks.Where(t => t.CaseId == caseId && t.State == "open").ToListAsync(cancellation),
        OpenDeadlines = await db.Deadlines.Where(d => d.CaseId == caseId && (d.State == "running" || d.State == "paused")).ToListAsync(cancellation),
    };
}
