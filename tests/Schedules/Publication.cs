using System.Net;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Schedules;

/// <summary>The whole way of a schedule of the city: drafted, simulated, sent, approved by the leader.</summary>
internal static class Publication
{
    public static async Task<string> OfOwnArea(House house, params (string Name, string Value)[] changes)
    {
        using var supervisor = await RuleBench.As(house, "supervisor");
        using var leader = await RuleBench.As(house, "leader");
        var draft = await supervisor.Begin(Published.Patient, "own-area");
        await supervisor.Save(draft, changes);
        await Of(supervisor, leader, draft);
        return draft;
    }

    public static async Task Of(RuleBench supervisor, RuleBench leader, string draft)
    {
        await supervisor.Simulate(draft);
        var sent = await supervisor.Send($"/workbench/rules/drafts/{draft}/submit", ("reason", "按省厅通知细化。"));
        Assert.True(sent.Status == HttpStatusCode.Redirect, sent.Text);
        var approved = await leader.Send($"/workbench/rules/drafts/{draft}/approve", ("reason", "同意。"));
        Assert.True(approved.Status == HttpStatusCode.Redirect, approved.Text);
    }
}
