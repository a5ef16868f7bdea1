namespace Refit;

/// <summary>What an answer becomes where the settings name no factory of their own.</summary>
internal static class DefaultExceptions
{
    public static async ValueTask<Exception?> FromStatus(HttpResponseMessage response, RefitSettings settings) =>
        response.IsSuccessStatusCode ? null : await ApiException.Create(response.RequestMessage!, response.RequestMessage!.Method, response, settings);

    public static async ValueTask<Exception?> FromUnreadable(HttpResponseMessage response, Exception failure, RefitSettings settings) =>
        settings.DeserializationExceptionFactory is { } factory
            ? await factory(response, failure)
            : await ApiException.Create(response.RequestMessage!, response.RequestMessage!.Method, response, settings, failure);
}
