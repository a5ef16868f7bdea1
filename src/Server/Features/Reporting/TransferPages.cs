using Qingyi.Domain.People;
using Qingyi.Server.Features.Lists;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Layout;

namespace Qingyi.Server.Features.Reporting;

/// <summary>移送与反馈: what left for other organs over all cases, with its receipt, its result and the clock that runs; and what other organs handed to us.</summary>
public static class TransferPages
{
    private const string Exported = "transfers-exported";

    public static void MapTransferPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Paths.Transfers, async (string? show, string? after, TransferList list, ArrivedTransfers arrived, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await frames.Staff(http, StaffPage.Transfers, show == "arrived" ? await arrived.View(http, after, cancellation) : await list.View(http, show == "waiting", after, cancellation))).ForSeats([.. Role.OfCases]);
        app.MapGet(Paths.Transfers + "/export", async (string? show, string? format, TransferList list, ArrivedTransfers arrived, ListFile file, CancellationToken cancellation) => show == "arrived"
            ? await file.Answer(Exported, Words.Spoken["transfers.arrived"], format, filtered: false, ArrivedTransfers.Heading, arrived.Rows(cancellation), cancellation)
            : await file.Answer(Exported, Words.Spoken["transfers"], format, filtered: show == "waiting", TransferList.Heading, list.Rows(show == "waiting", cancellation), cancellation)).ForSeats([.. Role.OfCases]);
    }
}
