using System.Reflection;

namespace Refit;

/// <summary>Sends a call and gives the caller what the method's return type promises.</summary>
internal static class Exchange
{
    private const BindingFlags Own = BindingFlags.NonPublic | BindingFlags.Static;

    public static Func<Call, object> For(MethodInfo method)
    {
        var type = method.ReturnType;
        if (type == typeof(Task))
        {
            return Nothing;
        }

        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(Task<>))
        {
            throw new InvalidOperationException($"{method.DeclaringType}.{method.Name} must return Task or Task<T>, not {type}.");
        }

        var result = type.GetGenericArguments()[0];
        if (result == typeof(HttpResponseMessage))
        {
            return Transmit;
        }

        var (open, content) = result switch
        {
            _ when result == typeof(IApiResponse) => (nameof(Wrapped), typeof(HttpContent)),
            { IsGenericType: true } when result.GetGenericTypeDefinition() == typeof(ApiResponse<>) => (nameof(Response), result.GetGenericArguments()[0]),
            { IsGenericType: true } when result.GetGenericTypeDefinition() == typeof(IApiResponse<>) => (nameof(ResponseInterface), result.GetGenericArguments()[0]),
            _ => (nameof(Value), result),
        };
        return typeof(Exchange).GetMethod(open, Own)!.MakeGenericMethod(content).CreateDelegate<Func<Call, object>>();
    }

    private static async Task Nothing(Call call)
    {
        using var response = await Transmit(call);
        if (await call.Settings.ExceptionFactory(response) is { } failure)
        {
            throw failure;
        }
    }

    private static async Task<T?> Value<T>(Call call)
    {
        var response = await Transmit(call);
        var keep = false;
        try
        {
            if (await call.Settings.ExceptionFactory(response) is { } failure)
            {
                throw failure;
            }

            var (content, unreadable) = await Read<T>(call, response);
            keep = content is Stream or HttpContent;
            return unreadable is null ? content : throw unreadable;
        }
        finally
        {
            if (!keep)
            {
                response.Dispose();
            }
        }
    }

    private static async Task<IApiResponse> Wrapped<T>(Call call) => await Response<T>(call);

    private static async Task<IApiResponse<T>> ResponseInterface<T>(Call call) => await Response<T>(call);

    private static async Task<ApiResponse<T>> Response<T>(Call call)
    {
        HttpResponseMessage response;
        try
        {
            response = await Transmit(call);
        }
        catch (ApiRequestException failure)
        {
            return new ApiResponse<T>(call.Settings, failure);
        }

        var error = await call.Settings.ExceptionFactory(response);
        var content = default(T);
        if (error is null)
        {
            (content, error) = await Read<T>(call, response);
        }

        return error is null or ApiExceptionBase ? new ApiResponse<T>(response, content, call.Settings, (ApiExceptionBase?)error) : throw error;
    }

    private static async Task<(T? Content, Exception? Unreadable)> Read<T>(Call call, HttpResponseMessage response)
    {
        try
        {
            if (typeof(T) == typeof(HttpContent))
            {
                return ((T)(object)response.Content, null);
            }

            if (typeof(T) == typeof(Stream))
            {
                return ((T)(object)await response.Content.ReadAsStreamAsync(call.Cancellation), null);
            }

            if (typeof(T) == typeof(string))
            {
                return ((T)(object)await response.Content.ReadAsStringAsync(call.Cancellation), null);
            }

            await response.Content.LoadIntoBufferAsync(call.Cancellation);
            return response.Content.Headers.ContentLength is 0 ? default : (await call.Settings.ContentSerializer.FromHttpContentAsync<T>(response.Content, call.Cancellation), null);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return (default, await DefaultExceptions.FromUnreadable(response, failure, call.Settings));
        }
    }

    private static async Task<HttpResponseMessage> Transmit(Call call)
    {
        var request = await call.ToRequest();
        try
        {
            var response = await call.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, call.Cancellation);
            response.RequestMessage ??= request;
            return response;
        }
        catch (Exception failure)
        {
            throw new ApiRequestException(request, call.Settings, failure);
        }
    }
}
