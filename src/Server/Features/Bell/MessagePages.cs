using Qingyi.Server.Features.Lists;
using Qingyi.Server.Http;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Layout;

namespace Qingyi.Server.Features.Bell;

/// <summary>消息 behind the bell: read one by one, or all at once.</summary>
public static class MessagePages
{
    public static void MapMessagePages(this IEndpointRouteBuilder app)
    {
        var messages = app.MapGroup(Paths.Messages).For();
        messages.MapGet("/", async (string? after, MessageDesk desk, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await frames.Staff(http, StaffPage.Messages, await desk.View(MessageFilter.Of(http), after, cancellation)));
        messages.MapGet("/export", async (string? format, MessageDesk desk, ListFile file, HttpContext http, CancellationToken cancellation) =>
        {
            var filter = MessageFilter.Of(http);
            return await file.Answer("messages-exported", Words.Spoken["messages"], format, filter != new MessageFilter(false, null), MessageDesk.Heading, desk.Rows(filter, cancellation), cancellation);
        });
        messages.MapPost("/read", async (MessageDesk desk, CancellationToken cancellation) =>
        {
            await desk.ReadAll(cancellation);
            return Results.Redirect(Paths.Messages);
        }).AddEndpointFilter<FormGuard>();
        messages.MapPost("/{id}/read", async (string id, MessageDesk desk, HttpContext http, CancellationToken cancellation) =>
        {
            var back = (await http.Request.ReadFormAsync(cancellation))["back"].ToString();
            return await desk.Read(id, cancellation) is { } refusal ? await ProblemPages.Answer(http, refusal) : Results.Redirect(back.StartsWith(Paths.Messages + "?", StringComparison.Ordinal) ? back : Paths.Messages);
        }).AddEndpointFilter<FormGuard>();
    }
}
