using System.Text.Json.Nodes;

namespace Qingyi.Server.Studio.Reading;

/// <summary>The part of a definition around its root. What we do not know in it is kept.</summary>
public static class Envelope
{
    /// <summary>What happens when a step cannot run, in every definition made here: it stays where it is until somebody decides.</summary>
    public const string Hold = "Hold";

    /// <summary>Custom property that only Studio's header is told; it is not kept.</summary>
    public const string OrganisationName = "organisationName";

    private static readonly string[] Lists = ["variables", "inputs", "outputs", "outcomes"];

    /// <summary>Fills in what Studio enumerates without looking, and an empty chart where there is no root.</summary>
    public static void Complete(JsonObject definition)
    {
        foreach (var list in Lists.Where(l => definition[l] is not JsonArray))
        {
            definition[list] = new JsonArray();
        }

        foreach (var part in (string[])["customProperties", "options"])
        {
            if (definition[part] is not JsonObject)
            {
                definition[part] = new JsonObject();
            }
        }

        var options = definition["options"]!.AsObject();
        options.TryAdd("activationStrategyType", null);
        options.TryAdd("usableAsActivity", false);
        options.TryAdd("autoUpdateConsumingWorkflows", false);
        options.TryAdd("activityCategory", null);
        options.TryAdd("incidentStrategyType", null);
        options.TryAdd("commitStrategyName", null);
        definition["root"] ??= new JsonObject
        {
            ["id"] = "flow", ["type"] = "Elsa.Flowchart", ["version"] = 1, ["name"] = "flow", ["activities"] = new JsonArray(), ["connections"] = new JsonArray(),
        };
        (definition["toolVersion"], definition["providerName"], definition["materializerName"]) = (StudioView.ToolVersion, null, "Json");
        definition["description"] = definition.Word("description") ?? "";
        definition.TryAdd("materializerContext", null);
    }

    /// <summary>Writes whose version it is, which, and from which it was derived.</summary>
    public static void Stamp(JsonObject definition, Edition edition, string? basedOn)
    {
        Complete(definition);
        definition.Remove("links");
        (definition["id"], definition["definitionId"], definition["name"], definition["version"]) = (edition.Id, edition.DefinitionId, edition.Name, edition.Version);
        (definition["isLatest"], definition["isPublished"], definition["isReadonly"], definition["isSystem"]) = (true, edition.IsPublished, false, false);
        definition["createdAt"] = StudioJson.Instant(edition.CreatedAt);
        var custom = definition["customProperties"]!.AsObject();
        custom.Remove(OrganisationName);
        (custom["organisation"], custom["procedure"], custom["derivedFrom"]) = (edition.OrganisationId, edition.DefinitionId, basedOn);
        var options = definition["options"]!.AsObject();
        options["incidentStrategyType"] = options.Word("incidentStrategyType") is { Length: > 0 } chosen ? chosen : Hold;
    }
}
