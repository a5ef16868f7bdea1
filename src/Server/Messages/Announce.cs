using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Messages;

/// <summary>What a row of the outbox says of a message: whom it is for is looked up again when it leaves.</summary>
/// <param name="Account">The person; null: the group of the channel.</param>
public sealed record Announced(string Escalation, string? Account);

/// <summary>Leaves a message for whoever an escalation is addressed to, in the transition that raises it.</summary>
public static class Announce
{
    public static async Task To(Transition t, EscalationRow escalation, Channels channels, CancellationToken cancellation)
    {
        if (channels.Server is not null)
        {
            foreach (var account in (await Addressed(t.Db, escalation, t.Today, cancellation)).Select(u => u.Id))
            {
                Leave(t, Channels.Mail, new Announced(escalation.Id, account));
            }
        }

        if (channels.Webhook(escalation.OrganisationId) is not null && await ForGroup(t.Db, escalation, cancellation))
        {
            Leave(t, Channels.OfGroup(escalation.OrganisationId), new Announced(escalation.Id, null));
        }
    }

    /// <summary>
    /// The accounts that the escalation is addressed to and that have a mail address, and for who is away whoever acts for them: nobody who may not see the case,
    /// nobody whose account is closed.
    /// </summary>
    public static async Task<IReadOnlyList<People.Account>> Addressed(CaseDb db, EscalationRow escalation, DateOnly today, CancellationToken cancellation)
    {
        var of = escalation.CaseId;
        IQueryable<People.Account> MaySee(IQueryable<People.Account> accounts) => accounts
            .Where(u => !db.CaseBars.Any(b => b.CaseId == of && ((b.Kind == "organisation" && b.Subject == u.OrganisationId) || (b.Kind == "person" && b.Subject == u.Id))));
        var holders = await MaySee(Reach.Holders(db, escalation)).Select(u => u.Id).ToListAsync(cancellation);
        var away = await People.Away.On(db, today, cancellation);
        var ids = holders.Select(h => away.Is(h) ? away.SubstituteOf(h) : h).OfType<string>().Distinct().ToList();
        return await MaySee(db.Users.AsNoTracking().Where(u => ids.Contains(u.Id) && u.Email != null && u.LockoutEnd != People.Account.Closed)).OrderBy(u => u.Id).ToListAsync(cancellation);
    }

    /// <summary>A group is a room, not a person: what reminds one person is not said there, nor anything of a case that somebody of the organisation may not see.</summary>
    public static async Task<bool> ForGroup(CaseDb db, EscalationRow escalation, CancellationToken cancellation)
    {
        var organisation = escalation.OrganisationId;
        return escalation.Recipient != "handler" && !await db.CaseBars.AnyAsync(b => b.CaseId == escalation.CaseId
            && ((b.Kind == "organisation" && b.Subject == organisation) || (b.Kind == "person" && db.Users.Any(u => u.Id == b.Subject && u.OrganisationId == organisation))), cancellation);
    }

    // Without a case: that a mail could not be delivered must hold up nothing of the case, nor another mail about it.
    private static void Leave(Transition t, string channel, Announced what) => t.Db.Outbox.Add(new OutboxRow
    {
        Id = t.NewId(), Kind = Channels.Kind, Partner = channel, Payload = JsonSerializer.Serialize(what, Transition.Plain), CreatedAt = t.Now, NextTry = t.Now,
    });
}
