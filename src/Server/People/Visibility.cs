using Qingyi.Domain.Cases;
using Qingyi.Domain.Organisations;
using Qingyi.Domain.People;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Registers;
using Qingyi.Server.Features.Returns;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Storage;

namespace Qingyi.Server.People;

/// <summary>
/// The one place that says who sees what: role × jurisdiction × confidentiality × recusal, as part of every query. Leaders and supervisors see their own
/// organisation and those below; everybody else sees their own; nobody sees a case that names their unit or from which they stood back. A matter is seen
/// also where somebody's organisation and role have a task in it, and by the liaison of the hospital whose matter it is; a hospital never sees a case.
/// </summary>
public static class Visibility
{
    private static readonly string[] Overseeing = [Role.SectionHead, Role.Leader, Role.PrincipalLeader, Role.Supervisor];
    private static readonly string[] Leading = [Role.SectionHead, Role.Leader, Role.PrincipalLeader];

    public static IQueryable<Case> VisibleTo(this CaseDb db, Person person)
    {
        if (person.Lent.Count == 0)
        {
            return db.SeenFrom(person);
        }

        var ids = person.Seats.Select(seat => db.SeenFrom(seat).Select(c => c.Id)).Aggregate((all, more) => all.Union(more));
        return db.Cases.Where(c => ids.Contains(c.Id));
    }

    // A substitute sees what the absent person sees, but for what either of the two may not.
    private static IQueryable<Case> SeenFrom(this CaseDb db, Person person)
    {
        var part = person.Part;
        var bars = db.BarsAgainst(person);
        var ofCases = person.IsAny(Role.OfCases);
        var hospital = person.Is(Role.Hospital);
        if (!ofCases && !hospital)
        {
            return db.Cases.Where(_ => false);
        }

        var overseeing = person.IsAny(Overseeing);
        var leading = person.IsAny(Leading);
        var roles = person.Roles.ToList();
        return db.Cases
            .Where(c => (ofCases && (c.OrganisationId == person.OrganisationId || (overseeing && c.Path.StartsWith(person.Path))))
                || (c.Kind != Case.OfCase && ((hospital && c.OrganisationId == person.OrganisationId)
                    || db.Tasks.Any(t => t.CaseId == c.Id && t.OrganisationId == person.OrganisationId && roles.Contains(t.Role)))))
            .Where(c => !bars.Any(b => b.CaseId == c.Id))
            .Where(c => !c.Confidential
                || (leading && c.OrganisationId == person.OrganisationId)
                || db.CaseParties.Any(p => p.CaseId == c.Id && p.AccountId == part)
                || db.Tasks.Any(t => t.CaseId == c.Id && t.State == "open" && t.Assignee == part));
    }

    /// <summary>What keeps a person, or whom the person stands in for, from a case: it names their unit, or they stood back.</summary>
    public static IQueryable<CaseBar> BarsAgainst(this CaseDb db, Person person)
    {
        var (part, home) = (person.Part, person.Home ?? person.OrganisationId);
        return db.CaseBars.Where(b => (b.Kind == "organisation" && (b.Subject == person.OrganisationId || b.Subject == home)) || (b.Kind == "person" && (b.Subject == person.Id || b.Subject == part)));
    }

    /// <summary>Organisations that have cases and whose cases the person's seats see: the own, and for leaders and supervisors those below. Says nothing of any one case.</summary>
    public static IQueryable<Organisation> HandlingFor(this CaseDb db, Person person)
    {
        var ids = person.Seats.Select(seat => db.Under(seat).Select(o => o.Id)).Aggregate((all, more) => all.Union(more));
        return db.Organisations.Where(o => ids.Contains(o.Id) && db.Cases.Any(c => c.OrganisationId == o.Id && c.Kind == Case.OfCase));
    }

    private static IQueryable<Organisation> Under(this CaseDb db, Person person)
    {
        var overseeing = person.IsAny(Overseeing);
        return db.Organisations.Where(o => o.Id == person.OrganisationId || (overseeing && o.Path.StartsWith(person.Path)));
    }

    /// <summary>Entries of the registers whose books the person may see.</summary>
    public static IQueryable<RegisterEntryRow> EntriesFor(this CaseDb db, Person person)
    {
        var books = db.VisibleTo(person).Where(c => c.Kind == Case.OfRegister).Select(c => c.Id);
        return db.RegisterEntries.Where(e => books.Contains(e.BookId));
    }

    /// <summary>Returns of the books that the person may see: those of the own unit, and for leaders and supervisors those of the units below.</summary>
    public static IQueryable<ReturnRow> ReturnsFor(this CaseDb db, Person person)
    {
        var books = db.VisibleTo(person).Where(c => c.Kind == Case.OfRegister).Select(c => c.Id);
        return db.Returns.Where(r => books.Contains(r.BookId));
    }

    /// <summary>Open tasks that the person holds or may claim.</summary>
    public static IQueryable<TaskRow> TasksFor(this CaseDb db, Person person)
    {
        if (person.Lent.Count == 0)
        {
            return db.OnDesk(person);
        }

        var ids = person.Seats.Select(seat => db.OnDesk(seat).Select(t => t.Id)).Aggregate((all, more) => all.Union(more));
        return db.Tasks.Where(t => ids.Contains(t.Id));
    }

    private static IQueryable<TaskRow> OnDesk(this CaseDb db, Person person)
    {
        var part = person.Part;
        var roles = person.Roles.ToList();
        var visible = db.SeenFrom(person).Select(c => c.Id);
        var bars = db.BarsAgainst(person);
        return db.Tasks.Where(t => t.State == "open" && (t.Assignee == part || (t.Assignee == null && roles.Contains(t.Role) && t.OrganisationId == person.OrganisationId)))
            .Where(t => visible.Contains(t.CaseId) || (t.Assignee == null && !bars.Any(b => b.CaseId == t.CaseId)));
    }

    /// <summary>What the person did, or had done for her, also where the case has gone on to a desk that she does not see; nothing of a case from which she stands back since.</summary>
    public static IQueryable<TaskRow> DoneBy(this CaseDb db, Person person) => db.Tasks.Where(t => t.State == "done" && (t.DoneBy == person.Id || t.DoneFor == person.Id))
        .Where(t => !db.CaseBars.Any(b => b.CaseId == t.CaseId && ((b.Kind == "organisation" && b.Subject == person.OrganisationId) || (b.Kind == "person" && b.Subject == person.Id))));

    /// <summary>Escalations addressed to the person, or to a role that they hold in the organisation.</summary>
    public static IQueryable<EscalationRow> EscalationsFor(this CaseDb db, Person person)
    {
        if (person.Lent.Count == 0)
        {
            return db.ReachingDesk(person);
        }

        var ids = person.Seats.Select(seat => db.ReachingDesk(seat).Select(e => e.Id)).Aggregate((all, more) => all.Union(more));
        return db.Escalations.Where(e => ids.Contains(e.Id));
    }

    /// <summary>What reached one seat alone.</summary>
    public static IQueryable<EscalationRow> ReachingDesk(this CaseDb db, Person person)
    {
        var part = person.Part;
        var roles = person.Roles.ToList();
        var bars = db.BarsAgainst(person);
        return db.Escalations.Where(e => e.AccountId == part || (e.AccountId == null && roles.Contains(e.Role) && e.OrganisationId == person.OrganisationId))
            .Where(e => !bars.Any(b => b.CaseId == e.CaseId));
    }
}
