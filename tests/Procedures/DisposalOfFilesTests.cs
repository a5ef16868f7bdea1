using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Procedures;

/// <summary>到期案卷销毁 through the real server.</summary>
public sealed class DisposalOfFilesTests(House house) : IClassFixture<House>
{
    private const string Procedure = "case-disposal-of-files";

    [Fact]
    public async Task Destroyed_files_can_be_read_by_nobody_and_the_chain_stays()
    {
        var walk = await SideWalk.Closed(house);
        var last = walk.Today.AddYears(10);
        walk.Until(last);
        Assert.Equal("retention-runs", await SideWalk.Code(await walk.Start("section-head", Procedure)));
        walk.Until(last.AddDays(1));
        Assert.Equal("not-permitted", await SideWalk.Code(await walk.Start("handler", Procedure)));
        var list = await (await walk.Case.As("section-head")).GetFromJsonAsync<JsonArray>("/api/expired-files");
        Assert.Contains(list!, f => (string)f!["case"]! == walk.Case.CaseId);
        (await (await walk.Case.As("section-head")).PostAsync("/api/expired-files", null)).EnsureSuccessStatusCode();

        await walk.Do("review-destruction", "destroy");
        await walk.Do("review-destruction", "destroy");
        await walk.Refused("approve-destruction", "approved", null, "not-permitted", by: "section-head");
        await walk.Do("approve-destruction", "approved");
        await walk.Refused("destroy-files", "destroyed", new() { ["witness"] = "科室负责人甲" }, "witness-is-other");
        var chain = await Chain(walk);
        await walk.Do("destroy-files", "destroyed", new() { ["witness"] = "法制审核人员甲" });

        await walk.Ended(Procedure);
        var handler = await walk.Case.As("handler");
        Assert.Equal(HttpStatusCode.NotFound, (await handler.GetAsync($"/api/cases/{walk.Case.CaseId}/tip")).StatusCode);
        Assert.Empty((await handler.GetFromJsonAsync<JsonArray>($"/api/cases/{walk.Case.CaseId}/evidence"))!);
        Assert.Equal(HttpStatusCode.OK, (await handler.GetAsync($"/api/cases/{walk.Case.CaseId}/timeline")).StatusCode);
        Assert.True(await Chain(walk) > chain);
        Assert.Equal("", (await walk.Now()).Facts.Investigation!.Respondent);

        // Only what the destruction itself said afterwards is sealed, under a key of its own.
        Assert.InRange(await house.Inside(s => s.GetRequiredService<CaseDb>().SealedTexts.CountAsync(x => x.CaseId == walk.Case.CaseId)), 0, 1);
        Assert.Equal("files-destroyed", await SideWalk.Code(await walk.Start("section-head", Procedure)));
    }

    [Fact]
    public async Task Files_that_are_held_or_under_review_or_of_an_open_case_are_never_destroyed()
    {
        var walk = await SideWalk.Closed(house);
        var open = await SideWalk.At(house, "verify-tip");
        walk.Until(walk.Today.AddYears(10).AddDays(1));
        open.Case.SignInAgain();
        Assert.Equal("out-of-turn", await SideWalk.Code(await open.Start("section-head", Procedure)));

        await walk.Started("section-head", Procedure);
        await Hold(walk, true);
        await walk.Refused("review-destruction", "destroy", null, "files-held");
        var released = await (await walk.Case.As("section-head")).PostAsJsonAsync($"/api/cases/{walk.Case.CaseId}/file-hold", new { hold = false, reason = "不再需要。" });
        Assert.Equal("not-permitted", await SideWalk.Code(released));
        await Hold(walk, false);
        await walk.Escalates("review-destruction");
        await walk.Started("legal-reviewer", "case-reconsideration");
        await walk.Do("register-challenge", "suit", ReconsiderationTests.Registered(walk));
        await walk.Refused("review-destruction", "destroy", null, "files-under-challenge");
        await walk.Do("review-destruction", "keep", new() { ["reason"] = "诉讼需要。" });
        await walk.Ended(Procedure);
    }

    private static async Task Hold(SideWalk walk, bool hold) =>
        (await (await walk.Case.As("leader")).PostAsJsonAsync($"/api/cases/{walk.Case.CaseId}/file-hold", new { hold, reason = "审计需要。" })).EnsureSuccessStatusCode();

    private Task<int> Chain(SideWalk walk) => house.Inside(s => s.GetRequiredService<CaseDb>().Audit.CountAsync(a => a.Chain == "case/" + walk.Case.CaseId));
}
