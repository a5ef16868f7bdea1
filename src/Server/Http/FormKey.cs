using System.Security.Cryptography;
using System.Text;

namespace Qingyi.Server.Http;

/// <summary>What an answer that is kept for a repeat is; without it JSON.</summary>
public sealed record KeptAs(string MediaType);

/// <summary>
/// A form that carries a key of its own is taken once: what was sent twice, by a second click or by going back, gets the first answer. For forms whose answer cannot be asked for again,
/// such as the one that shows a one-time password.
/// </summary>
public sealed class FormKey : IEndpointFilter
{
    /// <summary>Name of the form's field.</summary>
    public const string Field = "once";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form.Text(Field) is { Length: > 0 and < 100 } key)
        {
            // Another text in the same form is another wish.
            var said = string.Join('\n', form.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => f.Value, (f, value) => $"{f.Key}={value}"));
            http.Request.Headers[Idempotency.Header] = $"{key}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)))}";
        }

        return await next(context);
    }
}

public static class OnceForms
{
    /// <summary>A staff form that is taken once, and answers with a page.</summary>
    public static RouteHandlerBuilder Once(this RouteHandlerBuilder form) =>
        form.AddEndpointFilter<FormGuard>().AddEndpointFilter<FormKey>().Idempotent().WithMetadata(new KeptAs("text/html; charset=utf-8"));
}
