using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Engine.Definitions;
using Qingyi.Engine.Runs;
using Qingyi.Server.Storage;

namespace Qingyi.Tests.Workflows.Histories;

/// <summary>Looks over the shoulder of a real server: after each call that changed something it notes what the journal gained and what the facts are now.</summary>
public sealed class HistoryRecorder : IStartupFilter
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly List<(IReadOnlyList<JournalRow> Lines, JsonObject Facts)> _bursts = [];
    private long _last;

    /// <summary>Procedures whose cases any test is to record, by <c>QINGYI_RECORD_PROCEDURES</c>; null when nobody asked.</summary>
    public static IReadOnlyList<string>? Procedures { get; } = Environment.GetEnvironmentVariable("QINGYI_RECORD_PROCEDURES")?.Split(',');

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((http, then) =>
        {
            // Before the answer leaves, and so before whoever called can go on.
            http.Response.OnStarting(() => http.Request.Method == "GET" ? Task.CompletedTask : Look(http.RequestServices.GetRequiredService<IDbContextFactory<CaseDb>>()));
            return then(http);
        });
        next(app);
    };

    /// <summary>Writes what was asked for: of each procedure up to three cases that went different ways.</summary>
    public async Task Write(IDbContextFactory<CaseDb> dbs, IReadOnlyList<string> procedures)
    {
        await Look(dbs);
        await using var db = await dbs.CreateDbContextAsync();
        foreach (var key in procedures)
        {
            var ways = new HashSet<string>(StringComparer.Ordinal);
            foreach (var caseId in _bursts.Where(b => b.Lines.Any(l => l.ActivityId == Node.WorkflowId)).Select(b => b.Lines[0].CaseId).Distinct())
            {
                if (await db.Instances.AnyAsync(i => i.CaseId == caseId && i.DefinitionId == key && i.Status == "Finished") && await Played(key, caseId, db) is var (history, contents)
                    && ways.Count < 3 && ways.Add(string.Join(' ', history.Steps.Select(s => s.Of + string.Join(',', s.Outcomes)))))
                {
                    (history with { Name = ways.Count == 1 ? key : $"{key}-{ways.Count}" }).Write(RecordHistories.Here(), contents);
                }
            }
        }
    }

    // What cannot be held, or does not play the same at once, is no history.
    private async Task<(History History, Dictionary<string, string> Contents)?> Played(string name, string caseId, CaseDb db)
    {
        try
        {
            var (history, contents) = await Of(name, caseId, db);
            return new HistoryPlayer(history, (key, _) => contents[key]).Play().All(s => s.Recorded.Journal.SequenceEqual(s.Today)) ? (history, contents) : null;
        }
        catch (Exception unfit) when (unfit is InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The history of one case, with the contents of its definitions by key.</summary>
    public async Task<(History History, Dictionary<string, string> Contents)> Of(string name, string caseId, CaseDb db)
    {
        var set = JsonSerializer.Deserialize<Dictionary<string, string>>((await db.Cases.AsNoTracking().SingleAsync(c => c.Id == caseId)).WorkflowSet)!;
        var instances = await db.Instances.AsNoTracking().Where(i => i.CaseId == caseId).ToDictionaryAsync(i => i.Id);
        var contents = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in instances.Values.Select(i => i.DefinitionId).Distinct().Order(StringComparer.Ordinal))
        {
            var version = set[key];
            contents[key] = JsonNode.Parse((await db.Definitions.AsNoTracking().SingleAsync(d => d.Id == version)).Json)!.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        }

        var order = new List<string>();
        var steps = _bursts.Where(b => b.Lines[0].CaseId == caseId).ToList().Select(b => Step(b.Lines, b.Facts, order, instances, contents)).ToList();
        return (new History(name, contents.ToDictionary(c => c.Key, c => History.Hash(c.Value), StringComparer.Ordinal), steps), contents);
    }

    private static HistoryStep Step(IReadOnlyList<JournalRow> lines, JsonObject facts, List<string> order, Dictionary<string, InstanceRow> instances, Dictionary<string, string> contents)
    {
        foreach (var line in lines.Where(l => !order.Contains(l.InstanceId)))
        {
            order.Add(line.InstanceId);
        }

        var first = lines[0];
        var instance = instances[first.InstanceId];
        var journal = lines.Select(l => HistoryPlayer.Line(order.IndexOf(l.InstanceId), l.ActivityId, l.Event, l.Outcomes?.Split(',') ?? [])).ToList();
        var outputs = new JsonObject(lines.Where(l => l.Outputs is not null && l.Type.StartsWith("Case.", StringComparison.Ordinal) && l.Type != "Case.HumanTask")
            .Select(l => KeyValuePair.Create($"{order.IndexOf(l.InstanceId)} {l.ActivityId}", (JsonNode?)Variables(l, WorkflowDefinition.Read(contents[instances[l.InstanceId].DefinitionId])))));
        var written = outputs.Count == 0 ? null : outputs;
        if (first is { Event: "Started", ActivityId: Node.WorkflowId } && instance.ParentId is null)
        {
            return new HistoryStep("start", order.IndexOf(first.InstanceId), instance.DefinitionId, [], InstanceState.FromJson(instance.State).Input, first.At, facts, journal, written);
        }

        if (first.Event != "Resumed")
        {
            throw new InvalidOperationException($"Histories cannot hold a transition that begins with {first.ActivityId} {first.Event}.");
        }

        var outcomes = lines.FirstOrDefault(l => l.ExecutionId == first.ExecutionId && l.Event == "Completed")?.Outcomes?.Split(',') ?? [];
        return new HistoryStep("complete", order.IndexOf(first.InstanceId), first.ActivityId, outcomes, null, first.At, facts, journal, written);
    }

    // Outputs as the variables that they are bound to.
    private static JsonObject Variables(JournalRow line, WorkflowDefinition definition)
    {
        var values = JsonNode.Parse(line.Outputs!)!.AsObject();
        var node = Find(definition.Root, line.ActivityId)!;
        var bound = new JsonObject();
        foreach (var (name, value) in values)
        {
            var id = (string?)node[char.ToLowerInvariant(name[0]) + name[1..]]?["memoryReference"]?["id"];
            if (definition.Variables.FirstOrDefault(v => v.Id == id) is { } variable)
            {
                bound[variable.Name] = value?.DeepClone();
            }
        }

        return bound;
    }

    private static JsonObject? Find(JsonNode? node, string id) => node switch
    {
        JsonObject json when (json["id"] as JsonValue)?.ToString() == id && json["type"] is not null => json,
        JsonObject json => json.Select(p => Find(p.Value, id)).FirstOrDefault(f => f is not null),
        JsonArray array => array.Select(i => Find(i, id)).FirstOrDefault(f => f is not null),
        _ => null,
    };

    // One instant, one burst: the clock of the tests never reads the same twice.
    private async Task Look(IDbContextFactory<CaseDb> dbs)
    {
        await _turn.WaitAsync();
        try
        {
            await using var db = await dbs.CreateDbContextAsync();
            var rows = await db.Journal.AsNoTracking().Where(j => j.Id > _last).OrderBy(j => j.Id).ToListAsync();
            foreach (var burst in rows.GroupBy(r => (r.CaseId, r.At)))
            {
                var facts = new JsonObject();
                CaseFactsView.Fill(facts, await db.Cases.AsNoTracking().SingleAsync(c => c.Id == burst.Key.CaseId));
                _bursts.Add(([.. burst], facts));
            }

            _last = rows.Count == 0 ? _last : rows[^1].Id;
        }
        finally
        {
            _turn.Release();
        }
    }
}
