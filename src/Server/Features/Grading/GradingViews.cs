using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Grading;
using Qingyi.Rules.Figures;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Features.Rules;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Grading;

/// <summary>裁量说明: the stored proposal with its law, sums, rules and the distance to the next line; nothing is computed again.</summary>
public sealed class GradingViews(CaseDb db, RulesInForce rules)
{
    public async Task<GradingView?> Of(Case of, CancellationToken cancellation)
    {
        if (of.Facts.Proposal is not { } proposal)
        {
            return null;
        }

        var schedules = (await rules.At(db, proposal.RuleSet, cancellation) ?? await rules.Now(db, cancellation)).Schedules;
        var response = GradingJson.ReadResponse(proposal.Response.ToJsonString());
        var request = GradingJson.Read(proposal.Request.ToJsonString()).Request!;
        var entry = await db.Audit.AsNoTracking().Where(a => a.Chain == "case/" + of.Id && a.What == "grading-proposed").OrderByDescending(a => a.Sequence).Select(a => (long?)a.Sequence).FirstOrDefaultAsync(cancellation);
        var fine = response.Sanctions.FirstOrDefault(s => s.Kind == SanctionKind.Fine);
        return new GradingView(
            of.Id, of.Number, of.Title, GradingTexts.Headline(response), [new TagView(GradingTexts.Tier(response.Tier), Tone.Blue), new TagView(GradingTexts.Severity(response.Severity))],
            Scale(response, request, schedules), Fine(fine), fine?.Proposed is { } yuan ? new FineStep("建议", Show.Money(yuan), fine.Basis) : null,
            [.. response.Factors.Select(f => new FactorView(GradingWords.Circumstance(f.Code), f.Basis, f.Weight))], response.Factors.Count == 0 ? null : "相抵后",
            Facts(of, request), [.. response.Trace.Where(t => t.Fired).Select(t => new FiredRule(t.Rule, t.Article, InForce(response, t), t.Because ?? ""))],
            [.. response.Trace.Where(t => t is { Fired: false, FirstFailing: not null }).OrderBy(t => Distance(t.FirstFailing!) is null).Select(t => new UnfiredRule(
                t.Rule, t.Article, t.FirstFailing!.Condition, t.FirstFailing.Value.ToString(), t.FirstFailing.Required.ToString(), Distance(t.FirstFailing)))],
            null, [.. GradingTexts.Consequences(response)], $"{response.Edition} {response.RuleSet[..Math.Min(19, response.RuleSet.Length)]}", proposal.At, entry, []);
    }

    private static ScaleView? Scale(GradingResponse response, GradingRequest request, ScheduleSet schedules)
    {
        var amounts = request.Findings.Where(f => f.Proven).Select(f => f.Amount).ToList();
        var benchmark = response.Benchmark is { } used ? schedules.Files.FirstOrDefault(s => s.Id == used.Id) : null;
        if (benchmark?.Benchmark is not { } table || amounts.Count == 0 || amounts.Contains(null))
        {
            return null;
        }

        var value = response.NextThreshold is { Fact: "amount" } next ? next.Value : amounts.Sum(a => a!.Value);
        var steps = table.Steps.Select(s => new ScaleStep(
            s.To is { } to ? $"{Round(s.From)} — {Round(to)}" : $"{Round(s.From)} 以上", GradingTexts.Step(s), s.From, s.To)).ToList();
        var at = steps.FindIndex(s => value >= s.From && (s.Below is null || value < s.Below));
        return new ScaleView(steps, value, at >= 0 && at < steps.Count - 1 ? steps[at].Below : null, response.Benchmark!.Title);
    }

    private static string Round(decimal yuan) => yuan >= 10_000 ? $"{(yuan / 10_000).ToString("0.##", CultureInfo.InvariantCulture)}万" : yuan.ToString("#,##0.##", CultureInfo.InvariantCulture);

    private static List<FineStep> Fine(Sanction? fine)
    {
        var steps = new List<FineStep>();
        if (fine is { Min: { } min, Max: { } max })
        {
            steps.Add(new FineStep("法定幅度", $"{Show.Money(min)} — {Show.Money(max)}", fine.Basis));
        }

        if (fine is { BandMin: { } low, BandMax: { } high })
        {
            steps.Add(new FineStep("本档幅度", $"{Show.Money(low)} — {Show.Money(high)}", "裁量基准"));
        }

        return steps;
    }

    private static List<FactView> Facts(Case of, GradingRequest request)
    {
        var by = of.Facts.Investigation is { } report ? string.Join('、', new[] { report.Lead.Name, report.Second?.Name }.OfType<string>()) : "";
        var evidence = of.Facts.Investigation is { } found ? $"证据 {found.Evidence} 件" : "";
        List<FactView> facts = [new("主体", GradingWords.Subject(JsonNamingPolicy.KebabCaseLower.ConvertName(request.Subject.Kind.ToString())), evidence, by)];
        facts.AddRange(request.Findings.Select((f, i) => new FactView(
            $"行为 {i + 1}", string.Join("，", new[]
            {
                GradingWords.Conduct(JsonNamingPolicy.KebabCaseLower.ConvertName(f.Conduct.ToString())), f.Amount is { } yuan ? Show.Money(yuan) : "金额未查明",
                $"{f.Times} 次", f.Persons > 1 ? $"{f.Persons} 人" : null, f.Harm ? "造成不良后果" : null, f.Proven ? null : "证据不足",
            }.OfType<string>()), evidence, by)));
        facts.Add(new("行为日期", request.ActedFrom is { } from ? $"{Show.Day(from)} 至 {Show.Day(request.ActedOn)}" : Show.Day(request.ActedOn), evidence, by));
        if (request.Circumstances.Count > 0)
        {
            facts.Add(new("情节", string.Join('、', request.Circumstances.Select(c => GradingWords.Circumstance(JsonNamingPolicy.KebabCaseLower.ConvertName(c.ToString())))), evidence, by));
        }

        return facts;
    }

    private static string InForce(GradingResponse response, TraceEntry entry) =>
        response.Law.FirstOrDefault(l => entry.Article.Contains(l.Statute, StringComparison.Ordinal)) is { } law ? $"{Show.Day(law.InForceFrom)} 起" : "";

    private static string? Distance(FailingCondition failing) =>
        failing.Distance() is { } distance ? string.Create(CultureInfo.InvariantCulture, $"差 {distance:#,##0.##}") : null;
}
