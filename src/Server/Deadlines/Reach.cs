using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.People;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Deadlines;

/// <summary>Whom a rung reaches. Where everybody there is away and nobody acts for them it is addressed to the next rung at once, rather than wait in an inbox that nobody opens.</summary>
internal static class Reach
{
    private static readonly string[] Ladder = ["handler", "section-head", "leader-in-charge", "principal-leader", "upper-commission"];

    /// <summary>Addresses an escalation as its rung says, or higher where nobody is there.</summary>
    public static async Task Address(Transition t, EscalationRow escalation, DeadlineRow deadline, Away away, CancellationToken cancellation)
    {
        var meant = escalation.Instead ?? escalation.Recipient;
        var rung = Array.IndexOf(Ladder, escalation.Recipient);
        while (rung >= 0 && rung < Ladder.Length - 1 && await Deserted(t.Db, escalation, away, cancellation))
        {
            rung++;
            (escalation.Recipient, escalation.AccountId) = (Ladder[rung], null);
            (escalation.Role, escalation.OrganisationId) = (Role(t, escalation.Recipient, deadline), Organisation(t, escalation.Recipient, deadline));
            escalation.Instead = meant;
        }
    }

    public static string Role(Transition t, string recipient, DeadlineRow deadline) => recipient switch
    {
        "handler" => Task(t, deadline)?.Role ?? (Commission(t) == t.Case.OrganisationId ? Domain.People.Role.Handler : Domain.People.Role.Hospital),
        "section-head" => Domain.People.Role.SectionHead,
        "leader-in-charge" => Domain.People.Role.Leader,
        _ => Domain.People.Role.PrincipalLeader,
    };

    public static string Organisation(Transition t, string recipient, DeadlineRow deadline) => recipient switch
    {
        "upper-commission" => Above(t, Commission(t)),
        "handler" => Task(t, deadline)?.OrganisationId ?? t.Case.OrganisationId,
        _ => Commission(t),
    };

    public static string? Account(Transition t, string recipient, DeadlineRow deadline) => recipient == "handler" ? Task(t, deadline)?.Assignee ?? t.Case.Facts.Assignment?.Lead : null;

    /// <summary>Accounts that an escalation is addressed to; closed ones are nobody's.</summary>
    public static IQueryable<Account> Holders(CaseDb db, EscalationRow escalation)
    {
        var (one, role, organisation) = (escalation.AccountId, escalation.Role, escalation.OrganisationId);
        return db.Users.AsNoTracking().Where(u => u.LockoutEnd != People.Account.Closed)
            .Where(u => one != null ? u.Id == one : u.OrganisationId == organisation && db.UserRoles.Any(r => r.UserId == u.Id && r.RoleId == role));
    }

    /// <summary>Whether somebody holds the post, and all of them are away with nobody who may act in this case.</summary>
    public static async Task<bool> Deserted(CaseDb db, EscalationRow escalation, Away away, CancellationToken cancellation)
    {
        if (away.None)
        {
            return false;
        }

        var holders = await Holders(db, escalation).Select(u => u.Id).ToListAsync(cancellation);
        if (!holders.Exists(away.Is) || holders.Exists(h => !away.Is(h)))
        {
            return false;
        }

        var acting = holders.Where(h => away.SubstituteOf(h) is not null).Select(h => (Holder: h, Substitute: away.SubstituteOf(h)!)).ToList();
        var ids = acting.SelectMany(a => new[] { a.Holder, a.Substitute }).ToList();
        var shut = await db.CaseBars.AsNoTracking().Where(b => b.CaseId == escalation.CaseId
                && ((b.Kind == "person" && ids.Contains(b.Subject)) || (b.Kind == "organisation" && db.Users.Any(u => ids.Contains(u.Id) && u.OrganisationId == b.Subject))))
            .Select(b => b.Subject).ToListAsync(cancellation);
        var barred = await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id) && (shut.Contains(u.Id) || shut.Contains(u.OrganisationId))).Select(u => u.Id).ToListAsync(cancellation);
        return acting.TrueForAll(a => barred.Contains(a.Holder) || barred.Contains(a.Substitute));
    }

    /// <summary>An escalation that nobody has answered leaves the desk of who went away; its ledger entry stays as it was.</summary>
    public static async Task<bool> PassOn(Transition t, EscalationRow escalation, DeadlineRow deadline, Away away, CancellationToken cancellation)
    {
        var before = escalation.Recipient;
        await Address(t, escalation, deadline, away, cancellation);
        if (escalation.Recipient == before)
        {
            return false;
        }

        (escalation.ReadAt, escalation.ReadBy, escalation.ReadFor) = (null, null, null);
        t.Audit("escalation-passed-on", new JsonObject { ["escalation"] = escalation.Id, ["deadline"] = deadline.Id, ["rung"] = escalation.Rung, ["from"] = before, ["recipient"] = escalation.Recipient });
        return true;
    }

    private static Features.Tasks.TaskRow? Task(Transition t, DeadlineRow deadline) => t.Records.OpenTasks.FirstOrDefault(x => x.Id == deadline.TaskId);

    private static string Commission(Transition t) => ApprovalRanks.Commission(t.Db, t.Case).Id;

    private static string Above(Transition t, string organisation) => t.Db.Organisations.Find(organisation)?.ParentId ?? organisation;
}
