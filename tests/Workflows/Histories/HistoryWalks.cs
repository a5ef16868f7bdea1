using System.Text.Json.Nodes;
using Qingyi.Tests.Procedures;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Workflows.Histories;

/// <summary>The walks that were recorded: each goes its way through the real server and gives the id of its case. Whoever ships a procedure adds one.</summary>
public static class HistoryWalks
{
    public static IReadOnlyDictionary<string, Func<House, Task<string>>> All { get; } = new Dictionary<string, Func<House, Task<string>>>(StringComparer.Ordinal)
    {
        ["to-notice"] = house => Walk(house),
        ["with-hearing"] = house => Walk(house, defence: "hearing-requested"),
        ["defence-upheld"] = house => Walk(house, defence: "stated"),
        ["declined-at-intake"] = house => Walk(house, ("accept-tip", "declined", new() { ["reason"] = "不属于受理范围。" })),
        ["disposed-after-verification"] = house => Walk(house, ("verify-tip", "unsubstantiated", new() { ["summary"] = "经核实不属实。" })),
        ["verification-returned"] = house => Walk(house, ("confirm-verification", "disagreed", new() { ["reason"] = "证据不足。" })),
        ["investigation-returned"] = house => Walk(house, ("confirm-investigation", "disagreed", new() { ["reason"] = "补充询问。" })),
        ["review-returned-to-investigation"] = house => Walk(house, ("review-legality", "returned", new() { ["reviewOpinion"] = "事实不清。", ["points"] = new JsonArray("authority") })),
        ["review-returned-to-grading"] = house => Walk(house, ("review-legality", "regrade", new() { ["reviewOpinion"] = "裁量不当。", ["points"] = new JsonArray("authority") })),
        ["notice-returned"] = house => Walk(house, ("approve-notice", "returned", new() { ["reason"] = "隐去姓名。" })),
        ["challenged-and-redone"] = SideHistories.Redone,
        ["fine-collected"] = SideHistories.Collected,
        ["merged"] = SideHistories.Merged,
        ["credit-repaired"] = SideHistories.Repaired,
        ["transfer-followed"] = SideHistories.TransferFollowed,
        ["reporter-answered"] = SideHistories.ReporterAnswered,
        ["files-disposed"] = SideHistories.Disposed,
        ["closing-returned"] = house => Walk(house, ("close-case", "returned", new() { ["reason"] = "补正案卷。" }), ("give-opinion", "approved", [])),
    };

    /// <summary>Goes to the end with usual data, but ends each act named here otherwise the first time that it comes.</summary>
    private static async Task<string> Walk(House house, params (string Act, string Outcome, JsonObject Data)[] otherwise) => await Walk(house, "waived", otherwise);

    private static async Task<string> Walk(House house, string defence, params (string Act, string Outcome, JsonObject Data)[] otherwise)
    {
        var walk = new CaseWalk(house) { Defence = defence };
        await walk.TipOff();
        foreach (var (act, outcome, data) in otherwise)
        {
            await walk.Until(act);
            var (user, task) = await walk.Find(act);
            var answer = await walk.Complete(user, task, outcome, data);
            Assert.True(answer.IsSuccessStatusCode, $"{act} {outcome}: {await answer.Content.ReadAsStringAsync()}");
        }

        await walk.Until(null);
        return walk.CaseId;
    }
}
