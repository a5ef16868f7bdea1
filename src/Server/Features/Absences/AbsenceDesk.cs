using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Absences;

/// <summary>
/// 请假与代理: entered by oneself or by somebody above. Entering, shortening and withdrawing take their turn at the accounts' chain, so that two entries at one
/// instant can neither overlap nor close a circle.
/// </summary>
public sealed class AbsenceDesk(CaseDb db, House house, PersonAtDoor door, WriteGate gate, TimeProvider clock, IdempotencyScope idempotency)
{
    private const string Chain = "accounts";

    private DateOnly Today => LegalDay.Of(clock.GetUtcNow());

    public async Task<Outcome<AbsenceItem>> Enter(AbsenceEntering given, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (given.From < Today || given.Until < given.From || given.Until.DayNumber - given.From.DayNumber >= Absence.Longest)
        {
            return AbsenceRefusals.BadDays;
        }

        if (!AbsenceGrounds.All.Contains(given.Ground))
        {
            return AbsenceRefusals.BadGround;
        }

        var absent = given.Person is { Length: > 0 } who ? await Find(who, cancellation) : door.Person;
        if (absent is null)
        {
            return AbsenceRefusals.NoSuchPerson;
        }

        if (!Above.MayEnterFor(door.Person, absent))
        {
            return AbsenceRefusals.NotAbove;
        }

        var substitute = given.Substitute is { Length: > 0 } named ? await Find(named, cancellation) : null;
        if (given.Substitute is { Length: > 0 } && Unfit(absent, substitute) is { } unfit)
        {
            return unfit;
        }

        await using var turn = await ChainTurn.Take(db, gate, Chain, cancellation);
        var standing = await db.Absences.AsNoTracking().Where(a => a.WithdrawnAt == null && a.From <= given.Until && a.Until >= given.From).OrderBy(a => a.From).ToListAsync(cancellation);
        if (standing.Find(a => a.AccountId == absent.Id) is { } other)
        {
            return AbsenceRefusals.Overlaps(other.From, other.Until);
        }

        var row = new AbsenceRow
        {
            Id = house.Ids.New(), AccountId = absent.Id, From = given.From, Until = given.Until, Ground = given.Ground, SubstituteId = substitute?.Id,
            EnteredBy = door.Person.Id, EnteredAt = clock.GetUtcNow(),
        };
        if (Substitution.Circles(row.Days, standing.ConvertAll(a => a.Days)))
        {
            return AbsenceRefusals.Circle;
        }

        db.Absences.Add(row);
        idempotency.Status = StatusCodes.Status201Created;
        return await Save("absence-entered", row, cancellation);
    }

    public Task<Outcome<AbsenceItem>> Shorten(string id, AbsenceShortening given, CancellationToken cancellation) => Change(id, "absence-shortened", row =>
    {
        if (given.Until < Today || given.Until < row.From || given.Until >= row.Until)
        {
            return AbsenceRefusals.NotShorter;
        }

        row.Until = given.Until;
        return null;
    }, cancellation);

    public Task<Outcome<AbsenceItem>> Withdraw(string id, CancellationToken cancellation) => Change(id, "absence-withdrawn", row =>
    {
        (row.WithdrawnAt, row.WithdrawnBy) = (clock.GetUtcNow(), door.Person.Id);
        return null;
    }, cancellation);

    /// <summary>The account as a person; null where it is closed or there is none.</summary>
    public async Task<Person?> Find(string account, CancellationToken cancellation) =>
        await db.Users.AsNoTracking().FirstOrDefaultAsync(u => (u.Id == account || u.UserName == account) && u.LockoutEnd != Account.Closed, cancellation) is { } found
            ? await PersonAtDoor.Of(db, found, cancellation)
            : null;

    private static Refusal? Unfit(Person absent, Person? substitute) =>
        !absent.IsAny(Role.Lendable) ? AbsenceRefusals.NotLendable
        : substitute is null ? AbsenceRefusals.NoSuchPerson
        : Away.Fit(absent, substitute) ? null : AbsenceRefusals.UnfitSubstitute;

    private async Task<Outcome<AbsenceItem>> Change(string id, string what, Func<AbsenceRow, Refusal?> change, CancellationToken cancellation)
    {
        await using var turn = await ChainTurn.Take(db, gate, Chain, cancellation);
        if (await db.Absences.FirstOrDefaultAsync(a => a.Id == id, cancellation) is not { } row
            || await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == row.AccountId, cancellation) is not { } account
            || !Above.MayEnterFor(door.Person, await PersonAtDoor.Of(db, account, cancellation)))
        {
            return AbsenceRefusals.NoSuchAbsence;
        }

        if (row.WithdrawnAt is not null || row.Until < Today)
        {
            return AbsenceRefusals.Over;
        }

        if (change(row) is { } refusal)
        {
            return refusal;
        }

        row.Version++;
        return await Save(what, row, cancellation);
    }

    private async Task<Outcome<AbsenceItem>> Save(string what, AbsenceRow row, CancellationToken cancellation)
    {
        static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var entry = new JsonObject { ["absence"] = row.Id, ["account"] = row.AccountId, ["from"] = Day(row.From), ["until"] = Day(row.Until), ["ground"] = row.Ground, ["substitute"] = row.SubstituteId };
        await AuditChain.Append(db, Chain, clock.GetUtcNow(), what, door.Person.Id, entry, cancellation);
        var item = (await AbsenceLists.Items(db, [row], null, Today, cancellation))[0];
        await idempotency.Save(db, item, clock.GetUtcNow(), cancellation);
        return item;
    }
}
