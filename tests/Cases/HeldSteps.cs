using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Cases;

public sealed class HeldSteps(House house) : IClassFixture<House>
{
    [Fact]
    public async Task An_unlawful_automatic_step_waits_as_an_incident_while_the_person_s_task_is_committed()
    {
        await OwnEdition.Publish(house,
            [OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Opinion("opinion", "leader"), OwnEdition.Node("publish", "Case.PublishNotice"), OwnEdition.Node("end", "Elsa.End")],
            [OwnEdition.Arrow("start", "opinion"), OwnEdition.Arrow("opinion", "publish", "approved"), OwnEdition.Arrow("publish", "end")]);
        var walk = new CaseWalk(house);
        await walk.TipOff();
        var task = Assert.Single(await walk.Inbox("leader"));

        var answer = await walk.Complete("leader", task, "approved", []);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await walk.Inbox("leader"));
        var supervisor = await walk.As("supervisor");
        var detail = await supervisor.GetFromJsonAsync<JsonObject>($"/api/cases/{task["case"]}");
        Assert.Contains("不能办理这一步", (string)Assert.Single(detail!["incidents"]!.AsArray())!, StringComparison.Ordinal);
        var incident = await house.Inside(s => s.GetRequiredService<CaseDb>().Incidents.SingleAsync(i => i.CaseId == (string)task["case"]!));
        var retried = await supervisor.PostAsync($"/api/cases/{task["case"]}/incidents/{incident.Id}/retry", null);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, retried.StatusCode);
        var elsewhere = await supervisor.PostAsync($"/api/cases/another/incidents/{incident.Id}/retry", null);
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
    }

    [Fact]
    public async Task A_task_whose_time_runs_from_something_that_is_no_day_is_held_and_gets_no_other_start()
    {
        var late = OwnEdition.Node("late", "Case.HumanTask",
            ("act", OwnEdition.Literal("give-opinion")), ("role", OwnEdition.Literal("section-head")), ("limit", OwnEdition.Literal("service")), ("limitFrom", OwnEdition.Literal("昨天")));
        await OwnEdition.Publish(house, [OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Opinion("opinion", "leader"), late],
            [OwnEdition.Arrow("start", "opinion"), OwnEdition.Arrow("opinion", "late", "approved")]);
        var walk = new CaseWalk(house);
        await walk.TipOff();

        await walk.Complete("leader", Assert.Single(await walk.Inbox("leader")), "approved", []);

        Assert.Empty(await walk.Inbox("section-head"));
        var incident = await house.Inside(s => s.GetRequiredService<CaseDb>().Incidents.SingleAsync(i => i.CaseId == walk.CaseId));
        Assert.Contains("“昨天”不是日期", incident.Message, StringComparison.Ordinal);
    }
}
