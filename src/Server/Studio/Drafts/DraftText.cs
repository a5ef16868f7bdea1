using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Qingyi.Domain;
using Qingyi.Engine.Definitions;
using Qingyi.Server.Studio.Reading;

namespace Qingyi.Server.Studio.Drafts;

/// <summary>What Studio sends, made ready to be kept: originals of missing types back in their places, within the limits. Whether it could run is not asked.</summary>
public static partial class DraftText
{
    /// <returns>The model, safe to walk and to write; a refusal where it cannot be read or is too large.</returns>
    public static Outcome<JsonObject> Read(JsonObject model)
    {
        try
        {
            Bare(model["root"]);
            MissingTypes.PutBack(model["root"]);
            return DefinitionLimits.ReadDraft(StudioJson.Text(model));
        }
        catch (DefinitionException fault)
        {
            return Refusals.Of("unreadable.draft-fault-at-path", fault.Faults[0].Message, fault.Faults[0].Path);
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException or JsonException)
        {
            // Half a surrogate pair or a property given twice: valid to the reader, impossible to write.
            return Refusals.Of("unreadable.draft-characters-or-duplicates");
        }
    }

    /// <summary>Whether a procedure may go by this key: it stands in addresses and file names.</summary>
    public static bool IsKey(string key) => Key().IsMatch(key);

    /// <summary>Without the paths of ids, which are computed whenever it is shown.</summary>
    public static JsonNode? Bare(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject json:
                json.Remove("nodeId");
                foreach (var (_, value) in json)
                {
                    Bare(value);
                }

                break;
            case JsonArray array:
                foreach (var item in array)
                {
                    Bare(item);
                }

                break;
        }

        return node;
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Key();
}
