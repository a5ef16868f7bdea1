using Microsoft.AspNetCore.Antiforgery;

namespace Qingyi.Server.Http;

/// <summary>Forms of the staff's pages carry the token of the page that showed them.</summary>
public sealed class FormGuard(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await antiforgery.IsRequestValidAsync(context.HttpContext)
            ? await next(context)
            : await ProblemPages.Answer(context.HttpContext, new("not-permitted", "这一页打开得太久，或者登录已经换人，本次没有提交；请返回刷新后再提交，填写的内容仍在。"));
}
