using System.Text.Json.Nodes;
using Qingyi.Engine.Definitions;
using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Studio.Comparing;

/// <summary>A drawing as the designer placed it, with what changed since another marked; what is gone stands dashed where it stood.</summary>
public static class DrawnPicture
{
    // The designer leaves room for ports and palettes; a picture to read stands closer together.
    private const double Across = 0.56;
    private const double Down = 0.8;
    private const double Width = 132;
    private const double Height = 48;

    /// <param name="before">Null where there is nothing to compare with.</param>
    /// <param name="wrong">Ids of nodes because of which publication is refused.</param>
    public static DrawingView Of(CompiledWorkflow? before, CompiledWorkflow after, Difference difference, IReadOnlySet<string> wrong)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(difference);
        var changes = difference.Changes.Where(c => c.Node is not null).ToLookup(c => c.Node!, StringComparer.Ordinal);
        var nodes = Placed(after).Select(n => Draw(n, wrong.Contains(n.Id) ? DrawnMark.Wrong : Mark(changes[n.Id]), Note([.. changes[n.Id]]))).ToList();
        var ids = nodes.Select(n => n.Id).ToHashSet(StringComparer.Ordinal);
        nodes.AddRange(before is null ? [] : Placed(before).Where(n => !ids.Contains(n.Id)).Select(n => Draw(n, DrawnMark.Removed, null)));
        var old = before?.Connections.Select(Difference.Key).ToHashSet() ?? [];
        var now = after.Connections.Select(Difference.Key).ToHashSet();
        var arrows = after.Connections.Select(c => Arrow(after, c, before is null || old.Contains(Difference.Key(c)) ? DrawnMark.Same : DrawnMark.Added)).ToList();
        arrows.AddRange(before is null ? [] : before.Connections.Where(c => !now.Contains(Difference.Key(c))).Select(c => Arrow(before, c, DrawnMark.Removed)));
        return new DrawingView(Told(after, nodes), nodes, arrows);
    }

    private static IEnumerable<Node> Placed(CompiledWorkflow workflow) => workflow.Root.Children.Where(n => Position(n) is not null);

    private static DrawnMark Mark(IEnumerable<Change> changes) => changes.FirstOrDefault()?.Kind switch
    {
        ChangeKind.Added => DrawnMark.Added,
        ChangeKind.Changed => DrawnMark.Changed,
        ChangeKind.Removed => DrawnMark.Removed,
        _ => DrawnMark.Same,
    };

    private static string? Note(List<Change> changes) => changes.Count switch { 0 => null, 1 => changes[0].Short, var n => Texts.Of("studio.picture.changes-counted", n) };

    private static DrawnNode Draw(Node node, DrawnMark mark, string? note)
    {
        var at = Position(node)!;
        return new DrawnNode(node.Id, Number(at, "x") * Across, Number(at, "y") * Down, Width, Height, node.DisplayText, note, mark);
    }

    private static DrawnArrow Arrow(CompiledWorkflow workflow, Connection arrow, DrawnMark mark) =>
        new(arrow.Source.Id, arrow.Target.Id, arrow.Port == "Done" ? null : arrow.Port, mark, Bends(workflow, arrow));

    private static List<Corner> Bends(CompiledWorkflow workflow, Connection arrow)
    {
        var drawn = (workflow.Root.Json["connections"] as JsonArray ?? []).OfType<JsonObject>().FirstOrDefault(c =>
            (c["source"] as JsonObject)?.Word("activity") == arrow.Source.Id && ((c["source"] as JsonObject)?.Word("port") ?? "Done") == arrow.Port && (c["target"] as JsonObject)?.Word("activity") == arrow.Target.Id);
        return [.. (drawn?["vertices"] as JsonArray ?? []).OfType<JsonObject>().Select(v => new Corner(Number(v, "x") * Across, Number(v, "y") * Down))];
    }

    private static JsonObject? Position(Node node) => ((node.Json["metadata"] as JsonObject)?["designer"] as JsonObject)?["position"] as JsonObject;

    private static double Number(JsonObject at, string name) => at[name] is JsonValue value && value.TryGetValue<double>(out var number) ? number : 0;

    private static string Told(CompiledWorkflow workflow, List<DrawnNode> nodes)
    {
        string Names(DrawnMark mark) => string.Join('、', nodes.Where(n => n.Mark == mark).Select(n => n.Title));
        var parts = new[] { (Texts.Of("studio.changes.added"), DrawnMark.Added), (Texts.Of("studio.changes.changed"), DrawnMark.Changed), (Texts.Of("studio.changes.removed"), DrawnMark.Removed), (Texts.Of("studio.picture.wrong"), DrawnMark.Wrong) }
            .Select(p => (p.Item1, Names: Names(p.Item2))).Where(p => p.Names.Length > 0).Select(p => $"{p.Item1}：{p.Names}").ToList();
        return Texts.Of("studio.picture.told", workflow.Definition.Name, nodes.Count, parts.Count == 0 ? Texts.Of("studio.picture.unchanged") : string.Join('；', parts));
    }
}
