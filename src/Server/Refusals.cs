using System.Resources;
using Qingyi.Domain;

namespace Qingyi.Server;

/// <summary>Makes refusals whose sentences stand in Resources/Refusals.resx (Chinese) and Refusals.en.resx.</summary>
internal static class Refusals
{
    private static readonly ResourceManager Texts = new("Qingyi.Server.Resources.Refusals", typeof(Refusals).Assembly);

    /// <param name="key">The refusal's code; where several sentences share one, the code, a dot and what this one is about.</param>
    /// <param name="places">What fills the places of the sentence.</param>
    public static Refusal Of(string key, params object?[] places) => Refusal.Of(Texts, key, places);
}
