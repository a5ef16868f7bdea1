using System.Text.Json;
using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Engine.Definitions;
using Qingyi.Server.Studio.Reading;

namespace Qingyi.Server.Studio.Drafts;

/// <summary>What Studio sends, made ready to be kept: originals of missing types back in their places, within the limits. Whether it could run is not asked.</summary>
public static class DraftText
{
    /// <returns>The model, safe to walk and to write; a refusal where it cannot be read or is too large.</returns>
    public static Outcome<JsonObject> Read(JsonObject model)
    {
        try
        {
            MissingTypes.PutBack(model["root"]);
            return DefinitionLimits.ReadDraft(StudioJson.Text(model));
        }
        catch (DefinitionException fault)
        {
            return new Refusal("unreadable", $"没有保存：{fault.Faults[0].Message}（{fault.Faults[0].Path}）");
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException or JsonException)
        {
            // Half a surrogate pair or a property given twice: valid to the reader, impossible to write.
            return new Refusal("unreadable", "没有保存：内容里有不能保存的字符，或者同一个属性写了两次。");
        }
    }
}
