using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Engine.Runs;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Inner;

/// <summary>
/// 发布事件: first the instances of the same case, then those of other cases that the correlation id names, each case in a transition of its own. Without
/// a correlation id an event stays within its case, and it never leaves the line of command.
/// </summary>
public sealed class PublishEvent : CaseStep
{
    internal const string Name = "publish-event";

    public override string Kind => Name;

    public override string Title(JsonObject payload) => Texts.Of("inner.publish-event.title", Named(payload));

    internal static JsonObject Payload(PublishedEvent published) => new()
    {
        ["name"] = published.Name, ["payload"] = published.Payload?.DeepClone(), ["correlation"] = published.CorrelationId,
    };

    protected override async Task<Refusal?> Take(Transition t, JsonObject payload, CancellationToken cancellation)
    {
        var (name, correlation) = (Named(payload), payload["correlation"]?.GetValue<string>());
        var taken = t.Deliver(name, payload["payload"], correlation);
        var others = correlation is null || correlation == t.Case.Id ? [] : await Others(t, name, correlation, cancellation);
        foreach (var other in others)
        {
            t.Later(DeliverEvent.Name, (JsonObject)payload.DeepClone(), other);
        }

        t.Audit("event-published", new JsonObject { ["event"] = name, ["taken"] = taken, ["cases"] = others.Count });
        return null;
    }

    internal static string Named(JsonObject payload) => payload["name"]!.GetValue<string>();

    // The case of that id, and every case with an instance of that correlation id that waits for the event.
    private static Task<List<string>> Others(Transition t, string name, string correlation, CancellationToken cancellation)
    {
        var waiting = t.Db.Bookmarks.Where(b => b.Name == WaitKinds.Event && b.Key == name)
            .Where(b => t.Db.Instances.Any(i => i.Id == b.InstanceId && i.CorrelationId == correlation)).Select(b => b.CaseId);
        var (id, path) = (t.Case.Id, t.Case.Path);
        return t.Db.Cases.Where(c => c.Id != id && (c.Id == correlation || waiting.Contains(c.Id)) && (c.Path.StartsWith(path) || path.StartsWith(c.Path)))
            .OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(cancellation);
    }
}

/// <summary>An event of another case reaches this one.</summary>
public sealed class DeliverEvent : CaseStep
{
    internal const string Name = "deliver-event";

    public override string Kind => Name;

    public override string Title(JsonObject payload) => Texts.Of("inner.deliver-event.title", PublishEvent.Named(payload));

    protected override Task<Refusal?> Take(Transition t, JsonObject payload, CancellationToken cancellation)
    {
        var taken = t.Deliver(PublishEvent.Named(payload), payload["payload"], payload["correlation"]?.GetValue<string>());
        t.Audit("event-received", new JsonObject { ["event"] = PublishEvent.Named(payload), ["taken"] = taken });
        return Task.FromResult<Refusal?>(null);
    }
}

/// <summary>Names of the bookmarks of the engine's own waiting activities.</summary>
internal static class WaitKinds
{
    public const string Event = "Elsa.Event";
    public const string RunTask = "Elsa.RunTask";
    public const string Cron = "Elsa.Cron";
}
