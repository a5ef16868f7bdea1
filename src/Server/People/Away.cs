using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Absences;
using Qingyi.Server.Storage;

namespace Qingyi.Server.People;

/// <summary>Who is away on a day, and who acts for them: read anew for each question, so that an absence counts from the moment it is entered.</summary>
public sealed class Away
{
    private readonly Dictionary<string, string?> _substitutes;
    private readonly Dictionary<string, Person> _people;
    private readonly Dictionary<string, DateOnly> _until;

    private Away(Dictionary<string, string?> substitutes, Dictionary<string, Person> people, Dictionary<string, DateOnly> until) => (_substitutes, _people, _until) = (substitutes, people, until);

    /// <summary>Nobody is.</summary>
    public bool None => _substitutes.Count == 0;

    public bool Is(string account) => _substitutes.ContainsKey(account);

    /// <summary>Who acts for somebody who is away; null: nobody does.</summary>
    public string? SubstituteOf(string account) => _substitutes.GetValueOrDefault(account);

    public string? NameOf(string account) => _people.GetValueOrDefault(account)?.Name;

    /// <summary>Who is away and has this person act for them.</summary>
    public IEnumerable<string> ActedForBy(string account) => _substitutes.Where(s => s.Value == account).Select(s => s.Key);

    public static IQueryable<AbsenceRow> Rows(CaseDb db, DateOnly day) => db.Absences.AsNoTracking().Where(a => a.WithdrawnAt == null && a.From <= day && a.Until >= day);

    public static async Task<Away> On(CaseDb db, DateOnly day, CancellationToken cancellation)
    {
        var rows = await Rows(db, day).OrderBy(a => a.Id).ToListAsync(cancellation);
        if (rows.Count == 0)
        {
            return new Away([], [], []);
        }

        var ids = rows.SelectMany(r => new[] { r.AccountId, r.SubstituteId }).OfType<string>().Distinct().ToList();
        var accounts = await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id) && u.LockoutEnd != Account.Closed).ToListAsync(cancellation);
        var people = new Dictionary<string, Person>(StringComparer.Ordinal);
        foreach (var account in accounts)
        {
            people[account.Id] = await PersonAtDoor.Of(db, account, cancellation);
        }

        var absences = rows.ConvertAll(r => r.Days);
        bool Fits(string absent, string substitute) => people.TryGetValue(absent, out var from) && people.TryGetValue(substitute, out var to) && Fit(from, to);
        var substitutes = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var absence in absences.Where(a => people.ContainsKey(a.Person)))
        {
            substitutes[absence.Person] = Substitution.Who(absence, day, absences, Fits);
        }

        return new Away(substitutes, people, rows.GroupBy(r => r.AccountId).ToDictionary(g => g.Key, g => g.First().Until, StringComparer.Ordinal));
    }

    /// <summary>Whether one person may act for another: of the same organisation or a superior one, and holding no role that watches over the house.</summary>
    public static bool Fit(Person absent, Person substitute) =>
        absent.Id != substitute.Id && absent.Path.StartsWith(substitute.Path, StringComparison.Ordinal) && substitute.Roles.All(Role.Lendable.Contains) && absent.IsAny(Role.Lendable);

    /// <summary>The posts that the person holds today for people who are away.</summary>
    public static async Task<IReadOnlyList<Person>> LentTo(CaseDb db, Person person, DateOnly day, CancellationToken cancellation)
    {
        // Who substitutes for nobody, the usual case, costs one look at an index.
        if (!await Rows(db, day).AnyAsync(a => a.SubstituteId == person.Id, cancellation))
        {
            return [];
        }

        var away = await On(db, day, cancellation);
        return [.. away.ActedForBy(person.Id).Select(id => Seat(person, away._people[id], away._until[id]))];
    }

    private static Person Seat(Person person, Person absent, DateOnly until) =>
        new(person.Id, Texts.Of("people.away.seat", person.Name, absent.Name), absent.OrganisationId, absent.Path, absent.Roles.Where(Role.Lendable.Contains).ToHashSet(StringComparer.Ordinal))
        {
            For = new Represented(absent.Id, absent.Name, until), Home = person.OrganisationId,
        };
}
