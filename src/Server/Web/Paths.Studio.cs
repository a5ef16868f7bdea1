namespace Qingyi.Server.Web;

/// <summary>Procedures and who draws them.</summary>
public static partial class Paths
{
    public const string Studio = "/studio";
    public const string StudioDefinitions = "/studio/workflows/definitions";
    public const string StudioInstances = "/studio/workflows/instances";

    /// <summary>How expressions are written, for whoever draws procedures.</summary>
    public const string ExpressionGuide = "/studio/guide/expressions";

    /// <summary>The procedure in Elsa Studio's editor.</summary>
    public static string StudioDefinition(string key) => $"{StudioDefinitions}/{Uri.EscapeDataString(key)}/edit";

    /// <summary>The findings before publication, and publication itself.</summary>
    public static string DefinitionCheck(string key) => $"/studio/definitions/{Uri.EscapeDataString(key)}/check";

    /// <summary>Where the draft is given up.</summary>
    public static string DiscardDraft(string key) => $"/studio/definitions/{Uri.EscapeDataString(key)}/discard";

    public static string RestoreRevision(string key, string revision) => $"{DefinitionRevisions(key)}/{Uri.EscapeDataString(revision)}/restore";

    /// <summary>Plans to move running cases to the edition in force.</summary>
    public static string Moves(string key) => $"/studio/definitions/{Uri.EscapeDataString(key)}/moves";

    public static string Move(string key, string id) => $"{Moves(key)}/{Uri.EscapeDataString(id)}";

    /// <summary>What was saved before, by whom, restorable.</summary>
    public static string DefinitionRevisions(string key) => $"/studio/definitions/{Uri.EscapeDataString(key)}/revisions";
}
