using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Cases.Grading;
using Qingyi.Domain.Grading;
using Qingyi.Domain.People;
using Qingyi.Rules.Citations;
using Qingyi.Rules.Figures;
using Qingyi.Rules.Tracing;
using Qingyi.Server.Features.Cases;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Features.Rules;
using Qingyi.Server.Hosting;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Grading;

/// <summary>裁量说明书: the stored proposal as a page of the file, for paper.</summary>
public static class ExplanationPages
{
    public static void MapExplanationPages(this IEndpointRouteBuilder app) =>
        app.MapGet(Paths.Cases + "/{id}/explanation", async (string id, ExplanationDesk desk, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var view = await desk.View(id, cancellation);
            return view.Refusal is { } refusal ? await ProblemPages.Answer(http, refusal) : await frames.Staff(http, StaffPage.Cases, view.Value!);
        }).ForSeats([.. Role.OfCases]);
}

/// <summary>Puts the page together from what is stored; nothing is graded again.</summary>
public sealed class ExplanationDesk(CaseDb db, CaseQueries queries, SimilarCaseQuery similar, SealedWords words, RulesInForce rules, PersonAtDoor door, TimeProvider clock)
{
    // Read once: the file does not change while the service runs.
    private static readonly Lazy<StatuteBook> Book = new(() => StatuteBook.FromFile(Shipped.Statutes));

    private static Web.Words W => Web.Words.Spoken;

    public async Task<Outcome<ExplanationView>> View(string id, CancellationToken cancellation)
    {
        if (await queries.Find(door.Person, id, cancellation) is not { } of)
        {
            return CaseQueries.NoSuchCase;
        }

        if (of.Facts.Proposal is not { } proposal)
        {
            return new Refusal("not-graded-yet", W["explanation.not-yet"]);
        }

        var response = GradingJson.ReadResponse(proposal.Response.ToJsonString());
        var request = GradingJson.Read(proposal.Request.ToJsonString()).Request!;
        var schedules = (await rules.At(db, proposal.RuleSet, cancellation) ?? await rules.Now(db, cancellation)).Schedules;
        var authority = await db.Organisations.AsNoTracking().Where(o => o.Id == of.OrganisationId).Select(o => o.Name).FirstAsync(cancellation);
        var applicable = ApplicableRules.In(response);
        var near = applicable.Where(t => t.FirstFailing!.Distance() is not null).OrderBy(t => t.FirstFailing!.Distance()).ToList();
        return new ExplanationView(
            of.Id, of.Number, of.Title, authority, of.Facts.Investigation?.Respondent, response.Edition, response.RuleSet, await Benchmark(response, request, schedules, cancellation), proposal.At,
            GradingViews.Facts(of, request), GradingTexts.Headline(response), GradingTexts.Tier(response.Tier), GradingTexts.Severity(response.Severity),
            WhatIfLines.Sanctions(response), [.. GradingTexts.Consequences(response)],
            [.. response.Factors.Select(f => new FactorView(GradingWords.Circumstance(f.Code), f.Basis, f.Weight))],
            [.. response.Trace.Where(t => t.Fired).Select(t => new AppliedRule(t.Rule, t.Article, Spoken.Because(t.Because ?? "")))],
            [.. response.Trace.Where(t => t.Fired).SelectMany(t => TextReference.Of(Book.Value, t.Article, request.ActedOn)).Distinct(StringComparer.Ordinal)],
            [.. near.Select(t => GradingParts.NotFired(t, t.FirstFailing!, Spoken.Quoted))],
            [.. applicable.Except(near).GroupBy(t => t.FirstFailing!).Select(g => new UnmetCondition(
                Spoken.Quoted(g.Key.Condition), g.Key.Value.ToString(), g.Key.Required.ToString(), [.. g.Select(t => W["explanation.cited", t.Rule, t.Article])]))],
            response.Trace.Count(t => !t.Fired) - applicable.Count,
            response.NextThreshold is { } next ? W["explanation.next", Show.Money(next.Value), Show.Money(next.At), Show.Money(next.At - next.Value), next.Then] : null,
            await Decided(of, cancellation), await similar.Of(of, door.Person, cancellation), door.Person.Name, clock.GetUtcNow())
        {
            Lead = of.Facts.Assignment?.LeadName ?? of.Facts.Investigation?.Lead.Name,
            Second = of.Facts.Assignment?.SecondName ?? of.Facts.Investigation?.Second?.Name,
        };
    }

    private async Task<string?> Benchmark(GradingResponse response, GradingRequest request, ScheduleSet schedules, CancellationToken cancellation) => response.Benchmark is not { } used
        ? null
        : W["explanation.benchmark", used.Title, used.Step, Show.Day(used.From), schedules.TableOf(request, used)?.Benchmark?.Source ?? used.Id,
            await Jurisdiction.Used(db, schedules.TableOf(request, used), cancellation) ?? W["grading.table.unknown"]];

    private async Task<DecidedView?> Decided(Case of, CancellationToken cancellation)
    {
        if (of.Facts.Grading is not { } graded)
        {
            return null;
        }

        var texts = await words.Read(of.Id, [graded.ReasonText], cancellation);
        return new DecidedView(
            graded.Deviates, Told(graded), graded.ReasonText is { } text ? texts.GetValueOrDefault(text) : null, graded.Signed.Name, graded.Signed.At, graded.Approved?.Name, graded.Approved?.At);
    }

    private static string Told(GradingDecision graded) => string.Join('，', new[]
    {
        GradingWords.Tier(graded.Tier), graded.Fine is { } yuan ? W["explanation.fine", Show.Money(yuan)] : W["explanation.no-fine"],
        graded.SuspensionMonths is { } months ? W["explanation.suspension", months] : null, graded.Revocation ? W["whatif.revocation"] : null,
    }.OfType<string>());
}
