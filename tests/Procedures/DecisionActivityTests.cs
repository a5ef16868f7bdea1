using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;
using static Qingyi.Tests.Support.OwnEdition;

namespace Qingyi.Tests.Procedures;

/// <summary>The automatic steps 准备决定稿 and 送达文书 in a supervisor's own drawing.</summary>
public sealed class DecisionActivityTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_prepared_decision_waits_for_the_leader_and_a_service_duty_ends_with_the_record_of_service()
    {
        await Publish(house,
            [
                Node("start", "Elsa.Start"), Node("discuss", "Case.HumanTask", ("act", Literal("discuss-collectively")), ("limit", Literal("discussion")), ("outcomes", List("agreed"))),
                Node("prepare", "Case.Decide", ("kind", Literal("penalise"))),
                Node("decide", "Case.HumanTask", ("act", Literal("decide")), ("limit", Literal("leader-decision")), ("outcomes", List("penalise"))),
                Node("duty", "Case.ServeDocument", ("document", Literal("decision")), ("method", Literal("post"))),
                Node("serve", "Case.HumanTask", ("act", Literal("serve-decision")), ("part", Literal("lead")), ("noDeadlineReason", Literal("送达任务有期限")), ("outcomes", List("served"))),
                Node("forward", "Elsa.SetOutput", ("outputName", Literal("Next")), ("outputValue", Literal("forward"))), Node("end", "Elsa.End"),
            ],
            [Arrow("start", "discuss"), Arrow("discuss", "prepare", "agreed"), Arrow("prepare", "decide"), Arrow("decide", "duty", "penalise"), Arrow("duty", "serve"), Arrow("serve", "forward", "served"), Arrow("forward", "end")],
            "case-decision");
        var walk = await SideWalk.At(house, "decide");

        var draft = (await walk.Now()).Facts;
        Assert.Null(draft.Decision);
        Assert.Equal(draft.Grading!.Fine, draft.Draft!.Grading!.Fine);
        Assert.Contains("已备决定稿：给予处罚", (await walk.Case.Find("decide")).Task["form"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
        await walk.Case.Do("decide");

        var duty = Assert.Single((await walk.Now()).Facts.Duties);
        Assert.Equal(("decision", "post", null), (duty.Document, duty.Method, duty.Served));
        Assert.Equal("running", (await Deadline(duty.Deadline)).State);
        Assert.Null((await walk.Now()).Facts.Draft);
        await walk.Case.Do("serve-decision");

        Assert.Equal(walk.Today, Assert.Single((await walk.Now()).Facts.Duties).Served);
        Assert.Equal("met", (await Deadline(duty.Deadline)).State);
    }

    [Theory]
    [InlineData("Case.Decide", "准备决定稿")]
    [InlineData("Case.ServeDocument", "送达")]
    public async Task Too_early_the_step_is_held_with_the_sentence_of_the_law(string type, string named)
    {
        await Publish(house,
            [Node("start", "Elsa.Start"), Opinion("opinion", "leader"), Node("step", type), Node("end", "Elsa.End")],
            [Arrow("start", "opinion"), Arrow("opinion", "step", "approved"), Arrow("step", "end")]);
        var walk = new SideWalk(house);
        await walk.Case.TipOff();

        await walk.Do("give-opinion", "approved");

        var incident = await house.Inside(s => s.GetRequiredService<CaseDb>().Incidents.SingleAsync(i => i.CaseId == walk.Case.CaseId));
        Assert.Contains("不能办理这一步", incident.Message, StringComparison.Ordinal);
        Assert.Contains(named, incident.Message, StringComparison.Ordinal);
        await house.Inside(async s =>
        {
            foreach (var own in s.GetRequiredService<CaseDb>().Definitions.Where(d => d.OrganisationId == House.City && d.DefinitionId == "case-lifecycle"))
            {
                own.IsPublished = false;
            }

            return await s.GetRequiredService<CaseDb>().SaveChangesAsync();
        });
    }

    private Task<Qingyi.Server.Deadlines.DeadlineRow> Deadline(string id) => house.Inside(s => s.GetRequiredService<CaseDb>().Deadlines.AsNoTracking().SingleAsync(d => d.Id == id));
}
