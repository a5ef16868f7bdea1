using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Qingyi.Rules;
using Qingyi.Rules.Figures;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Rules;

/// <summary>
/// The rules over the schedules that the database has published, and over those of any stored grading. Which versions are published is asked at each use, so
/// that every node follows a publication at once; what they say never changes and is kept.
/// </summary>
public sealed class RulesInForce
{
    private static readonly Lazy<GradingRules>[] Compiled =
        [.. GradingRules.Editions.Select(edition => new Lazy<GradingRules>(() => GradingRules.Load(ScheduleSet.FromFolder(Hosting.Shipped.Schedules), edition)))];

    private readonly ConcurrentDictionary<string, GradingRules> _replayed = new(StringComparer.Ordinal);
    private Known? _now;

    public GradingRules Now(CaseDb db)
    {
        var ids = Published(db).Select(s => s.Id).ToList();
        return Kept(ids) ?? Keep(ids, [.. db.Schedules.AsNoTracking().Where(s => ids.Contains(s.Id))]);
    }

    public async Task<GradingRules> Now(CaseDb db, CancellationToken cancellation)
    {
        var ids = await Published(db).Select(s => s.Id).ToListAsync(cancellation);
        return Kept(ids) ?? Keep(ids, await db.Schedules.AsNoTracking().Where(s => ids.Contains(s.Id)).ToListAsync(cancellation));
    }

    /// <summary>The rules and schedules that a stored grading was made with.</summary>
    /// <returns>Null where no such rule set was ever in force here.</returns>
    public async Task<GradingRules?> At(CaseDb db, string ruleSet, CancellationToken cancellation)
    {
        if (_replayed.TryGetValue(ruleSet, out var kept))
        {
            return kept;
        }

        if (await db.RuleSets.AsNoTracking().FirstOrDefaultAsync(r => r.Hash == ruleSet, cancellation) is not { } row)
        {
            return null;
        }

        var ids = JsonSerializer.Deserialize<List<string>>(row.Schedules)!;
        var versions = await db.Schedules.AsNoTracking().Where(s => ids.Contains(s.Id)).ToListAsync(cancellation);
        return _replayed[ruleSet] = Of(row.Edition, SetOf(versions));
    }

    /// <summary>The newest edition over these figures.</summary>
    /// <exception cref="ArgumentException">A rule reads a figure that is not there.</exception>
    public static GradingRules Over(ScheduleSet schedules) => Of(GradingRules.Editions[^1], schedules);

    /// <summary>The published versions as one set; each goes by its title.</summary>
    /// <exception cref="ScheduleException">They contradict each other.</exception>
    public static ScheduleSet SetOf(IEnumerable<ScheduleRow> versions) =>
        ScheduleSet.Read(versions.OrderBy(v => v.Id, StringComparer.Ordinal).Select(v => (NameOf(v.Title, v.Jurisdiction), v.Json)));

    public static string NameOf(string title, string? jurisdiction) => string.IsNullOrEmpty(jurisdiction) ? $"《{title}》" : $"《{title}》（{jurisdiction}）";

    /// <summary>Notes which versions the rule set stands for; saved with whatever brought it about.</summary>
    public static async Task Record(CaseDb db, GradingRules rules, IEnumerable<string> versions, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await db.RuleSets.FindAsync([rules.Hash], cancellation) is null)
        {
            db.RuleSets.Add(new RuleSetRow { Hash = rules.Hash, Edition = rules.Edition, Schedules = JsonSerializer.Serialize(versions.Order(StringComparer.Ordinal)), At = now });
        }
    }

    private static IQueryable<ScheduleRow> Published(CaseDb db) => db.Schedules.AsNoTracking().Where(s => s.State == ScheduleState.Published).OrderBy(s => s.Id);

    private static GradingRules Of(string edition, ScheduleSet schedules) => Compiled[GradingRules.Editions.ToList().IndexOf(edition)].Value.With(schedules);

    private GradingRules? Kept(List<string> ids) => _now is { } known && known.Ids.SequenceEqual(ids) ? known.Rules : null;

    private GradingRules Keep(List<string> ids, IReadOnlyList<ScheduleRow> versions)
    {
        var rules = Over(SetOf(versions));
        _now = new Known(ids, rules);
        return rules;
    }

    private sealed record Known(IReadOnlyList<string> Ids, GradingRules Rules);
}
