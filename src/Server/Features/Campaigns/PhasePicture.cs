using Qingyi.Domain.Campaigns;
using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Features.Campaigns;

/// <summary>阶段流转图: the state machine of a plan's campaign, drawn where it stands.</summary>
internal static class PhasePicture
{
    private const double Width = 132;
    private const double Height = 48;
    private const double Gap = 56;

    public static ProcessGraph Of(CampaignPlan plan, string stage, IReadOnlyList<PhaseWay> ways)
    {
        string[] line = [CampaignPhases.Planned, .. plan.Phases.Select(p => p.Id), CampaignPhases.Closed];
        var at = Array.IndexOf(line, stage);
        var nodes = line.Select((id, i) => Node(plan, id, i, 0, at < 0 ? NodeState.NotTaken : i < at ? NodeState.Done : i == at ? NodeState.Now : NodeState.Future)).ToList();
        if (at < 0)
        {
            nodes.Add(Node(plan, stage, line.Length / 2, 2, NodeState.Now));
        }

        var states = nodes.ToDictionary(n => n.Id, n => n.State, StringComparer.Ordinal);
        var edges = ways.Where(w => w.Kind == "advance" && states.ContainsKey(w.From))
            .Select(w => new ProcessEdge(w.From, w.To, states[w.From] == NodeState.Done ? NodeState.Done : NodeState.Future)).ToList();
        return new ProcessGraph(Texts.Of("campaigns.picture.now-in", Name(plan, stage)), null, nodes, edges);
    }

    public static string Name(CampaignPlan plan, string stage) => stage switch
    {
        CampaignPhases.Planned => Texts.Of("campaigns.phase.planned"),
        CampaignPhases.Closed => Texts.Of("campaigns.phase.ended"),
        CampaignPhases.Terminated => Texts.Of("campaigns.phase.terminated"),
        _ => plan.Phases.FirstOrDefault(p => p.Id == stage)?.Title ?? stage,
    };

    private static ProcessNode Node(CampaignPlan plan, string id, int across, int down, NodeState state) =>
        new(id, across * (Width + Gap), down * Height, Width, Height, Name(plan, id), plan.Phases.FirstOrDefault(p => p.Id == id) is { } phase ? Web.Show.Day(phase.From) : null, state);
}
