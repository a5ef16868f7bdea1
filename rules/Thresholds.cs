using System.Globalization;

namespace Qingyi.Rules;

/// <summary>The nearest figure above the amount at which the proposal would change.</summary>
internal sealed class Thresholds(Matter matter, Law lawOfAct, Law lawOfDecision)
{
    public NextThreshold? Next(Graded graded, ScheduleFile? benchmark, IReadOnlyList<SideTally> tallies, IReadOnlyList<Charge> charges) =>
        (matter.IsStaff ? tallies.SelectMany(t => Staff(graded, benchmark, t)) : charges.SelectMany(Unit)).OrderBy(t => t.At - t.Value).ThenBy(t => t.At).FirstOrDefault();

    private IEnumerable<NextThreshold> Staff(Graded graded, ScheduleFile? benchmark, SideTally tally)
    {
        if (tally.Amount is not { } amount)
            yield break;
        if (graded.Grade == Grade.Waived && benchmark?.Benchmark?.WaiverBelow is { } waiver && waiver > amount)
            yield return new NextThreshold("amount", amount, waiver, "不再适用轻微不罚");
        foreach (var step in benchmark?.Benchmark is { } table && table.Sides.Contains(tally.Side) ? table.Steps.Where(s => s.From > amount) : [])
            yield return new NextThreshold(
                "amount", amount, step.From, $"裁量档次“{step.Label}”{(matter.Kind == SubjectKind.Physician ? Told(step) : "")}");
        foreach (var (line, then) in matter.ManagementPower
            ? [("functionary", "移送监察机关审查（刑法 385）")]
            : new[] { ("staff-alert", "审查是否移送公安机关（刑法 163 立案追诉标准）"), ("staff-strong", "移送公安机关（刑法 163）") })
        {
            if (lawOfDecision["transfer-lines/" + line] is { } at && at > amount)
                yield return new NextThreshold("amount", amount, at, then);
        }
    }

    private IEnumerable<NextThreshold> Unit(Charge charge)
    {
        if (charge.Amount is not { } amount)
            yield break;
        (decimal? At, string Then)[] lines = charge.IsTradeBribery
            ? [
                (lawOfAct["discretion/company-second"], "不再因金额较小从轻"), (lawOfAct["discretion/company-third"], "情节严重"),
                (lawOfDecision["transfer-lines/giving-unit"], "审查是否移送（刑法 164、393）"), (lawOfDecision["procurement-credit/serious-from"], "招采信用严重失信"),
                (lawOfDecision["procurement-credit/especially-from"], "招采信用特别严重失信"),
            ]
            : charge.IsFraud
                ? [
                    (lawOfAct["discretion/fraud-light-to"], "罚款三至四倍"), (lawOfAct["discretion/fraud-usual-to"], "罚款四至五倍"),
                    (lawOfDecision["transfer-lines/fraud"], "审查是否移送公安机关（刑法 266）"),
                ]
                : [];
        foreach (var (at, then) in lines)
        {
            if (at > amount)
                yield return new NextThreshold("amount", amount, at.Value, then);
        }
    }

    private static string Told(BenchmarkStep step) => step switch
    {
        { Revocation: true } => "，吊销执业证书",
        { Suspension: not null } => "，暂停执业活动",
        { Fine: { } fine } => string.Create(CultureInfo.InvariantCulture, $"，罚款 {fine[0]:0.##}—{fine[1]:0.##} 元"),
        _ => "",
    };
}
