using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Matters;
using Qingyi.Engine.Definitions;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Procedures;
using Qingyi.Server.Features.TipOffs;
using Qingyi.Server.Storage;
using Qingyi.Server.Studio;
using Qingyi.Server.Studio.Moves;
using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Features.Cases;

/// <summary>流程图 of a case: the main drawing of the edition that the case keeps, coloured by its journal.</summary>
public sealed class ProcessPictures(CaseDb db, Definitions definitions, LightViews lights)
{
    // The designer leaves room for ports and palettes; a picture to read stands closer together.
    private const double AcrossScale = 0.56;
    private const double DownScale = 0.8;
    private const double Width = 132;
    private const double Height = 48;

    public Task<ProcessGraph?> Of(Case of, CancellationToken cancellation) => Of(of, MainOf(of), null, cancellation);

    /// <summary>Every procedure that ran or runs beside the main one, its last run, the youngest first.</summary>
    public async Task<IReadOnlyList<ProcessGraph>> Beside(Case of, CancellationToken cancellation)
    {
        var keys = SideProcedures.All.Select(p => p.Id).Append("case-redo").ToList();
        var runs = await db.Instances.AsNoTracking().Where(i => i.CaseId == of.Id && keys.Contains(i.DefinitionId)).OrderByDescending(i => i.CreatedAt).Select(i => new { i.Id, i.DefinitionId }).ToListAsync(cancellation);
        var pictures = new List<ProcessGraph>();
        foreach (var run in runs.DistinctBy(r => r.DefinitionId))
        {
            if (await Of(of, run.DefinitionId, run.Id, cancellation) is { } picture)
            {
                pictures.Add(picture);
            }
        }

        return pictures;
    }

    private async Task<ProcessGraph?> Of(Case of, string definition, string? instance, CancellationToken cancellation)
    {
        if (definitions.SetOf(of.WorkflowSet).Find(definition) is not { } workflow)
        {
            return null;
        }

        var main = await db.Instances.AsNoTracking().Where(i => i.CaseId == of.Id && (instance == null ? i.DefinitionId == workflow.Definition.DefinitionId : i.Id == instance)).Select(i => i.Id).ToListAsync(cancellation);
        var journal = await db.Journal.AsNoTracking().Where(j => main.Contains(j.InstanceId)).OrderBy(j => j.Id).ToListAsync(cancellation);
        var moved = await MovedSteps.Of(db, of.Id, cancellation);
        var entries = journal.ToLookup(j => moved.Today(workflow.Definition.DefinitionId, j.ActivityId, j.At), StringComparer.Ordinal);
        var steps = workflow.Root.Children.Where(n => Position(n) is not null).ToList();
        var states = States(steps, workflow, entries);
        var nodes = steps.ConvertAll(n => Draw(n, states[n.Id], [.. entries[n.Id]]));
        var edges = workflow.Connections.Where(c => states.ContainsKey(c.Source.Id) && states.ContainsKey(c.Target.Id))
            .Select(c => new ProcessEdge(c.Source.Id, c.Target.Id, Edge(c, states, entries[c.Source.Id]), null, Bends(workflow, c))).ToList();
        var version = await db.Definitions.AsNoTracking().Where(d => d.Id == workflow.Definition.Id).Select(d => (int?)d.Version).FirstOrDefaultAsync(cancellation);
        var days = lights.Days(LegalDay.Of(of.ReceivedAt), lights.Today);
        return new ProcessGraph(
            Told(nodes), Texts.Of("cases.picture.title", workflow.Definition.Name, version ?? 1, instance is null ? Texts.Of("cases.picture.days-since", of.IsMatter ? Texts.Of("cases.picture.since-opening") : Texts.Of("cases.picture.since-tip"), days) : ""), nodes, edges);
    }

    /// <summary>The same in short: the steps from start to end, in rows that fit a page.</summary>
    public async Task<ProcessGraph?> Stages(Case of, CancellationToken cancellation) =>
        await Of(of, cancellation) is { } whole && definitions.SetOf(of.WorkflowSet).Find(MainOf(of)) is { } workflow ? StageStrip.From(whole, workflow) : null;

