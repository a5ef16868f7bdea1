using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Absences;

/// <summary>Absences as lists: one's own, those in which one acts, and those of the people below.</summary>
public sealed class AbsenceLists(CaseDb db, PersonAtDoor door, TimeProvider clock)
{
    private const int DaysBack = 366;
    private const int Most = 500;

    private DateOnly Today => LegalDay.Of(clock.GetUtcNow());

    public async Task<IReadOnlyList<AbsenceItem>> Own(CancellationToken cancellation) => await Of(a => a.Where(x => x.AccountId == door.Person.Id), cancellation);

    /// <summary>Those in which the person is named as substitute, or acts in place of one who is away too.</summary>
    public async Task<IReadOnlyList<AbsenceItem>> Acting(CancellationToken cancellation)
    {
        var lent = door.Person.Lent.Select(s => s.Part).ToList();
        var today = Today;
        return await Of(a => a.Where(x => x.WithdrawnAt == null && x.Until >= today && (x.SubstituteId == door.Person.Id || (lent.Contains(x.AccountId) && x.From <= today))), cancellation);
    }

    /// <summary>Those of the people whom the person stands above; only what runs or is coming.</summary>
    public async Task<IReadOnlyList<AbsenceItem>> Below(CancellationToken cancellation)
    {
        var ids = (await People(cancellation)).Select(p => p.Id).Where(id => id != door.Person.Id).ToList();
        var today = Today;
        return ids.Count == 0 ? [] : await Of(a => a.Where(x => x.WithdrawnAt == null && x.Until >= today && ids.Contains(x.AccountId)), cancellation);
    }

    public async Task<AbsencesView> View(AbsenceDraft? draft, CancellationToken cancellation)
    {
        var people = await People(cancellation);
        return new AbsencesView(
            Today, await Own(cancellation), await Acting(cancellation), people.Count > 1 ? await Below(cancellation) : null,
            [.. people.Select(p => new Option(p.Id, p.Name))], await Substitutes(cancellation), draft);
    }

    internal static async Task<IReadOnlyList<AbsenceItem>> Items(CaseDb db, IReadOnlyList<AbsenceRow> rows, Away? away, DateOnly today, CancellationToken cancellation)
    {
        var ids = rows.SelectMany(r => new[] { r.AccountId, r.SubstituteId, away?.SubstituteOf(r.AccountId) }).OfType<string>().Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        string? Name(string? id) => id is null ? null : names.GetValueOrDefault(id);
        return [.. rows.Select(r =>
        {
            var state = r.WithdrawnAt is not null ? "withdrawn" : r.Until < today ? "over" : r.From > today ? "coming" : "running";
            return new AbsenceItem(r.Id, r.AccountId, Name(r.AccountId) ?? "", r.From, r.Until, r.Ground, r.SubstituteId, Name(r.SubstituteId), state, state == "running" ? Name(away?.SubstituteOf(r.AccountId)) : null);
        })];
    }

    private async Task<IReadOnlyList<AbsenceItem>> Of(Func<IQueryable<AbsenceRow>, IQueryable<AbsenceRow>> chosen, CancellationToken cancellation)
    {
        var since = Today.AddDays(-DaysBack);
        var rows = await chosen(db.Absences.AsNoTracking().Where(a => a.Until >= since)).OrderByDescending(a => a.From).ThenBy(a => a.Id).Take(Most).ToListAsync(cancellation);
        return await Items(db, rows, await Away.On(db, Today, cancellation), Today, cancellation);
    }

    /// <summary>Oneself and the people whom one stands above, by name.</summary>
    private async Task<IReadOnlyList<Person>> People(CancellationToken cancellation)
    {
        var me = door.Person;
        var rank = Above.Rank(me);
        if (rank == 0)
        {
            return [me];
        }

        var leading = new[] { Role.SectionHead, Role.Leader, Role.PrincipalLeader };
        var accounts = await db.Users.AsNoTracking().Where(u => u.LockoutEnd != Account.Closed && (u.OrganisationId == me.OrganisationId
                || (rank >= 2 && db.Organisations.Any(o => o.Id == u.OrganisationId && o.Path.StartsWith(me.Path)) && db.UserRoles.Any(r => r.UserId == u.Id && leading.Contains(r.RoleId)))))
            .OrderBy(u => u.DisplayName).Take(Most).ToListAsync(cancellation);
        var people = new List<Person> { me };
        foreach (var account in accounts.Where(a => a.Id != me.Id))
        {
            var person = await PersonAtDoor.Of(db, account, cancellation);
            if (Above.MayEnterFor(me, person) && person.IsAny(Role.Lendable))
            {
                people.Add(person);
            }
        }

        return people;
    }

    // Of the own organisation anybody of the house's work, of superior ones the leaders.
    private async Task<IReadOnlyList<Option>> Substitutes(CancellationToken cancellation)
    {
        var me = door.Person;
        var leading = new[] { Role.SectionHead, Role.Leader, Role.PrincipalLeader };
        var rows = await db.Users.AsNoTracking().Where(u => u.LockoutEnd != Account.Closed)
            .Where(u => db.UserRoles.Any(r => r.UserId == u.Id && Role.Lendable.Contains(r.RoleId)) && !db.UserRoles.Any(r => r.UserId == u.Id && !Role.Lendable.Contains(r.RoleId)))
            .Join(db.Organisations, u => u.OrganisationId, o => o.Id, (u, o) => new { u.Id, u.DisplayName, u.OrganisationId, o.Name, o.Path })
            .Where(x => x.OrganisationId == me.OrganisationId || (me.Path.StartsWith(x.Path) && db.UserRoles.Any(r => r.UserId == x.Id && leading.Contains(r.RoleId))))
            .OrderByDescending(x => x.Path.Length).ThenBy(x => x.DisplayName).Take(Most).ToListAsync(cancellation);
        return rows.ConvertAll(x => new Option(x.Id, x.OrganisationId == me.OrganisationId ? x.DisplayName : $"{x.DisplayName}（{x.Name}）"));
    }
}
