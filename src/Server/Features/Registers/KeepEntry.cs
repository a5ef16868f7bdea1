using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Registers;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Registers;

/// <summary>What became of a change to an entry: its id, or why not.</summary>
public sealed record Kept(string? Id, Refusal? Refusal = null, IReadOnlyDictionary<string, string>? Faults = null)
{
    public static implicit operator Kept(Refusal refusal) => new(null, refusal);
}

/// <summary>登记、修改、办理: one transaction each. The version that the person saw must still stand.</summary>
public sealed class KeepEntry(RegisterQueries queries, RegisterBooks books, Transitions transitions, PersonAtDoor door, IdempotencyScope idempotency)
{
    public async Task<Kept> Create(string key, JsonObject data, CancellationToken cancellation)
    {
        var person = door.Person;
        if (await queries.Find(person, key, cancellation) is not { } register)
        {
            return RegisterRefusals.NoSuchRegister;
        }

        if (await queries.MayKeep(person, register.Definition, cancellation) is { } refusal)
        {
            return refusal;
        }

        var faults = FormCheck.Faults(await queries.Live(person, register.Definition.Form, cancellation), data);
        if (faults.Count > 0)
        {
            return new Kept(null, null, faults);
        }

        idempotency.Status = StatusCodes.Status201Created;
        var book = await books.Ensure(register.Definition, person.OrganisationId, cancellation);
        var outcome = await transitions.Run<string>(book, person, async t =>
        {
            var parameters = await UnitParameters.Of(t.Db, register.Definition, person.OrganisationId, cancellation);
            var added = new EntryHand(t, register, parameters).Add(EntryData.Split(register.Definition.Form, data, t.Seal), "created");
            return added.Refusal is { } broken ? broken : added.Value!.Id;
        }, cancellation);
        return new Kept(outcome.Value, outcome.Refusal);
    }

    public async Task<Kept> Edit(string key, string id, long version, JsonObject data, CancellationToken cancellation)
    {
        var person = door.Person;
        if (await queries.Find(person, key, cancellation) is not { } register || await queries.Entry(person, key, id, cancellation) is not { } seen)
        {
            return RegisterRefusals.NoSuchEntry;
        }

        if (seen.OrganisationId != person.OrganisationId || await queries.MayKeep(person, register.Definition, cancellation) is not null)
        {
            return RegisterRefusals.NotKeeper(register.Definition);
        }

        var faults = FormCheck.Faults(await queries.Live(person, register.Definition.Form, cancellation), data);
        return faults.Count > 0 ? new Kept(null, null, faults) : await Change(register, seen, version,
            (hand, t, row) => hand.Edit(row, EntryData.Of(row).Without(register.Definition.Form).With(EntryData.Split(register.Definition.Form, data, t.Seal))), cancellation);
    }

    public async Task<Kept> Move(string key, string id, string step, long version, JsonObject data, CancellationToken cancellation)
    {
        var person = door.Person;
        if (await queries.Find(person, key, cancellation) is not { } register || await queries.Entry(person, key, id, cancellation) is not { } seen)
        {
            return RegisterRefusals.NoSuchEntry;
        }

        if (register.Definition.Transitions.FirstOrDefault(m => m.Key == step) is not { } move)
        {
            return RegisterRefusals.NoSuchStep(step, EntryMoves.Open(register.Definition, seen.State, person).Select(m => m.Key));
        }

        if (!person.IsAny(move.By))
        {
            return RegisterRefusals.NotYourStep(move.Title, move.By);
        }

        var form = move.Form is null ? Forms.Of() : await queries.Live(person, move.Form, cancellation);
        var faults = FormCheck.Faults(form, data);
        return faults.Count > 0 ? new Kept(null, null, faults) : await Change(register, seen, version, (hand, t, row) => hand.Move(row, move, EntryData.Split(form, data, t.Seal)), cancellation);
    }

    private async Task<Kept> Change(ShelvedRegister register, RegisterEntryRow seen, long version, Func<EntryHand, Transition, RegisterEntryRow, Refusal?> take, CancellationToken cancellation)
    {
        var outcome = await transitions.Run<string>(seen.BookId, door.Person, async t =>
        {
            var row = await t.Db.RegisterEntries.FirstAsync(e => e.Id == seen.Id, cancellation);
            if (row.Version != version)
            {
                return RegisterRefusals.Changed;
            }

            var parameters = await UnitParameters.Of(t.Db, register.Definition, row.OrganisationId, cancellation);
            return take(new EntryHand(t, register, parameters), t, row) is { } refusal ? refusal : row.Id;
        }, cancellation);
        return new Kept(outcome.Value, outcome.Refusal);
    }
}
