using System.Text.Json.Nodes;
using Qingyi.Engine.Activities;
using Qingyi.Engine.Definitions;

namespace Qingyi.Server.Studio.Reading;

/// <summary>
/// A version as Studio can show it: no collection is null, every activity has the path of ids that badges and journal go by, and a type that we do not
/// have stands as a red box, since one unknown type would leave the whole canvas blank.
/// </summary>
public sealed class StudioView(ActivityRegistry registry)
{
    public const string ToolVersion = "3.8.2.0";

    /// <param name="mayEdit">Whether the person may change and publish; without the link Studio opens read-only.</param>
    public JsonObject Of(Edition edition, string json, bool mayEdit)
    {
        var view = StudioJson.Read(json);
        Envelope.Complete(view);
        (view["id"], view["definitionId"], view["name"], view["version"]) = (edition.Id, edition.DefinitionId, edition.Name, edition.Version);
        (view["isLatest"], view["isPublished"], view["isReadonly"], view["isSystem"]) = (edition.IsLatest, edition.IsPublished, false, false);
        view["createdAt"] = StudioJson.Instant(edition.CreatedAt);
        view["links"] = Links(edition, mayEdit);
        Show(view["root"]!.AsObject(), Node.WorkflowId);
        return view;
    }

    /// <summary>A row of a list of definitions.</summary>
    public static JsonObject Summary(Edition edition, string json, bool mayEdit) => new()
    {
        ["id"] = edition.Id,
        ["definitionId"] = edition.DefinitionId,
        ["name"] = edition.Name,
        ["description"] = StudioJson.Read(json).Word("description") ?? "",
        ["version"] = edition.Version,
        ["toolVersion"] = ToolVersion,
        ["isLatest"] = edition.IsLatest,
        ["isPublished"] = edition.IsPublished,
        ["isReadonly"] = false,
        ["isSystem"] = false,
        ["providerName"] = null,
        ["materializerName"] = "Json",
        ["isMaterializerAvailable"] = true,
        ["createdAt"] = StudioJson.Instant(edition.CreatedAt),
        ["organisation"] = edition.OrganisationId,
        ["links"] = Links(edition, mayEdit),
    };

    private static JsonArray Links(Edition edition, bool mayEdit) =>
        mayEdit ? [new JsonObject { ["href"] = $"/workflow-definitions/{edition.DefinitionId}/publish", ["rel"] = "publish", ["method"] = "POST" }] : [];

    private void Show(JsonObject activity, string around)
    {
        if (!MissingTypes.IsPlaceholder(activity) && registry.Find(activity.Word("type") ?? "", activity.Whole("version") ?? 1) is null)
        {
            activity.ReplaceWith(MissingTypes.Placeholder(activity, around));
            return;
        }

        var path = $"{around}:{activity.Word("id")}";
        activity["nodeId"] = path;
        foreach (var inner in registry.Inside(activity))
        {
            Show(inner, path);
        }
    }
}
