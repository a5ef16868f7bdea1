using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Features.TipOffs;

namespace Qingyi.Server.Features.Reporters;

/// <summary>The end of what a reporter asked for: what was done stays in the file, sealed; what she is told goes into her thread.</summary>
internal static class Letters
{
    public const string ToReporter = "message";

    public static Refusal? Answer(Doing doing)
    {
        var kept = (JsonObject)doing.Data.DeepClone();
        kept.Remove(ToReporter);
        if (RecordForm.Keep(doing with { Data = kept }) is { } refusal)
        {
            return refusal;
        }

        TipThread.Answer(doing.Transition, doing.Text(ToReporter)!);
        return null;
    }
}
