using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Partners;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Messages;

/// <summary>Sends a message of the outbox through its channel. What it says and whom it is for is read now: a leader who answered meanwhile is left alone.</summary>
public sealed class MessageWire(IDbContextFactory<CaseDb> dbs, Channels channels, LightViews lights, ExchangePace pace) : IDisposable
{
    /// <summary>In the place of a receipt: nothing had to be sent any more.</summary>
    public const string NotNeeded = "not-needed";

    private readonly RobotPost _robot = new(pace);

    public async Task<Sent> Send(Lease lease, CancellationToken cancellation)
    {
        if (channels.Link is not { } link || (lease.Partner == Channels.Mail ? channels.Server is null : channels.Webhook(Channels.Group(lease.Partner)!) is null))
        {
            return new Sent(null, "channel-off");
        }

        var what = JsonSerializer.Deserialize<Announced>(lease.Payload, Transition.Plain)!;
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var escalation = await db.Escalations.AsNoTracking().FirstOrDefaultAsync(e => e.Id == what.Escalation, cancellation);
        if (escalation is null || await MessageText.Of(db, escalation, lights, link, cancellation) is not { } text)
        {
            return new Sent(NotNeeded);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(pace.Timeout);
        try
        {
            if (what.Account is null)
            {
                return await Announce.ForGroup(db, escalation, cancellation) ? await _robot.Send(channels.Webhook(escalation.OrganisationId)!, text, limit.Token) : new Sent(NotNeeded);
            }

            var to = (await Announce.Addressed(db, escalation, lights.Today, cancellation)).FirstOrDefault(u => u.Id == what.Account)?.Email;
            return to is null ? new Sent(NotNeeded) : await MailPost.Send(channels.Server!, lease.Message, to, text, pace.Timeout, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new Sent(null, "no-answer-in-time");
        }
    }

    public void Dispose() => _robot.Dispose();
}
