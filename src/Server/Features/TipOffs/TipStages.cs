using Qingyi.Server.Web;

namespace Qingyi.Server.Features.TipOffs;

/// <summary>The five plain stages that a reporter sees, by the codes of their words.</summary>
public static class TipStages
{
    /// <summary>Stands in the place of the second stage.</summary>
    public const string Declined = "declined";

    private static readonly string[] Codes = ["received", "accepted", "verifying", "handled", "answered"];

    /// <summary>The name as the interface tells it, in Chinese.</summary>
    public static string Name(int stage, bool declined = false) => Words.Chinese["tip.stage." + (declined ? Declined : Codes[stage])];

    /// <summary>The code of the stage that stands at a place under a name.</summary>
    public static string Code(int stage, string name) => name == Name(stage, declined: true) ? Declined : Codes[stage];
}
