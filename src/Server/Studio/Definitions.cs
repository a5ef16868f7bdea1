using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Organisations;
using Qingyi.Engine.Definitions;
using Qingyi.Engine.Runs;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Studio;

/// <summary>
/// The published definitions. Files under <c>workflows/</c> are the shipped edition and are imported once by content; afterwards the database alone is
/// asked. Compiled versions are kept in memory: they never change.
/// </summary>
public sealed class Definitions(IDbContextFactory<CaseDb> dbs, WorkflowCompiler compiler, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, CompiledWorkflow> _compiled = new(StringComparer.Ordinal);

    /// <summary>The set of versions that a case opened now would take: the published edition of the nearest organisation upward.</summary>
    /// <returns>JSON object of definition id to version id.</returns>
    public async Task<string> CurrentSet(CaseDb db, Organisation of, CancellationToken cancellation)
    {
        var published = await db.Definitions.Where(d => d.IsPublished).Select(d => new { d.Id, d.DefinitionId, d.OrganisationId }).ToListAsync(cancellation);
        var nearest = of.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse().Append("").ToList();
        var set = new JsonObject();
        foreach (var definition in published.GroupBy(d => d.DefinitionId).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var chosen = nearest.Select(id => definition.FirstOrDefault(d => d.OrganisationId == id)).FirstOrDefault(d => d is not null);
            if (chosen is not null)
            {
                set[definition.Key] = chosen.Id;
            }
        }

        return set.ToJsonString();
    }

    /// <summary>
    /// The set of a case together with what a procedure and its children need and the set lacks, as published now. What the set holds stays as it is.
    /// </summary>
    /// <returns>JSON as <see cref="CurrentSet"/>; null where the procedure is not published.</returns>
    public async Task<string?> Extended(CaseDb db, string set, Organisation of, string procedure, CancellationToken cancellation)
    {
        var held = JsonNode.Parse(set)!.AsObject();
        if (held.ContainsKey(procedure))
        {
            return set;
        }

        var current = JsonNode.Parse(await CurrentSet(db, of, cancellation))!.AsObject();
        var wanted = new Queue<string>([procedure]);
        while (wanted.TryDequeue(out var key))
        {
            if (!held.ContainsKey(key) && current[key]?.GetValue<string>() is { } version)
            {
                held[key] = version;
                foreach (var child in Children(Compiled(version).Definition.Root))
                {
                    wanted.Enqueue(child);
                }
            }
        }

        return held.ContainsKey(procedure) ? held.ToJsonString() : null;
    }

    // Sub-workflows that the drawing names outright, at any depth.
    private static IEnumerable<string> Children(JsonNode? node) => node switch
    {
        JsonObject step => step.SelectMany(p => p.Key == "workflowDefinitionId" && p.Value?["expression"]?["value"] is JsonValue id && id.TryGetValue(out string? key) ? [key] : Children(p.Value)),
        JsonArray steps => steps.SelectMany(Children),
        _ => [],
    };

    /// <summary>The fixed set that a case holds.</summary>
    public WorkflowSet SetOf(string versions) => new(JsonSerializer.Deserialize<Dictionary<string, string>>(versions)!, Compiled);

    public CompiledWorkflow Compiled(string versionId) => _compiled.GetOrAdd(versionId, id =>
    {
        using var db = dbs.CreateDbContext();
        var row = db.Definitions.AsNoTracking().First(d => d.Id == id);
        return compiler.Compile(Read(row));
    });

    // A file that was shipped again under its old id is another version here: the row says which.
    private static WorkflowDefinition Read(DefinitionRow row)
    {
        var definition = WorkflowDefinition.Read(row.Json);
        if (definition.Id == row.Id && definition.Version == row.Version)
        {
            return definition;
        }

        var json = definition.Json.DeepClone();
        (json["id"], json["version"]) = (row.Id, row.Version);
        return WorkflowDefinition.Read(json.ToJsonString());
    }

    /// <summary>Imports each shipped file whose content is new: published where nobody has published an edition of their own.</summary>
    public async Task ImportShipped(string folder, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            await Import(db, await File.ReadAllTextAsync(file, cancellation), cancellation);
        }

        await db.SaveChangesAsync(cancellation);
    }

    private async Task Import(CaseDb db, string json, CancellationToken cancellation)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
        var definition = WorkflowDefinition.Read(json);
        var versions = await db.Definitions.Where(d => d.DefinitionId == definition.DefinitionId).ToListAsync(cancellation);
        if (versions.Any(v => v.ShippedHash == hash))
        {
            return;
        }

        var published = versions.FirstOrDefault(v => v.IsPublished && v.OrganisationId == "");
        var own = published is { ShippedHash: null };
        var number = versions.Count == 0 ? 1 : versions.Max(v => v.Version) + 1;
        foreach (var earlier in versions.Where(v => v.IsLatest && v.OrganisationId == ""))
        {
            earlier.IsLatest = false;
        }

        if (published is not null && !own)
        {
            published.IsPublished = false;
        }

        var now = clock.GetUtcNow();
        var id = $"{definition.DefinitionId}-v{number}";
        db.Definitions.Add(new DefinitionRow
        {
            Id = id,
            DefinitionId = definition.DefinitionId,
            Name = definition.Name,
            Version = number,
            OrganisationId = "",
            Json = Numbered(json, id, number),
            ShippedHash = hash,
            IsPublished = !own,
            IsLatest = true,
            CreatedAt = now,
            PublishedAt = own ? null : now,
        });
        await AuditChain.Append(db, "definitions", now, "definition-shipped", null, new JsonObject { ["definition"] = definition.DefinitionId, ["version"] = number, ["hash"] = hash }, cancellation);
    }

    /// <summary>The file under the id and number that it has here: instances are found by the id that stands in the text.</summary>
    private static string Numbered(string json, string id, int number)
    {
        var definition = StudioJson.Read(json);
        if (definition.Word("id") == id && definition.Whole("version") == number)
        {
            return json;
        }

        (definition["id"], definition["version"]) = (id, number);
        return StudioJson.Text(definition, indented: true);
    }
}

/// <summary>The versions that one case runs on.</summary>
public sealed class WorkflowSet(IReadOnlyDictionary<string, string> versions, Func<string, CompiledWorkflow> compiled) : IDefinitionSet
{
    /// <summary>Every definition of the set, in a fixed order.</summary>
    public IEnumerable<CompiledWorkflow> All() => versions.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => compiled(v.Value));

    public CompiledWorkflow? Find(string definitionId) => versions.TryGetValue(definitionId, out var version) ? compiled(version) : null;

    public string? VersionOf(string definitionId) => versions.GetValueOrDefault(definitionId);

    /// <summary>This set, and what it lacks from an earlier one.</summary>
    public WorkflowSet Over(IReadOnlyDictionary<string, string> earlier) =>
        new(earlier.Where(e => !versions.ContainsKey(e.Key)).Concat(versions).ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal), compiled);

    /// <summary>The definitions that have another version in another set.</summary>
    public IEnumerable<(CompiledWorkflow Old, CompiledWorkflow New)> ChangedTo(WorkflowSet to) =>
        versions.OrderBy(v => v.Key, StringComparer.Ordinal).Where(v => to.VersionOf(v.Key) is { } other && other != v.Value).Select(v => (compiled(v.Value), to.Find(v.Key)!));

    /// <summary>JSON as a case keeps it.</summary>
    public string Write() => new JsonObject(versions.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => KeyValuePair.Create(v.Key, (JsonNode?)v.Value))).ToJsonString();
}
