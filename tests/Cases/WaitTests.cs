using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Inner;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Cases;

/// <summary>Every state of waiting is told in one sentence.</summary>
public sealed class WaitTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_task_names_its_holder_its_last_day_and_who_hears_of_it_next()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff(House.City);

        Assert.Equal(("task", "正在等待：示例省卫生健康委员会受理人员（待签收） 受理登记，已 0 个工作日（2026-11-23起），12月8日（星期二）到期，逾期报科室负责人。"), (await All(walk, "province-section-head"))[0]);
    }

    [Fact]
    public async Task A_held_step_waits_for_the_supervisor() =>
        Assert.StartsWith("正在等待：示例市卫生健康委员会业务主管 处理被暂停的步骤（案件在“线索受理”阶段，不能办理这一步", (await Waiting(OwnEdition.Node("publish", "Case.PublishNotice"))).Item2, StringComparison.Ordinal);

    [Fact]
    public async Task A_delay_says_when_it_goes_on() => Assert.Equal(
        ("time", "正在等待：系统 到2026-11-25 09:00自动继续“delay”，已 0 个工作日（2026-11-23起），11月25日（星期三）到期。"),
        await Waiting(OwnEdition.Node("delay", "Elsa.Delay", ("timeSpan", OwnEdition.Literal("2.00:00:00")))));

    [Fact]
    public async Task An_event_is_named() => Assert.Equal(
        ("event", "正在等待：事件“材料补齐” 发生后继续“wait”，已 0 个工作日（2026-11-23起），没有设定期限。"), await Waiting(OwnEdition.Node("wait", "Elsa.Event", ("eventName", OwnEdition.Literal("材料补齐")))));

    [Fact]
    public async Task An_outside_task_is_named() => Assert.Equal(
        ("outside", "正在等待：外部系统 报告“鉴定”的结果，已 0 个工作日（2026-11-23起），没有设定期限。"), await Waiting(OwnEdition.Node("task", "Elsa.RunTask", ("taskName", OwnEdition.Literal("鉴定")))));

    [Fact]
    public async Task A_sub_workflow_is_named_beside_what_it_waits_for_itself()
    {
        await OwnEdition.Publish(house, [OwnEdition.Node("start", "Elsa.Start"), OwnEdition.Node("wait", "Elsa.Event", ("eventName", OwnEdition.Literal("回函")))], [OwnEdition.Arrow("start", "wait")], "side");
        var walk = await Walk(OwnEdition.Node("call", "Elsa.ExecuteWorkflow", ("workflowDefinitionId", OwnEdition.Literal("side")), ("waitForCompletion", OwnEdition.Literal("True"))));

        Assert.Equal([("event", "正在等待：事件“回函” 发生后继续“wait”"), ("workflow", "正在等待：子流程“本市流程” 办完")], (await All(walk)).ConvertAll(Start));
    }

    [Fact]
    public async Task A_paused_limit_says_that_it_stands_still()
    {
        var walk = await Walk(OwnEdition.Node("limit", "Case.Deadline", ("limit", OwnEdition.Literal("decision"))));
        await house.Inside(s => s.GetRequiredService<CaseDb>().Deadlines.Where(d => d.CaseId == walk.CaseId).ExecuteUpdateAsync(d => d.SetProperty(x => x.State, "paused")));

        var (kind, sentence) = await Only(walk);
        Assert.Equal("paused-deadline", kind);
        Assert.EndsWith("已 0 个工作日（2026-11-23起），期限暂停计算，恢复后顺延。", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_is_to_come_by_itself_says_so()
    {
        var walk = await Walk(OwnEdition.Node("end", "Elsa.End"));
        await house.Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            db.InnerSteps.Add(new InnerStepRow
            {
                Kind = "publish-event", CaseId = walk.CaseId, Payload = """{"name":"材料补齐"}""", CreatedAt = house.Clock.GetUtcNow(), NextTry = house.Clock.GetUtcNow().AddDays(1), LastError = "fault",
            });
            return await db.SaveChangesAsync();
        });

        Assert.Equal(("step", "正在等待：系统 发布事件“材料补齐”（上次没有办成，2026-11-24 09:00再试）"), Start(await Only(walk)));
    }

    private async Task<(string, string)> Waiting(JsonObject node) => await Only(await Walk(node));

    private async Task<CaseWalk> Walk(JsonObject node)
    {
        await OwnEdition.Publish(house, [OwnEdition.Node("start", "Elsa.Start"), node], [OwnEdition.Arrow("start", (string)node["id"]!)]);
        var walk = new CaseWalk(house);
        await walk.TipOff();
        return walk;
    }

    private static async Task<(string Kind, string Sentence)> Only(CaseWalk walk) => Assert.Single(await All(walk));

    private static async Task<List<(string Kind, string Sentence)>> All(CaseWalk walk, string user = "section-head")
    {
        var detail = await (await walk.As(user)).GetFromJsonAsync<JsonObject>($"/api/cases/{walk.CaseId}");
        return [.. detail!["waiting"]!.AsArray().Select(w => ((string)w!["kind"]!, (string)w["sentence"]!))];
    }

    private static (string, string) Start((string Kind, string Sentence) wait) => (wait.Kind, wait.Sentence.Split("，已 ")[0]);
}
