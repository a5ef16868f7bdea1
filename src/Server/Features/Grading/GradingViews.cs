using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Grading;
using Qingyi.Rules.Figures;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Features.Rules;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Grading;

/// <summary>裁量说明: the stored proposal with its law, sums, rules and the distance to the next line; nothing is computed again.</summary>
public sealed class GradingViews(CaseDb db, RulesInForce rules, SimilarCaseQuery similar, PersonAtDoor door)
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
            GradingParts.Scale(response, request, schedules), GradingParts.Fine(fine), fine?.Proposed is { } yuan ? new FineStep("建议", Show.Money(yuan), fine.Basis) : null,
            [.. response.Factors.Select(f => new FactorView(GradingWords.Circumstance(f.Code), f.Basis, f.Weight))], response.Factors.Count == 0 ? null : "相抵后",
            Facts(of, request), GradingParts.Fired(response), GradingParts.NotFired(response),
            null, [.. await Table(response, request, schedules, cancellation), .. GradingTexts.Consequences(response)], $"{response.Edition} {response.RuleSet[..Math.Min(19, response.RuleSet.Length)]}", proposal.At, entry, Actions(of))
        {
            Similar = await similar.Of(of, door.Person, cancellation),
        };
    }

    /// <summary>Which table graded, and whose.</summary>
    private async Task<Pair[]> Table(GradingResponse response, GradingRequest request, ScheduleSet schedules, CancellationToken cancellation) =>
        response.Benchmark is { } used && await Jurisdiction.Used(db, schedules.TableOf(request, used), cancellation) is { } area
            ? [new Pair(Web.Words.Chinese["explanation.schedule"], Web.Words.Chinese["grading.table", used.Title, used.Step, area])]
            : [];

    private List<ActionView> Actions(Case of)
    {
        var actions = new List<ActionView> { ActionView.Open(Web.Words.Chinese["explanation.open"], Paths.Explanation(of.Id), "printer") };
        if (door.Person.IsAny(WhatIfPages.Readers))
        {
            actions.Add(ActionView.Open(Web.Words.Chinese["whatif.of-case"], Paths.WhatIfOf(of.Id), "adjustments-horizontal"));
        }

        return actions;
    }

    internal static List<FactView> Facts(Case of, GradingRequest request)
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
}
