using System.Text;
using System.Text.Json.Nodes;
using Qingyi.Server.Studio.Reading;

namespace Qingyi.Server.Studio.Descriptors;

/// <summary>What Studio asks before it shows anything: types, expressions, strategies.</summary>
public static class DescriptorEndpoints
{
    public static void MapDescriptors(this RouteGroupBuilder studio)
    {
        var descriptors = studio.MapGroup("/descriptors");
        descriptors.MapGet("/activities", async (ActivityDescriptors activities, CancellationToken cancellation) => StudioJson.Answer(await activities.All(cancellation)));
        descriptors.MapPost("/activities/{typeName}/options/{inputName}", async (string typeName, string inputName, ActivityDescriptors activities, CancellationToken cancellation) =>
            StudioJson.Answer(await activities.Options(typeName, inputName, cancellation)));
        descriptors.MapGet("/expression-descriptors", () => StudioJson.Answer(FixedLists.Expressions()));
        descriptors.MapGet("/variables", () => StudioJson.Answer(FixedLists.Variables()));
        descriptors.MapGet("/storage-drivers", () => StudioJson.Answer(FixedLists.StorageDrivers()));
        descriptors.MapGet("/workflow-activation-strategies", () => StudioJson.Answer(FixedLists.ActivationStrategies()));
        descriptors.MapGet("/incident-strategies", () => StudioJson.Answer(FixedLists.IncidentStrategies()));
        descriptors.MapGet("/log-persistence-strategies", () => StudioJson.Answer(FixedLists.None()));
        descriptors.MapGet("/commit-strategies/workflows", () => StudioJson.Answer(FixedLists.None()));
        descriptors.MapGet("/commit-strategies/activities", () => StudioJson.Answer(FixedLists.None()));
        descriptors.MapGet("/output-converters", () => StudioJson.Answer(FixedLists.None()));
        studio.MapGet("/features/installed", () => StudioJson.Answer(FixedLists.None()));
        studio.MapPost("/scripting/javascript/type-definitions/{definitionId}", async (string definitionId, OneDefinition one, CancellationToken cancellation) =>
            Results.Text(TypeDefinitions.For(await one.OfKey(definitionId, "Latest", cancellation) ?? new JsonObject()), "text/plain", Encoding.UTF8));
    }
}
