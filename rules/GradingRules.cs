using System.Security.Cryptography;
using System.Text;
using NRules;
using NRules.Fluent;
using NRules.RuleModel;
using Qingyi.Rules.Citations;

namespace Qingyi.Rules;

/// <summary>One edition of the rule set, compiled once with its schedules. Thread-safe; each grading has its own session.</summary>
public sealed class GradingRules
{
    private readonly ISessionFactory sessions;
    private readonly ScheduleSet schedules;
    private readonly IReadOnlyList<TracedRule> rules;

    private GradingRules(string edition, ScheduleSet schedules, ISessionFactory sessions, IReadOnlyList<TracedRule> rules)
    {
        Edition = edition;
        this.schedules = schedules;
        this.sessions = sessions;
        this.rules = rules;
        Hash = HashOf(edition, schedules, rules);
    }

    /// <summary>All editions, oldest first.</summary>
    public static IReadOnlyList<string> Editions => ["2026.1", "2026.2"];

    /// <summary>The edition, e.g. <c>2026.1</c>.</summary>
    public string Edition { get; }

    /// <summary><c>sha256:</c> and 64 hexadecimal digits over rule names, canonical conditions, benchmarks and the schedules that the rules read; equal on every machine.</summary>
    public string Hash { get; }

    /// <summary>The figures that are graded with.</summary>
    public ScheduleSet Schedules => schedules;

    /// <param name="schedules">The figures to grade with.</param>
    /// <param name="edition">One of <see cref="Editions"/>; null: the newest.</param>
    /// <exception cref="ArgumentException">There is no such edition, or a rule reads a figure that no schedule has.</exception>
    public static GradingRules Load(ScheduleSet schedules, string? edition = null)
    {
        ArgumentNullException.ThrowIfNull(schedules);
        edition ??= Editions[^1];
        if (!Editions.Contains(edition))
            throw new ArgumentException($"没有“{edition}”版规则：现有 {string.Join("、", Editions)}", nameof(edition));
        var repository = new RuleRepository();
        repository.Load(load => load.From(typeof(GradingRules).Assembly).Where(rule => EditionsAttribute.Of(rule.RuleType).Contains(edition)));
        var definitions = repository.GetRuleSets().SelectMany(set => set.Rules).ToList();
        var traced = definitions.Select(d => new TracedRule(d)).OrderBy(r => r.Stage).ThenBy(r => r.Name, StringComparer.Ordinal).ToList();
        DemandFigures(schedules, traced);
        return new GradingRules(edition, schedules, repository.Compile(), traced);
    }

    /// <summary>The same compiled edition over other figures.</summary>
    /// <exception cref="ArgumentException">A rule reads a figure that no schedule has.</exception>
    public GradingRules With(ScheduleSet figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        DemandFigures(figures, rules);
        return new GradingRules(Edition, figures, sessions, rules);
    }

    private static void DemandFigures(ScheduleSet schedules, IReadOnlyList<TracedRule> rules)
    {
        var missing = rules.SelectMany(r => r.Reads.Where(key => !schedules.Has(key)).Select(key => $"{r.Name} → {key}")).ToList();
        if (missing.Count > 0)
            throw new ArgumentException($"数额表缺少规则引用的数额：{string.Join("；", missing)}", nameof(schedules));
    }

    /// <summary>Grades one request. Absent <see cref="GradingRequest.DecidedOn"/> is taken to be <paramref name="asOf"/>.</summary>
    /// <exception cref="ArgumentException">The day of the decision precedes the act.</exception>
    public GradingResponse Grade(GradingRequest request, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(request);
        var decidedOn = request.DecidedOn ?? asOf;
        if (decidedOn < request.ActedOn)
            throw new ArgumentException($"The decision ({decidedOn:O}) precedes the act ({request.ActedOn:O}).", nameof(asOf));
        var run = new GradingRun(sessions.CreateSession(), schedules, InOrder(request), decidedOn);
        var response = run.Response(Edition, Hash);
        return response with { Trace = run.Trace(rules) };
    }

    /// <summary>Findings in an order of their own, so that the order of the request decides nothing; the first edition told them as given and keeps doing so.</summary>
    private GradingRequest InOrder(GradingRequest request) => Edition == Editions[0]
        ? request
        : request with
        {
            Findings =
            [
                .. request.Findings.OrderBy(f => f.Conduct).ThenByDescending(f => f.Proven).ThenBy(f => f.Amount).ThenBy(f => f.Times).ThenBy(f => f.Persons)
                    .ThenBy(f => f.Harm).ThenBy(f => f.Points).ThenBy(f => f.Trade),
            ],
        };

    /// <summary>The rules in the order of their stages.</summary>
    public IReadOnlyList<RuleInfo> List() =>
        [.. rules.Select(r => new RuleInfo(r.Name, Words.Of(r.Stage), r.Article, [.. r.Conditions], schedules.DatesOf(r.Reads), r.Editions) { Class = r.Class })];

    internal IEnumerable<CitingRule> Citing => rules.Select(r => new CitingRule(r.Name, r.Article, r.Texts, [.. r.Conditions]));

    /// <summary>The trace of a response as Chinese text, for the case page and the command line.</summary>
    public string Explain(GradingRequest request, GradingResponse response) => Explanation.Of(request, response, schedules);

    private static string HashOf(string edition, ScheduleSet schedules, IReadOnlyList<TracedRule> rules)
    {
        var text = new StringBuilder().Append("edition ").Append(edition).Append('\n');
        foreach (var rule in rules)
            text.Append("rule ").Append(rule.Name).Append('|').Append(rule.Article).Append('|').AppendJoin('|', rule.Conditions).Append('\n');
        foreach (var schedule in schedules.CanonicalOf(rules.SelectMany(r => r.Reads).Select(key => Law.Split(key).Schedule).ToHashSet(StringComparer.Ordinal)))
            text.Append("schedule ").Append(schedule).Append('\n');
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
