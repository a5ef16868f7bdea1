using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Features.Reporters;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Secrets;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.TipOffs;

/// <summary>The public side of a tip: give it, ask about it, add to it. No account, no cookie, no trace of the sender.</summary>
public static class TipOffEndpoints
{
    /// <summary>Unknown and mistyped receipts get the same answer.</summary>
    public static Refusal NoSuchReceipt { get; } = Refusals.Of("no-such-receipt");

    public static void MapTipOffs(this IEndpointRouteBuilder app)
    {
        var tips = app.MapGroup("/api/tips").OpenToAll().AddEndpointFilter<FloodFilter>();
        tips.MapPost("/", async (TipSubmission tip, RecordTipOff record, CancellationToken cancellation) =>
            (await record.Record(tip, cancellation)).Result(receipt => Results.Json(receipt, WireJson.Options, statusCode: StatusCodes.Status201Created)))
            .Idempotent().Produces<TipReceipt>(StatusCodes.Status201Created);

        tips.MapPost("/follow-up", async (FollowUpRequest request, TipFollowUp follow, CancellationToken cancellation) =>
            (await follow.Look(request.Receipt, cancellation)).Result()).Produces<FollowUp>();

        tips.MapPost("/messages", async (TipMessageSubmission message, ReporterLetter letter, CancellationToken cancellation) =>
            (await letter.Send(message.Receipt, message.Text, message.About, cancellation)).Result())
            .Idempotent<string>(async (http, id) => Results.Json(await http.RequestServices.GetRequiredService<TipFollowUp>().After(id, http.RequestAborted), WireJson.Options));

        tips.MapPost("/ratings", async (TipRating rating, RateHandling rate, CancellationToken cancellation) => (await rate.Rate(rating, cancellation)).Result())
            .Idempotent<string>(async (http, tip) => Results.Json(await http.RequestServices.GetRequiredService<TipFollowUp>().Of(tip, http.RequestAborted), WireJson.Options));

        tips.MapPost("/attachments", async (HttpRequest request, TipAttachments attachments, CancellationToken cancellation) =>
        {
            var form = await PublicForms.Read(request, cancellation);
            return (await attachments.Take(form["receipt"], form.Files, cancellation)).Result();
        }).Idempotent().Accepts<IFormFileCollection>("multipart/form-data").Produces<IReadOnlyList<ReceivedAttachment>>();
    }
}

/// <summary>查询与补充: five plain stages and the messages, for whoever has the receipt.</summary>
public sealed class TipFollowUp(CaseDb db, House house)
{
    public async Task<Outcome<FollowUp>> Look(string? receipt, CancellationToken cancellation)
    {
        if (await Find(receipt, cancellation) is not { } tip)
        {
            return TipOffEndpoints.NoSuchReceipt;
        }

        return await Shown(tip, cancellation);
    }

    /// <summary>What the reporter sees after a message of hers that is kept already.</summary>
    public async Task<FollowUp> After(string message, CancellationToken cancellation) =>
        await Shown(await db.Tips.AsNoTracking().FirstAsync(t => db.TipMessages.Any(m => m.Id == message && m.TipId == t.Id), cancellation), cancellation);

    /// <summary>What the holder of the tip's receipt sees.</summary>
    public async Task<FollowUp> Of(string tip, CancellationToken cancellation) => await Shown(await db.Tips.AsNoTracking().FirstAsync(t => t.Id == tip, cancellation), cancellation);

    private async Task<FollowUp> Shown(TipRow tip, CancellationToken cancellation)
    {
        var of = await db.Cases.AsNoTracking().FirstAsync(c => c.Id == tip.CaseId, cancellation);
        var stages = Stages(of, tip);
        return new FollowUp(stages.Last(s => s.ReachedOn is not null).Name, stages, await TipThread.Read(db, house.Ring, tip, cancellation));
    }

    public async Task<TipRow?> Find(string? receipt, CancellationToken cancellation)
    {
        var hashes = new Receipts(house.Ring).Find(receipt);
        return hashes.Count == 0 ? null : await db.Tips.AsNoTracking().FirstOrDefaultAsync(t => hashes.Contains(t.ReceiptHash), cancellation);
    }

    private static List<ReachedStage> Stages(Case of, TipRow tip)
    {
        var f = of.Facts;
        return
        [
            new(TipStages.Name(0), tip.ReceivedOn),
            new(TipStages.Name(1, f.Acceptance is { Accepted: false }), Day(f.Acceptance?.Signed)),
            new(TipStages.Name(2), Day(f.Assignment?.Signed)),
            new(TipStages.Name(3), Day(f.Decision?.Signed ?? f.Disposal?.Signed)),
            new(TipStages.Name(4), Day(f.Feedback?.Signed)),
        ];
    }

    private static DateOnly? Day(Signature? signed) => signed is null ? null : LegalDay.Of(signed.At);
}
