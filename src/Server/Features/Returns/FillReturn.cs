using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Campaigns;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Organisations;
using Qingyi.Domain.Returns;
using Qingyi.Server.Features.Campaigns;
using Qingyi.Server.Features.Registers;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Returns;

/// <summary>打开、取数、填写: each one transaction in the unit's book.</summary>
public sealed class FillReturn(CaseDb db, DutyBook duties, TemplateShelf shelf, RegisterShelf registers, RegisterBooks books, Transitions transitions, PersonAtDoor door, SealedWords words, IdempotencyScope idempotency)
{
    internal const string BookTitle = "报送";

    /// <summary>Opens the return of one's own unit and counts; the same one again where it is open already.</summary>
    public async Task<Handed> Open(ReturnOpening opening, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(opening);
        var person = door.Person;
        if (!person.IsAny(ReturnLifecycle.Fillers))
        {
            return ReturnRefusals.NotFiller;
        }

        var duty = opening.Template is { } template ? await ByHand(template, opening.Campaign ?? "", cancellation)
            : await duties.Find(person, opening.Campaign ?? "", opening.Obligation ?? "", opening.Period ?? "", person.OrganisationId, cancellation);
        if (duty is null || await shelf.Find(duty.Template, cancellation) is not { } shelved)
        {
            return opening.Template is null ? ReturnRefusals.NoSuchDuty : ReturnRefusals.NoTemplate;
        }

        var prepared = await Prepare(duty.Unit, duty.Campaign, cancellation);
        idempotency.Status = StatusCodes.Status201Created;
        var book = await books.Ensure(ReturnRow.Book, BookTitle, person.OrganisationId, cancellation);
        var outcome = await transitions.Run<string>(book, person, async t =>
        {
            var hand = new ReturnHand(t);
            var row = await t.Db.Returns.FirstOrDefaultAsync(r => r.CampaignId == duty.Campaign && r.Obligation == duty.Obligation && r.Period == duty.Period && r.UnitId == duty.Unit.Id, cancellation) ?? hand.Open(duty, shelved.Version);
            if (row.State == ReturnState.Open)
            {
                if (hand.Move(row, ReturnTrigger.Fill) is { } refusal)
                {
                    return refusal;
                }

                await Count(t, hand, row, prepared, cancellation);
            }

            return row.Id;
        }, cancellation);
        return new Handed(outcome.Value, outcome.Refusal);
    }

    /// <summary>取数: counts anew, and adds up what was received from below. What the unit put right stays put right.</summary>
    public Task<Handed> Recount(string id, long version, CancellationToken cancellation) => Change(id, version, (t, hand, row, prepared) => Count(t, hand, row, prepared, cancellation), cancellation);

    public async Task<Handed> Save(string id, ReturnChange change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (await db.ReturnsFor(door.Person).AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellation) is not { } seen)
        {
            return ReturnRefusals.NoSuchReturn;
        }

        var template = (await shelf.Of(seen, cancellation)).Template;
        var faults = ReturnEntry.Faults(template, change);
        if (faults.Count > 0)
        {
            return new Handed(null, null, faults);
        }

        var known = await words.Read(seen.BookId, ReturnHand.Content(seen).Texts.Values.Concat(ReturnHand.Content(seen).Figures.Values.Select(f => f.ReasonText).OfType<string>()), cancellation);
        return await Change(id, change.Version, (t, hand, row, _) =>
        {
            hand.Write(row, new ReturnEntry(t, template, known).Put(ReturnHand.Content(row), change), "saved");
            return Task.CompletedTask;
        }, cancellation);
    }

    /// <summary>A change by the unit, while the return lies with it.</summary>
    internal async Task<Handed> Change(string id, long version, Func<Transition, ReturnHand, ReturnRow, Prepared, Task> take, CancellationToken cancellation)
    {
        var person = door.Person;
        if (await db.ReturnsFor(person).AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellation) is not { } seen)
        {
            return ReturnRefusals.NoSuchReturn;
        }

        var unit = (await duties.Organisations(cancellation)).First(o => o.Id == seen.UnitId);
        var prepared = await Prepare(unit, seen.CampaignId, cancellation);
        var outcome = await transitions.Run<string>(seen.BookId, person, async t =>
        {
            var row = await t.Db.Returns.FirstAsync(r => r.Id == id, cancellation);
            var hand = new ReturnHand(t);
            if (hand.Move(row, ReturnTrigger.Fill) is { } refusal)
            {
                return refusal;
            }

            if (row.Version != version)
            {
                return ReturnRefusals.Changed;
            }

            await take(t, hand, row, prepared);
            return row.Id;
        }, cancellation);
        return new Handed(outcome.Value, outcome.Refusal);
    }

    /// <summary>What a count needs that does not change while it runs.</summary>
    internal sealed record Prepared(Organisation Unit, CampaignPlan? Plan, IReadOnlyList<ShelvedRegister> Registers);

    private async Task<Prepared> Prepare(Organisation unit, string campaign, CancellationToken cancellation)
    {
        var plan = campaign.Length == 0 ? null : (await duties.Campaigns(door.Person, cancellation)).FirstOrDefault(c => c.Row.Id == campaign)?.Plan;
        return new(unit, plan, await registers.All(cancellation));
    }

    private async Task Count(Transition t, ReturnHand hand, ReturnRow row, Prepared with, CancellationToken cancellation)
    {
        var template = (await shelf.Of(row, cancellation)).Template;
        var period = Period.TryParse(row.Period, out var of) ? of : null;
        var span = CountSpan.Of(period, with.Plan?.From ?? t.Today.AddYears(-1), t.Now);
        var found = await new OwnFigures(t.Db, with.Registers, with.Unit, span).Of(template, cancellation);
        var below = await t.Db.Returns.AsNoTracking()
            .Where(r => r.UpperId == row.UnitId && r.CampaignId == row.CampaignId && r.Obligation == row.Obligation && r.Period == row.Period && r.Kind != DutyKind.ByHand && r.State == ReturnState.Received).OrderBy(r => r.Path).ToListAsync(cancellation);
        hand.Write(row, ReturnEntry.Counted(template, ReturnHand.Content(row), found, [.. below.Select(b => (b, ReturnHand.Content(b)))], t.Now), "counted");
    }

    private async Task<ReturnDuty?> ByHand(string key, string campaign, CancellationToken cancellation)
    {
        var unit = (await duties.Organisations(cancellation)).First(o => o.Id == door.Person.OrganisationId);
        if (await shelf.Find(key, cancellation) is not { Template: { ByHand: { } by } template } || !by.Levels.Contains(unit.Level.ToString().ToLowerInvariant())
            || (campaign.Length > 0 && (await duties.Campaigns(door.Person, cancellation)).All(c => c.Row.Id != campaign)))
        {
            return null;
        }

        var number = await db.Returns.CountAsync(r => r.UnitId == unit.Id && r.Template == key && r.Kind == DutyKind.ByHand, cancellation) + 1;
        var upper = (await duties.Organisations(cancellation)).FirstOrDefault(o => o.Id == unit.ParentId);
        return new ReturnDuty(campaign, key, template.Title, number.ToString(System.Globalization.CultureInfo.InvariantCulture), unit, upper, DutyKind.ByHand, null, null, false, key, [Texts.Of("returns.by-hand.derivation")]);
    }
}
