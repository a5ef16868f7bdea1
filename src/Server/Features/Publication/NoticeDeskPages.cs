using Qingyi.Domain.People;
using Qingyi.Server.Features.Lists;
using Qingyi.Server.Http;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Publication;

/// <summary>公示管理: what waits for approval, what stands before the public, what was taken back; withdrawal with its reason.</summary>
public static class NoticeDeskPages
{
    public static void MapNoticeDeskPages(this IEndpointRouteBuilder app)
    {
        var desk = app.MapGroup(Paths.NoticeDesk).For(Role.Publisher, Role.SectionHead, Role.Leader, Role.PrincipalLeader);
        desk.MapGet("/", async (NoticeDesk notices, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await frames.Staff(http, StaffPage.Notices, await notices.View(http, null, null, cancellation)));
        desk.MapGet("/export", async (string? format, NoticeDesk notices, ListFile file, HttpContext http, CancellationToken cancellation) =>
        {
            var filter = NoticeFilter.Of(http);
            return await file.Answer("notices-exported", Words.Spoken["notice-desk"], format, filter != NoticeFilter.None, NoticeDesk.Heading, notices.Rows(filter, cancellation), cancellation);
        });

        desk.MapPost("/{id}/withdraw", async (string id, WithdrawNotice withdraw, NoticeDesk notices, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var form = await http.Request.ReadFormAsync(cancellation);
            var reason = form.Text(NoticeWithdrawalForm.ReasonField);
            var outcome = await withdraw.Withdraw(id, reason, cancellation);
            return outcome.Refusal switch
            {
                null => Results.Redirect($"{Paths.NoticeDesk}?state=withdrawn"),
                { Code: "no-such-notice" } gone => await ProblemPages.Answer(http, gone),
                var refusal => await frames.Staff(http, StaffPage.Notices, await notices.View(http, id, new NoticeWithdrawalForm(reason, refusal.Sentence), cancellation), StatusCodes.Status422UnprocessableEntity),
            };
        }).For(Role.Publisher).AddEndpointFilter<FormGuard>();
    }
}
