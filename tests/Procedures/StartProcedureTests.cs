using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Procedures;

/// <summary>Starting a procedure beside the main one.</summary>
public sealed class StartProcedureTests(House house) : IClassFixture<House>
{
    private const string Repair = "case-credit-repair";

    [Fact]
    public async Task Whoever_presses_twice_has_started_one()
    {
        var walk = await SideWalk.Closed(house);
        walk.Until(walk.Today.AddMonths(3).AddDays(1));

        var both = await Task.WhenAll(walk.Start("handler", Repair), walk.Start("handler", Repair));

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Conflict], both.Select(a => a.StatusCode).Order());
        Assert.Equal("procedure-running", await SideWalk.Code(both.Single(a => a.StatusCode == HttpStatusCode.Conflict)));
        Assert.Equal(["register-repair"], await walk.Open());
    }

    [Fact]
    public async Task The_same_key_gives_the_same_answer_again()
    {
        var walk = await SideWalk.Closed(house);
        walk.Until(walk.Today.AddMonths(3).AddDays(1));
        var answers = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/cases/{walk.Case.CaseId}/procedures") { Content = JsonContent.Create(new { procedure = Repair, reason = "当事人申请" }) };
            request.Headers.Add("Idempotency-Key", "twice-" + walk.Case.CaseId);
            var answer = await (await walk.Case.As("section-head")).SendAsync(request);
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
            answers.Add(await answer.Content.ReadAsStringAsync());
        }

        Assert.Equal(answers[0], answers[1]);
        var kept = await house.Inside(s => s.GetRequiredService<CaseDb>().Audit.Where(a => a.Chain == "case/" + walk.Case.CaseId && a.What == "procedure-started").Select(a => a.Data).SingleAsync());
        Assert.DoesNotContain("当事人申请", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_start_it_is_told_who_may()
    {
        var walk = await SideWalk.Closed(house);
        walk.Until(walk.Today.AddMonths(3).AddDays(1));

        var intake = await walk.Start("intake", Repair);
        var elsewhere = await walk.Start("county-handler", Repair);
        var unknown = await walk.Start("handler", "no-such-thing");

        Assert.Equal((HttpStatusCode.Forbidden, "not-permitted"), (intake.StatusCode, await SideWalk.Code(intake)));
        Assert.Equal((HttpStatusCode.NotFound, "no-such-case"), (elsewhere.StatusCode, await SideWalk.Code(elsewhere)));
        Assert.Equal((HttpStatusCode.NotFound, "no-such-procedure"), (unknown.StatusCode, await SideWalk.Code(unknown)));
        Assert.Empty(await walk.Open());
    }

    [Fact]
    public async Task A_case_whose_set_is_older_takes_the_definition_that_is_published_now()
    {
        var walk = await SideWalk.Closed(house);
        walk.Until(walk.Today.AddMonths(3).AddDays(1));
        await house.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            var of = await db.Cases.FirstAsync(c => c.Id == walk.Case.CaseId);
            var set = JsonNode.Parse(of.WorkflowSet)!.AsObject();
            set.Remove(Repair);
            set["case-hearing"] = "an-edition-of-its-own";
            of.WorkflowSet = set.ToJsonString();
            return await db.SaveChangesAsync();
        });

        await walk.Started("handler", Repair);

        var after = JsonNode.Parse((await walk.Now()).WorkflowSet)!;
        Assert.Equal(Repair + "-v1", (string)after[Repair]!);
        Assert.Equal("an-edition-of-its-own", (string)after["case-hearing"]!);
    }

    [Fact]
    public async Task The_menu_says_what_can_be_started_and_why_the_rest_cannot()
    {
        var walk = await SideWalk.Closed(house);
        var before = await Menu(walk);
        walk.Until(walk.Today.AddMonths(3).AddDays(1));
        var after = await Menu(walk);
        await walk.Started("handler", Repair);
        var running = await Menu(walk);

        Assert.Contains("最短公示期", (string)before["refusal"]!, StringComparison.Ordinal);
        Assert.Null(after["refusal"]);
        Assert.NotNull(running["runningSince"]);

        static async Task<JsonObject> Menu(SideWalk walk) =>
            (await (await walk.Case.As("handler")).GetFromJsonAsync<JsonArray>($"/api/cases/{walk.Case.CaseId}/procedures"))!.Select(n => n!.AsObject()).Single(n => (string)n["procedure"]! == Repair);
    }
}
