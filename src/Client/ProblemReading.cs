using System.Text.Json;
using Refit;

namespace Qingyi.Client;

/// <summary>Reads the service's problem out of a failed call.</summary>
public static class ProblemReading
{
    /// <summary>The problem that the service answered with; null where the answer was none, for instance a proxy's page.</summary>
    /// <example>
    /// <code>
    /// catch (ApiException failure) when (failure.Problem()?.Code == "hearing-too-late")
    /// </code>
    /// </example>
    public static Problem? Problem(this ApiException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        if (!failure.HasContent)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Problem>(failure.Content!, WireJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
