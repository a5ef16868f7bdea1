using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Grading;
using Qingyi.Domain.People;
using Qingyi.Rules;
using Qingyi.Rules.Figures;
using Qingyi.Server.Features.Cases;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Grading;

/// <summary>裁量试算: facts in, the answer at once. Nothing is kept, no case is touched.</summary>
public static class WhatIfPages
{
    public static string[] Readers { get; } = [Role.Supervisor, Role.LegalReviewer, Role.SectionHead, Role.Leader, Role.PrincipalLeader, Role.Handler];

    public static void MapWhatIfPages(this IEndpointRouteBuilder app) =>
        app.MapGet(Paths.WhatIf, async (WhatIfDesk desk, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var tried = await desk.Try(http.Request.Query, cancellation);
            if (tried.Refusal is { } refusal)
            {
                return await ProblemPages.Answer(http, refusal);
            }

            var view = tried.Value!;
            var status = view.Wrong.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
            return PageFrames.IsPart(http) ? frames.Part(http, new WhatIfPart(view), status) : await frames.Staff(http, StaffPage.WhatIf, view, status);
        }).For(Readers);
}

/// <summary>Puts the page together: the fields, the answer, and what each circumstance did to it.</summary>
public sealed class WhatIfDesk(CaseDb db, CaseQueries queries, GradingRules rules, ScheduleSet schedules, PersonAtDoor door, TimeProvider clock)
{
    public async Task<Outcome<WhatIfView>> Try(IQueryCollection query, CancellationToken cancellation)
    {
        var today = LegalDay.Of(clock.GetUtcNow());
        var form = WhatIfForm.Of(query);
        var area = await Jurisdiction.Upward(db, door.Person.Path).FirstOrDefaultAsync(cancellation);
        var of = form.Case is { } id ? await queries.Find(door.Person, id, cancellation) : null;
        if (form.Case is not null && of is null)
        {
            return CaseQueries.NoSuchCase;
        }

        var found = of?.Facts.Proposal?.Request ?? of?.Facts.Investigation?.Request;
        if (of is not null && found is null)
        {
            return new Refusal("no-facts-yet", Web.Words.Spoken["whatif.no-facts"]);
        }

        // An address without a field opens the page: with the facts of the case, or with usual ones.
        if (!query.ContainsKey("subject"))
        {
            form = found is null ? WhatIfForm.Usual(today, area) : WhatIfForm.Of(found, of!.Id);
        }

        var (request, wrong) = form.Read(found, today);
        var actual = of?.Facts.Proposal is { } proposal ? GradingJson.ReadResponse(proposal.Response.ToJsonString()) : null;
        return new WhatIfView(
            form.Subject, form.Conduct, form.Amount, form.Times, form.ActedOn, form.Jurisdiction, form.Circumstances, form.Qualities, Areas(area, form.Jurisdiction), wrong,
            request is null ? null : Answer(request, actual, today))
        {
            Case = of is null ? null : new Pair(of.Number, of.Title, Paths.CaseTab(of.Id, "grading")),
            CaseId = of?.Id,
            Kept = found is null ? [] : [.. Kept(found)],
        };
    }

    private WhatIfAnswer Answer(GradingRequest request, GradingResponse? actual, DateOnly today)
    {
        var response = rules.Grade(request, today);
        var fine = response.Sanctions.FirstOrDefault(s => s.Kind == SanctionKind.Fine);
        return new WhatIfAnswer(
            GradingTexts.Headline(response), [new TagView(GradingTexts.Tier(response.Tier), Tone.Blue), new TagView(GradingTexts.Severity(response.Severity))],
            GradingParts.Scale(response, request, schedules), WhatIfLines.Sanctions(response), [.. GradingTexts.Consequences(response)],
            [.. request.Circumstances.Select(c => WhatIfLines.Moved(c, response, rules.Grade(request with { Circumstances = [.. request.Circumstances.Where(o => o != c)] }, today)))],
            GradingParts.Fine(fine), actual is null ? [] : WhatIfLines.Compare(actual, response), GradingParts.Fired(response), GradingParts.NotFired(response),
            $"{response.Edition} {response.RuleSet}");
    }

    /// <summary>Areas that have a schedule of their own, and the own one; the empty choice is the national default.</summary>
    private List<Option> Areas(string? own, string chosen)
    {
        var areas = new List<Option> { new("", Web.Words.Spoken["whatif.national"]) };
        if (own is not null)
        {
            areas.Add(new Option(own, Web.Words.Spoken["whatif.own", own]));
        }

        areas.AddRange(schedules.Files.Where(f => f.Jurisdiction is not null && f.Jurisdiction != own).GroupBy(f => f.Jurisdiction!, StringComparer.Ordinal)
            .Select(g => new Option(g.Key, Web.Words.Spoken["whatif.area", g.Key, g.First().Title])));
        if (areas.TrueForAll(a => a.Value != chosen))
        {
            areas.Add(new Option(chosen, chosen));
        }

        return areas;
    }

    /// <summary>Facts of the case that the fields do not show and the answer counts.</summary>
    private static IEnumerable<string> Kept(JsonObject found)
    {
        foreach (var finding in (found["findings"] as JsonArray ?? []).Skip(1).OfType<JsonObject>())
        {
            yield return Web.Words.Spoken["whatif.kept.finding", GradingWords.Conduct($"{finding["conduct"]}"), finding["amount"] is { } yuan ? Show.Money(yuan.GetValue<decimal>()) : Web.Words.Spoken["similar.unknown"]];
        }

        if (found["subject"]?["priorSanctions"] is JsonArray { Count: > 0 } earlier)
        {
            yield return Web.Words.Spoken["whatif.kept.earlier", earlier.Count];
        }

        if (found["discoveredOn"] is { } day)
        {
            yield return Web.Words.Spoken["whatif.kept.discovered", $"{day}"];
        }
    }
}
