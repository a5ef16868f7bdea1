using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Cases;
using Qingyi.Server.People;
using Qingyi.Server.Secrets;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.TipOffs;

/// <summary>A file of a tip as it is handed to a reader.</summary>
public sealed record TipFile(string Name, string MediaType, TipAttachment Row);

/// <summary>查看举报内容: by the desk, the handlers and their leaders, and each reading is itself recorded.</summary>
public sealed class OpenTip(CaseQueries queries, CaseDb db, Transitions transitions, House house, PersonAtDoor door)
{
    private static Refusal NotYours { get; } = Refusals.Of("not-permitted.tip-off-readers");
    private static Refusal NoSuchFile { get; } = Refusals.Of("no-such-file.attachment");

    public async Task<Outcome<TipTold>> Told(string caseId, CancellationToken cancellation)
    {
        var found = await Find(caseId, cancellation);
        return found.Done
            ? await Record(caseId, found.Value!.Seat, [], () => TipThread.Open(house.Ring, found.Value.Tip), cancellation)
            : found.Refusal!;
    }

    /// <summary>What was told, with the messages since.</summary>
    public async Task<Outcome<(TipTold Told, IReadOnlyList<Client.TipMessage> Thread)>> Whole(string caseId, CancellationToken cancellation)
    {
        var found = await Find(caseId, cancellation);
        if (!found.Done)
        {
            return found.Refusal!;
        }

        var (tip, seat) = found.Value!;
        var thread = await TipThread.Read(db, house.Ring, tip, cancellation);
        return await Record(caseId, seat, [], () => (TipThread.Open(house.Ring, tip), thread), cancellation);
    }

    public async Task<Outcome<TipFile>> File(string caseId, string file, CancellationToken cancellation)
    {
        var found = await Find(caseId, cancellation);
        if (!found.Done)
        {
            return found.Refusal!;
        }

        var (tip, seat) = found.Value!;
        return await db.TipAttachments.AsNoTracking().FirstOrDefaultAsync(a => a.Id == file && a.TipId == tip.Id, cancellation) is { } row
            ? await Record(caseId, seat, new JsonObject { ["attachment"] = file }, () => Named(tip, row), cancellation)
            : NoSuchFile;
    }

    /// <summary>Whether the person may read what was told in a case that they see.</summary>
    public async Task<bool> MayRead(Case of, CancellationToken cancellation) => await Reader(of, cancellation) is not null;

    // The seat from which it may be read: the own first, then one held for somebody who is away.
    private async Task<Person?> Reader(Case of, CancellationToken cancellation)
    {
        foreach (var seat in door.Person.Seats.Where(s => of.OrganisationId == s.OrganisationId && !of.IsRecused(s.Id) && !of.IsRecused(s.Part)))
        {
            if (seat.IsAny(Role.Intake, Role.SectionHead, Role.Leader, Role.PrincipalLeader) || await db.CaseParties.AnyAsync(p => p.CaseId == of.Id && p.AccountId == seat.Part, cancellation))
            {
                return seat;
            }
        }

        return null;
    }

    private TipFile Named(TipRow tip, TipAttachment row)
    {
        using var key = house.Ring.Unwrap(SealedKey.Parse(tip.WrappedKey));
        var label = JsonSerializer.Deserialize<AttachmentLabel>(key.OpenText(new SealedBox(row.Box), TipAttachments.Place(tip.Id, row.Id)), WireJson.Options)!;
        return new TipFile(label.Name, label.MediaType, row);
    }

    /// <summary>The tip of a case, and the seat from which this person may read it.</summary>
    internal async Task<Outcome<Opened>> Find(string caseId, CancellationToken cancellation)
    {
        if (await queries.Find(door.Person, caseId, cancellation) is not { } found || await db.Tips.AsNoTracking().FirstOrDefaultAsync(t => t.CaseId == caseId, cancellation) is not { } tip)
        {
            return CaseQueries.NoSuchCase;
        }

        return await Reader(found, cancellation) is { } seat ? new Opened(tip, seat) : NotYours;
    }

    private Task<Outcome<T>> Record<T>(string caseId, Person seat, JsonObject data, Func<T> read, CancellationToken cancellation) =>
        transitions.Run<T>(caseId, seat, t =>
        {
            t.Audit("tip-opened", (JsonObject)data.DeepClone());
            return Task.FromResult<Outcome<T>>(read());
        }, cancellation);

    internal sealed record Opened(TipRow Tip, Person Seat);
}
