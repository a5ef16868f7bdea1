using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Secrets;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.TipOffs;

/// <summary>The public side of a tip: give it, ask about it, add to it. No account, no cookie, no trace of the sender.</summary>
public static class TipOffEndpoints
{
    /// <summary>Unknown and mistyped receipts get the same answer.</summary>
    public static Refusal NoSuchReceipt { get; } = new("no-such-receipt", "没有查到这个回执号；请核对20位数字后再试。");

    public static void MapTipOffs(this IEndpointRouteBuilder app)
    {
        var tips = app.MapGroup("/api/tips").OpenToAll().AddEndpointFilter<FloodFilter>();
        tips.MapPost("/", async (TipSubmission tip, RecordTipOff record, CancellationToken cancellation) =>
            (await record.Record(tip, cancellation)).Result(receipt => Results.Json(receipt, WireJson.Options, statusCode: StatusCodes.Status201Created)))
            .Idempotent().Produces<TipReceipt>(StatusCodes.Status201Created);

        tips.MapPost("/follow-up", async (FollowUpRequest request, TipFollowUp follow, CancellationToken cancellation) =>
            (await follow.Look(request.Receipt, cancellation)).Result()).Produces<FollowUp>();

        tips.MapPost("/messages", async (TipMessageSubmission message, TipFollowUp follow, CancellationToken cancellation) =>
            (await follow.Say(message.Receipt, message.Text, cancellation)).Result())
            .Idempotent<string>(async (http, id) => Results.Json(await http.RequestServices.GetRequiredService<TipFollowUp>().After(id, http.RequestAborted), WireJson.Options));

        tips.MapPost("/attachments", async (HttpRequest request, TipAttachments attachments, CancellationToken cancellation) =>
        {
            var form = await PublicForms.Read(request, cancellation);
            return (await attachments.Take(form["receipt"], form.Files, cancellation)).Result();
        }).Idempotent().Accepts<IFormFileCollection>("multipart/form-data").Produces<IReadOnlyList<ReceivedAttachment>>();
    }
}

/// <summary>查询与补充: five plain stages and the messages, for whoever has the receipt.</summary>
public sealed class TipFollowUp(CaseDb db, Transitions transitions, House house)
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

    private async Task<FollowUp> Shown(TipRow tip, CancellationToken cancellation)
    {
        var of = await db.Cases.AsNoTracking().FirstAsync(c => c.Id == tip.CaseId, cancellation);
        var stages = Stages(of, tip);
        return new FollowUp(stages.Last(s => s.ReachedOn is not null).Name, stages, await TipThread.Read(db, house.Ring, tip, cancellation));
    }

    public async Task<Outcome<FollowUp>> Say(string? receipt, string? text, CancellationToken cancellation)
    {
        if (await Find(receipt, cancellation) is not { } tip)
        {
            return TipOffEndpoints.NoSuchReceipt;
        }

        if (string.IsNullOrWhiteSpace(text) || text.Length > 20_000)
        {
            return new Refusal("invalid-data", "请写明要补充的内容，最多20000字。");
        }

        var said = await transitions.Run<string>(tip.CaseId, CaseLifecycle.System, t =>
        {
            var id = t.NewId();
            using var key = t.Unwrap(tip.WrappedKey);
            t.Db.TipMessages.Add(new TipMessage { Id = id, TipId = tip.Id, FromReporter = true, Box = key.Seal(text, TipThread.Place(tip.Id, id)).Bytes, At = t.Now });
            t.Audit("reporter-wrote", new() { ["message"] = id });
            return Task.FromResult<Outcome<string>>(id);
        }, cancellation);
        return said.Done ? await Look(receipt, cancellation) : said.Refusal!;
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