    private static string MainOf(Case of) => MatterKind.Find(of.Kind)?.Definition ?? RecordTipOff.Workflow;

    private static Dictionary<string, NodeState> States(List<Node> steps, CompiledWorkflow workflow, ILookup<string, JournalRow> entries)
    {
        var states = steps.ToDictionary(n => n.Id, n => entries[n.Id].LastOrDefault()?.Event switch
        {
            null => NodeState.NotTaken,
            "Completed" => NodeState.Done,
            _ => NodeState.Now,
        }, StringComparer.Ordinal);

        // What can still be reached from where the case stands lies ahead; everything else was passed by.
        var reached = new Queue<string>(states.Where(s => s.Value == NodeState.Now).Select(s => s.Key));
        while (reached.TryDequeue(out var from))
        {
            foreach (var to in workflow.Connections.Where(c => c.Source.Id == from && states.GetValueOrDefault(c.Target.Id) == NodeState.NotTaken).Select(c => c.Target.Id).Where(states.ContainsKey).ToList())
            {
                states[to] = NodeState.Future;
                reached.Enqueue(to);
            }
        }

        return states;
    }

    private static NodeState Edge(Connection edge, Dictionary<string, NodeState> states, IEnumerable<JournalRow> source) => states[edge.Source.Id] switch
    {
        NodeState.Done when source.Any(j => j.Event == "Completed" && (j.Outcomes ?? "Done").Split(',').Contains(edge.Port, StringComparer.Ordinal)) => NodeState.Done,
        NodeState.Done or NodeState.NotTaken => NodeState.NotTaken,
        _ => NodeState.Future,
    };

    private ProcessNode Draw(Node node, NodeState state, IReadOnlyList<JournalRow> entries)
    {
        var at = Position(node)!;
        var note = state switch
        {
            NodeState.Done when Waits(node) => Between(entries[0].At, entries[^1].At),
            NodeState.Now => Texts.Of("cases.picture.days-so-far", Between(entries.Last(e => e.Event != "Suspended" || entries.Count == 1).At, lights.Now)),
            NodeState.NotTaken => Texts.Of("cases.picture.not-taken"),
            _ => null,
        };
        return new ProcessNode(node.Id, Number(at, "x") * AcrossScale, Number(at, "y") * DownScale, Width, Height, node.DisplayText, note, state);
    }

    private static bool Waits(Node node) => node.Type is "Elsa.ExecuteWorkflow" or "Case.HumanTask";

    private string Between(DateTimeOffset from, DateTimeOffset to) => lights.Days(LegalDay.Of(from), LegalDay.Of(to));

    private static JsonObject? Position(Node node) => node.Json["metadata"]?["designer"]?["position"] as JsonObject;

    private static double Number(JsonNode at, string name) => at[name]?.GetValue<double>() ?? 0;

    private static List<Corner>? Bends(CompiledWorkflow workflow, Connection edge)
    {
        var drawn = (workflow.Root.Json["connections"] as JsonArray ?? []).OfType<JsonObject>().FirstOrDefault(c =>
            c["source"]?["activity"]?.GetValue<string>() == edge.Source.Id && (c["source"]?["port"]?.GetValue<string>() ?? "Done") == edge.Port && c["target"]?["activity"]?.GetValue<string>() == edge.Target.Id);
        return drawn?["vertices"] is JsonArray { Count: > 0 } corners
            ? [.. corners.OfType<JsonObject>().Select(c => new Corner(Number(c, "x") * AcrossScale, Number(c, "y") * DownScale))]
            : null;
    }

    private static string Told(List<ProcessNode> nodes)
    {
        string Names(NodeState state) => string.Join('、', nodes.Where(n => n.State == state).Select(n => n.Title));
        var now = Names(NodeState.Now);
        return Texts.Of("cases.picture.told", Names(NodeState.Done), now.Length == 0 ? Texts.Of("cases.picture.told-closed") : Texts.Of("cases.picture.told-now", now));
    }
}
