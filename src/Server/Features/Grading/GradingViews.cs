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
            GradingParts.Scale(response, request, schedules), GradingParts.Fine(fine), fine?.Proposed is { } yuan ? new FineStep(Texts.Of("grading.fine.proposed"), Show.Money(yuan), fine.Basis) : null,
            [.. response.Factors.Select(f => new FactorView(GradingWords.Circumstance(f.Code), f.Basis, f.Weight))],
            response.Factors.Count == 0 ? null : Texts.Of("grading.factors.after-offset"),
            Facts(of, request), GradingParts.Fired(response), GradingParts.NotFired(response),
            null, [.. await Table(response, request, schedules, cancellation), .. GradingTexts.Consequences(response)], $"{response.Edition} {response.RuleSet[..Math.Min(19, response.RuleSet.Length)]}", proposal.At, entry, Actions(of))
        {
            Similar = await similar.Of(of, door.Person, cancellation),
        };
    }

    /// <summary>Which table graded, and whose.</summary>
    private async Task<Pair[]> Table(GradingResponse response, GradingRequest request, ScheduleSet schedules, CancellationToken cancellation) =>
        response.Benchmark is { } used && await Jurisdiction.Used(db, schedules.TableOf(request, used), cancellation) is { } area
            ? [new Pair(Web.Words.Spoken["explanation.schedule"], Web.Words.Spoken["grading.table", used.Title, used.Step, area])]
            : [];

    private List<ActionView> Actions(Case of)
    {
        var actions = new List<ActionView> { ActionView.Open(Web.Words.Spoken["explanation.open"], Paths.Explanation(of.Id), "printer") };
        if (door.Person.IsAny(WhatIfPages.Readers))
        {
            actions.Add(ActionView.Open(Web.Words.Spoken["whatif.of-case"], Paths.WhatIfOf(of.Id), "adjustments-horizontal"));
        }

        return actions;
    }

    internal static List<FactView> Facts(Case of, GradingRequest request)
    {
        var by = of.Facts.Investigation is { } report ? string.Join('、', new[] { report.Lead.Name, report.Second?.Name }.OfType<string>()) : "";
        var evidence = of.Facts.Investigation is { } found ? Texts.Of("grading.fact.evidence", found.Evidence) : "";
        List<FactView> facts = [new(Texts.Of("grading.fact.subject"), GradingWords.Subject(JsonNamingPolicy.KebabCaseLower.ConvertName(request.Subject.Kind.ToString())), evidence, by)];
        facts.AddRange(request.Findings.Select((f, i) => new FactView(
            Texts.Of("grading.fact.conduct", i + 1), string.Join("，", new[]
            {
                GradingWords.Conduct(JsonNamingPolicy.KebabCaseLower.ConvertName(f.Conduct.ToString())), f.Amount is { } yuan ? Show.Money(yuan) : Texts.Of("grading.fact.amount-unknown"),
                Texts.Of("grading.fact.times", f.Times), f.Persons > 1 ? Texts.Of("grading.fact.persons", f.Persons) : null, f.Harm ? Texts.Of("grading.fact.harm") : null, f.Proven ? null : Texts.Of("grading.fact.not-proven"),
            }.OfType<string>()), evidence, by)));
        facts.Add(new(Texts.Of("grading.fact.acted-on"), request.ActedFrom is { } from ? Texts.Of("grading.fact.period", Show.Day(from), Show.Day(request.ActedOn)) : Show.Day(request.ActedOn), evidence, by));
        if (request.Circumstances.Count > 0)
        {
            facts.Add(new(Texts.Of("grading.fact.circumstances"), string.Join('、', request.Circumstances.Select(c => GradingWords.Circumstance(JsonNamingPolicy.KebabCaseLower.ConvertName(c.ToString())))), evidence, by));
        }

        return facts;
    }
}
