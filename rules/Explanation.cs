using System.Globalization;
using System.Text;

namespace Qingyi.Rules;

/// <summary>An answer and its trace as an official would read them.</summary>
internal static class Explanation
{
    public static string Of(GradingRequest request, GradingResponse response, ScheduleSet schedules)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"裁量说明　{response.Id}");
        text.AppendLine(CultureInfo.InvariantCulture, $"规则提出建议，由人作出决定。规则集 {response.Edition}，{response.RuleSet}");
        text.AppendLine(CultureInfo.InvariantCulture, $"当事人：{Labels.Of(request.Subject.Kind)}；行为终了日 {request.ActedOn:yyyy-MM-dd}");
        if (Subject(request.Subject) is { Length: > 0 } qualities)
            text.Append("  身份：").AppendLine(qualities);
        foreach (var finding in request.Findings)
            text.AppendLine(CultureInfo.InvariantCulture, $"  认定：{Labels.Of(finding.Conduct)}，{Yuan(finding.Amount)}，{finding.Times} 次，{(finding.Proven ? "已查实" : "未查实")}");
        if (request.Circumstances.Count > 0)
            text.AppendLine("  情节：" + string.Join("、", request.Circumstances.Select(c => Labels.Of(c))));
        text.AppendLine(CultureInfo.InvariantCulture, $"结论：{Labels.Of(response.Tier)}（{Labels.Of(response.Severity)}）");
        foreach (var law in response.Law)
            text.AppendLine(CultureInfo.InvariantCulture, $"  依据：{law.Statute} {law.Article}（{law.InForceFrom:yyyy-MM-dd} 起施行）");
        if (response.Benchmark is { } benchmark)
            text.AppendLine(CultureInfo.InvariantCulture, $"  裁量基准：{benchmark.Title}，“{benchmark.Step}”档（{benchmark.From:yyyy-MM-dd} 起）；{schedules.TableOf(request, benchmark)?.Benchmark?.Source ?? "来源不在本套数额表中"}");
        Lines(text, "处罚", response.Sanctions.Select(Sanction));
        Lines(text, "医保处理", response.Insurance.Select(Measure));
        Lines(text, "人事处理", response.Personnel.Select(m => $"{Labels.Of(m.Mode)}{Labels.Of(m.Kind)}：{m.Basis}"));
        Lines(text, "移送", response.Transfers.Select(t => $"{Labels.Of(t.Mode)}{Labels.Of(t.Strength)}{Labels.Of(t.To)}：{t.Basis}"));
        Lines(text, "问责", response.Accountability.Select(a => $"{Labels.Of(a.Who)}{Labels.Of(a.Measure)}：{a.Basis}"));
        Lines(text, "临时措施", response.Interim.Select(m => $"{Labels.Of(m.Mode)}{Labels.Of(m.Kind)}：{m.Basis}"));
        Lines(text, "程序", Procedure(response.Procedure));
        if (response.NextThreshold is { } next)
            text.AppendLine(CultureInfo.InvariantCulture, $"距上一档：{Yuan(next.Value)}，到 {Yuan(next.At)} 还差 {Yuan(next.At - next.Value)}（{next.Then}）");
        Lines(text, "九项准则", (response.Principles ?? []).Select(p => $"第{"一二三四五六七八九"[p.Number - 1]}项 {p.Title}（{Labels.Of(p.Conduct)}）{(p.Definition is { } meaning ? "；" + meaning : "")}"));
        Lines(text, "对单位的处理", (response.UnitAnswers ?? []).Select(a => $"{Labels.Of(a.Tier)}：{a.Basis}"));
        Lines(text, "不予处罚的理由", (response.NoSanction ?? []).Select(n => $"{Labels.Of(n.Subject)}“{Labels.Of(n.Conduct)}”：{n.Reason}（{n.Basis}）"));
        Lines(text, "提示", response.Reminders.Select(r => $"{r.Text}（{r.Basis}）"));
        Lines(text, "未载明", response.NotCovered.Select(n => n.Reason));
        Lines(text, "从轻与从重", response.Factors.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Weight:+0;-0}　{f.Basis}")));
        Lines(text, "适用的规则", response.Trace.Where(t => t.Fired).Select(t => $"{t.Rule}〔{t.Article}〕：{Spoken.Because(t.Because ?? "")}"));
        Lines(text, "没有适用的规则（第一个不成立的条件）", response.Trace.Where(t => !t.Fired).Select(t =>
            $"{t.Rule}〔{t.Article}〕：{Failed(t.FirstFailing!)}"));
        return text.ToString();
    }

    private static string Subject(GradingSubject subject) => string.Join('、', new[]
    {
        subject.ManagementPower ? "有管理职权" : "", subject.PublicInstitution ? "公立医疗机构" : "", subject.PartyMember ? "中共党员" : "",
        subject.Designated ? "医保定点" : "", subject.PriorSanctions.Count > 0 ? $"曾受处罚 {subject.PriorSanctions.Count} 次" : "",
    }.Where(q => q.Length > 0));

    /// <summary>The first condition that does not hold, with both values and, of two amounts, how far they lie apart.</summary>
    private static string Failed(FailingCondition failing)
    {
        var text = $"{Spoken.Condition(failing.Condition)}；本案 {failing.Value}，要求 {failing.Required}";
        return failing.Distance() is { } distance ? text + string.Create(CultureInfo.InvariantCulture, $"，相差 {distance:#,##0.##}") : text;
    }

    private static string Sanction(Sanction sanction)
    {
        var text = Labels.Of(sanction.Mode) + (sanction.IndustryBan is { } ban ? Labels.Of(ban) : Labels.Of(sanction.Kind))
            + Figures(sanction.Amount, sanction.Min, sanction.Max, sanction.Proposed, sanction.MinMultiple, sanction.MaxMultiple);
        return text + Months(sanction.MinMonths, sanction.MaxMonths, sanction.ProposedMonths) + "：" + sanction.Basis;
    }

    private static string Measure(InsuranceMeasure measure)
    {
        var text = Labels.Of(measure.Mode) + Labels.Of(measure.Kind)
            + Figures(measure.Amount, measure.Min, measure.Max, measure.Proposed, measure.MinMultiple, measure.MaxMultiple);
        return text + Months(measure.MinMonths, measure.MaxMonths, measure.ProposedMonths)
            + (measure.Points is { } points ? $" {points} 分" : "") + "：" + measure.Basis;
    }

    private static string Figures(decimal? amount, decimal? min, decimal? max, decimal? proposed, decimal? minMultiple, decimal? maxMultiple)
    {
        var text = amount is { } sum ? " " + Yuan(sum) : "";
        if (minMultiple is { } least && maxMultiple is { } most)
            text += string.Create(CultureInfo.InvariantCulture, $" {least:0.##} 至 {most:0.##} 倍");
        if (min is { } from && max is { } to)
            text += $" {Yuan(from)} 至 {Yuan(to)}";
        return text + (proposed is { } figure ? $"，建议 {Yuan(figure)}" : "");
    }

    private static string Months(int? min, int? max, int? proposed) =>
        min is null ? "" : string.Create(CultureInfo.InvariantCulture, $" {Labels.Months(min.Value, max)}{(proposed is { } months ? $"，建议 {months} 个月" : "")}");

    private static IEnumerable<string> Procedure(ProcedureFlags flags)
    {
        if (flags.HearingOffered)
            yield return "应当告知听证权利（行政处罚法 63）";
        if (flags.LegalReview)
            yield return "应当法制审核（行政处罚法 58）";
        if (flags.CollectiveDiscussion)
            yield return "应当集体讨论决定（行政处罚法 57）";
        if (flags.Summary)
            yield return "可以适用简易程序（行政处罚法 51）";
        if (flags.TimeBarred)
            yield return "可能超过追究时效，应当核对发现日（行政处罚法 36）";
    }

    private static void Lines(StringBuilder text, string heading, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
            return;
        text.Append(heading).AppendLine("：");
        foreach (var line in all)
            text.Append("  ").AppendLine(line);
    }

    private static string Yuan(decimal? amount) => amount is { } sum ? string.Create(CultureInfo.InvariantCulture, $"{sum:#,##0.00} 元") : "金额未查明";
}
