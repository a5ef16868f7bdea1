using Microsoft.AspNetCore.Antiforgery;

namespace Qingyi.Server.Http;

/// <summary>Forms of the staff's pages carry the token of the page that showed them.</summary>
public sealed class FormGuard(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await antiforgery.IsRequestValidAsync(context.HttpContext)
            ? await next(context)
            : await ProblemPages.Answer(context.HttpContext, Refusals.Of("not-permitted.page-too-old"));
}
