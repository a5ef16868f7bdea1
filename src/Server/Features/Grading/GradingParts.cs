using System.Globalization;
using Qingyi.Domain.Grading;
using Qingyi.Rules.Figures;
using Qingyi.Rules.Tracing;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Features.Grading;

/// <summary>Parts of a grading that several pages show: the scale, the way to the fine, the rules.</summary>
internal static class GradingParts
{
    public static ScaleView? Scale(GradingResponse response, GradingRequest request, ScheduleSet schedules)
    {
        var amounts = request.Findings.Where(f => f.Proven).Select(f => f.Amount).ToList();
        var benchmark = response.Benchmark is { } used ? schedules.TableOf(request, used) : null;
        if (benchmark?.Benchmark is not { } table || amounts.Count == 0 || amounts.Contains(null))
        {
            return null;
        }

        var value = response.NextThreshold is { Fact: "amount" } next ? next.Value : amounts.Sum(a => a!.Value);
        var steps = table.Steps.Select(s => new ScaleStep(
            s.To is { } to ? $"{Round(s.From)} — {Round(to)}" : Texts.Of("grading.scale.or-more", Round(s.From)), GradingTexts.Step(s), s.From, s.To)).ToList();
        var at = steps.FindIndex(s => value >= s.From && (s.Below is null || value < s.Below));
        return new ScaleView(steps, value, at >= 0 && at < steps.Count - 1 ? steps[at].Below : null, response.Benchmark!.Title);
    }

    public static List<FineStep> Fine(Sanction? fine)
    {
        var steps = new List<FineStep>();
        if (fine is { Min: { } min, Max: { } max })
        {
            steps.Add(new FineStep(Texts.Of("grading.fine.statutory-range"), $"{Show.Money(min)} — {Show.Money(max)}", fine.Basis));
        }

        if (fine is { BandMin: { } low, BandMax: { } high })
        {
            steps.Add(new FineStep(Texts.Of("grading.fine.step-range"), $"{Show.Money(low)} — {Show.Money(high)}", Texts.Of("grading.fine.benchmark")));
        }

        return steps;
    }

    public static IReadOnlyList<FiredRule> Fired(GradingResponse response) =>
        [.. response.Trace.Where(t => t.Fired).Select(t => new FiredRule(t.Rule, t.Article, InForce(response, t), Spoken.Because(t.Because ?? "")))];

    /// <summary>The nearest first: rules that a figure kept from firing, then what else this respondent and conduct could have met.</summary>
    public static IReadOnlyList<UnfiredRule> NotFired(GradingResponse response)
    {
        var applicable = ApplicableRules.In(response).ToHashSet();
        return
        [
            .. response.Trace.Where(t => t is { Fired: false, FirstFailing: not null }).OrderBy(t => t.FirstFailing!.Distance() is null).ThenBy(t => !applicable.Contains(t))
                .Select(t => NotFired(t, t.FirstFailing!)),
        ];
    }

    public static UnfiredRule NotFired(TraceEntry entry, FailingCondition failing, Func<string, string>? said = null) =>
        new(entry.Rule, entry.Article, (said ?? Spoken.Condition)(failing.Condition), failing.Value.ToString(), failing.Required.ToString(), Distance(failing));

    private static string Round(decimal yuan) => yuan >= 10_000 ? Texts.Of("grading.scale.ten-thousands", (yuan / 10_000).ToString("0.##", CultureInfo.InvariantCulture)) : yuan.ToString("#,##0.##", CultureInfo.InvariantCulture);

    private static string InForce(GradingResponse response, TraceEntry entry) =>
        response.Law.FirstOrDefault(l => entry.Article.Contains(l.Statute, StringComparison.Ordinal)) is { } law ? Texts.Of("grading.rule.in-force-from", Show.Day(law.InForceFrom)) : "";

    private static string? Distance(FailingCondition failing) =>
        failing.Distance() is { } distance ? Texts.Of("grading.rule.distance", distance) : null;
}
