using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Returns;
using Qingyi.Server.Features.Registers;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Returns;

/// <summary>接收、退回、催报: what the upper level does with returns, each in the book of the unit concerned.</summary>
public sealed class JudgeReturn(CaseDb db, DutyBook duties, TemplateShelf shelf, RegisterBooks books, Transitions transitions, PersonAtDoor door)
{
    public Task<Handed> Receive(string id, ReturnStep step, CancellationToken cancellation) => Judge(id, step, ReturnTrigger.Receive, cancellation);

    public Task<Handed> SendBack(string id, ReturnStep step, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(step);
        return string.IsNullOrWhiteSpace(step.Reason) ? Task.FromResult<Handed>(ReturnRefusals.NoReason) : Judge(id, step, ReturnTrigger.SendBack, cancellation);
    }

    /// <summary>Tells each unit that has not handed in; a return that nobody has opened yet is opened for it.</summary>
    /// <returns>The names of the units that were told.</returns>
    public async Task<Outcome<IReadOnlyList<string>>> Chase(ReturnChase chase, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(chase);
        var person = door.Person;
        if (!person.IsAny(ReturnLifecycle.Receivers))
        {
            return ReturnRefusals.NotReceiver;
        }

        if ((await duties.Campaigns(person, cancellation)).FirstOrDefault(c => c.Row.Id == chase.Campaign) is not { } campaign)
        {
            return ReturnRefusals.NoSuchDuty;
        }

        var owed = (await duties.Of(campaign, r => r.Obligation == chase.Obligation && (r.Period ?? "") == (chase.Period ?? ""), o => o.Path.StartsWith(person.Path, StringComparison.Ordinal), cancellation)).Where(d => d.Upper?.Id == person.OrganisationId && (chase.Units?.Contains(d.Unit.Id) ?? true)).ToList();
        var rows = await db.Returns.AsNoTracking().Where(r => r.CampaignId == chase.Campaign && r.Obligation == chase.Obligation && r.Period == (chase.Period ?? "") && r.UpperId == person.OrganisationId).ToListAsync(cancellation);
        var told = new List<string>();
        foreach (var duty in owed.Where(d => rows.All(r => r.UnitId != d.Unit.Id || !ReturnState.IsIn(r.State))))
        {
            if (await Tell(duty, chase.Text, cancellation))
            {
                told.Add(duty.Unit.Name);
            }
        }

        return told.Count == 0 ? ReturnRefusals.NobodyToChase : new Outcome<IReadOnlyList<string>>(told, null);
    }

    private async Task<bool> Tell(ReturnDuty duty, string? words, CancellationToken cancellation)
    {
        var version = (await shelf.Find(duty.Template, cancellation))!.Version;
        var book = await books.Ensure(ReturnRow.Book, FillReturn.BookTitle, duty.Unit.Id, cancellation);
        var outcome = await transitions.Run<bool>(book, door.Person, async t =>
        {
            var hand = new ReturnHand(t);
            var row = await t.Db.Returns.FirstOrDefaultAsync(r => r.CampaignId == duty.Campaign && r.Obligation == duty.Obligation && r.Period == duty.Period && r.UnitId == duty.Unit.Id, cancellation) ?? hand.Open(duty, version);
            if (ReturnState.IsIn(row.State))
            {
                return false;
            }

            hand.Note(row, "chased", t.Seal(words));
            return true;
        }, cancellation);
        return outcome is { Done: true, Value: true };
    }

    private async Task<Handed> Judge(string id, ReturnStep step, ReturnTrigger trigger, CancellationToken cancellation)
    {
        var person = door.Person;
        if (await db.ReturnsFor(person).AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellation) is not { } seen)
        {
            return ReturnRefusals.NoSuchReturn;
        }

        var outcome = await transitions.Run<string>(seen.BookId, person, async t =>
        {
            var row = await t.Db.Returns.FirstAsync(r => r.Id == id, cancellation);
            var hand = new ReturnHand(t);
            if (hand.Move(row, trigger, await MergedInto(t.Db, row, cancellation)) is { } refusal)
            {
                return refusal;
            }

            if (row.Version != step.Version)
            {
                return ReturnRefusals.Changed;
            }

            var submission = await t.Db.ReturnSubmissions.FirstAsync(s => s.ReturnId == id && s.Round == row.Round, cancellation);
            var reason = t.Seal(step.Reason);
            (submission.Verdict, submission.VerdictAt, submission.VerdictBy, submission.VerdictText) = (row.State, t.Now, t.By.Name, reason);
            row.ReceivedAt = trigger == ReturnTrigger.Receive ? t.Now : null;
            row.Version++;
            if (trigger == ReturnTrigger.SendBack)
            {
                hand.Resume(row);
            }

            hand.Note(row, row.State, reason);
            return row.Id;
        }, cancellation);
        return new Handed(outcome.Value, outcome.Refusal);
    }

    // What the upper unit has handed in holds this return's figures; they must not change under it.
    private static async Task<string?> MergedInto(CaseDb db, ReturnRow row, CancellationToken cancellation) =>
        row.UpperId is null ? null
            : (await db.Returns.AsNoTracking().Where(r => r.UnitId == row.UpperId && r.CampaignId == row.CampaignId && r.Obligation == row.Obligation && r.Period == row.Period && (r.State == ReturnState.Submitted || r.State == ReturnState.Received)).ToListAsync(cancellation))
                .Where(r => ReturnHand.Content(r).Merged.Any(m => m.Return == row.Id && m.Round == row.Round)).Select(r => ReturnHand.Name(r)).FirstOrDefault();
}
