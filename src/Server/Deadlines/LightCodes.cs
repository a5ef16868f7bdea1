using Qingyi.Domain.Deadlines;

namespace Qingyi.Server.Deadlines;

/// <summary>Lights as JSON and pages name them.</summary>
public static class LightCodes
{
    public static string Of(Light light) => light switch
    {
        Light.Green => "green", Light.Yellow => "yellow", Light.Red => "red", Light.Grey => "grey", Light.Blue => "blue", Light.DarkRed => "dark-red",
        _ => throw new ArgumentOutOfRangeException(nameof(light), light, null),
    };
}
