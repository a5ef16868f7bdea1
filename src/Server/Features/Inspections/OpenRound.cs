using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Inspections;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Filing;
using Qingyi.Server.Features.Matters;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Secrets;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Inspections;

/// <summary>
/// 建立一轮抽查: the secret is drawn by the machine and sealed, its hash is public from this moment, before anybody can fix the list. A repetition is a new round that names the old
/// one and the reason; the old one stays.
/// </summary>
public sealed class OpenRound(Transitions transitions, RoundQueries queries, House house, TimeProvider clock, PersonAtDoor door, RandomSource random, IdempotencyScope idempotency)
{
    /// <summary>Roles that run a round.</summary>
    public static IReadOnlyList<string> Roles { get; } = [Role.SectionHead, Role.Supervisor];

    public async Task<Outcome<string>> Open(RoundOpening given, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(given);
        if ((await queries.Items(cancellation)).FirstOrDefault(i => i.Plan == given.Campaign && i.Id == given.Item) is not { } item)
        {
            return InspectionRefusals.NoSuchItem;
        }

        if (!Period.TryParse(given.Period, out var period))
        {
            return Refusals.Of("invalid-data.inspection-period");
        }

        var year = period.Start.Year;
        if (year < item.FromYear || year > item.ToYear)
        {
            return Refusals.Of("invalid-data.inspection-plan-years", item.FromYear, item.ToYear);
        }

        if ((given.Checklist is null ? Checklists.For(given.Campaign, item.Areas) : Checklists.Find(given.Checklist)) is not { } checklist)
        {
            return Refusals.Of("invalid-data.inspection-checklist", given.Checklist, string.Join('、', Checklists.All.Select(c => c.Key)));
        }

        idempotency.Status = StatusCodes.Status201Created;
        return await Begin(item, given.Period, year, checklist.Key, null, null, cancellation);
    }

    public async Task<Outcome<string>> Repeat(string id, RoundRepeat given, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (await queries.Find(door.Person, id, cancellation) is not { } round || round.OrganisationId != door.Person.OrganisationId)
        {
            return InspectionRefusals.NoSuchRound;
        }

        if (string.IsNullOrWhiteSpace(given.Reason))
        {
            return InspectionRefusals.ReasonMissing;
        }

        if (round.State is RoundState.Committed or RoundState.Repeated)
        {
            return round.State == RoundState.Committed ? InspectionRefusals.NotFixed : InspectionRefusals.AlreadyRepeated;
        }

        var item = (await queries.Items(cancellation)).First(i => i.Plan == round.CampaignId && i.Id == round.Item);
        idempotency.Status = StatusCodes.Status201Created;
        return await Begin(item, round.Period, round.Year, round.Checklist, round, given.Reason.Trim(), cancellation);
    }

    private Task<Outcome<string>> Begin(InspectionItem item, string period, int year, string checklist, InspectionRoundRow? before, string? reason, CancellationToken cancellation)
    {
        var person = door.Person;
        return transitions.Open<string>(person, async db =>
        {
            var own = await db.Organisations.FirstAsync(o => o.Id == person.OrganisationId, cancellation);
            var row = new Case
            {
                Id = house.Ids.New(),
                Number = DocumentNumbers.Next(db, own, "抽", LegalDay.Of(clock.GetUtcNow()).Year),
                Title = $"{own.Name}{item.Title}（{period}）",
                OrganisationId = own.Id,
                Path = own.Path,
                Conduct = "other",
                ReceivedAt = clock.GetUtcNow(),
                Kind = Case.OfDraw,
                OriginId = before?.Id,
                WorkflowSet = "{}",
            };
            row.OpenDraw();
            return row;
        }, async t =>
        {
            if (before is not null && await GiveUp(t, before.Id, cancellation) is { } refusal)
            {
                return refusal;
            }

            var secret = Secret();
            t.Db.InspectionRounds.Add(new InspectionRoundRow
            {
                Id = t.Case.Id, Number = t.Case.Number, OrganisationId = t.Case.OrganisationId, CampaignId = item.Plan, Item = item.Id, Period = period, Year = year,
                Attempt = (before?.Attempt ?? 0) + 1, State = RoundState.Committed, Checklist = checklist, Commitment = ProvableDraw.Commit(secret), SecretText = t.Seal(secret)!,
                CommittedAt = t.Now, CommittedBy = t.By.Id, RepeatsId = before?.Id, Reason = reason,
            });
            t.Audit("draw-committed", new JsonObject { ["campaign"] = item.Plan, ["item"] = item.Id, ["period"] = period, ["commitment"] = ProvableDraw.Commit(secret), ["repeats"] = before?.Id });
            return t.Case.Id;
        }, cancellation);
    }

    // The old draw counts no more. Once somebody has begun to inspect, only single inspectors are replaced.
    private static async Task<Refusal?> GiveUp(Transition t, string id, CancellationToken cancellation)
    {
        var round = await t.Db.InspectionRounds.FirstAsync(r => r.Id == id, cancellation);
        if (round.State == RoundState.Repeated)
        {
            return InspectionRefusals.AlreadyRepeated;
        }

        var visits = await t.Db.InspectionVisits.Where(v => v.RoundId == id).ToListAsync(cancellation);
        var matters = visits.Select(v => v.MatterId).OfType<string>().ToList();
        var open = await t.Db.Cases.AsNoTracking().Where(c => matters.Contains(c.Id)).ToListAsync(cancellation);
        if (matters.Count < visits.Count || open.Any(c => c.Facts.Records.Any(r => r.Step == "inspect" && r.Outcome != "conflict")))
        {
            return InspectionRefusals.InspectionBegun;
        }

        // A list that was given up before its draw: its secret is opened all the same, so that everybody can see what nobody waited for.
        round.Secret ??= (await SealedCopies.Open(t, id, new Dictionary<string, string> { ["secret"] = round.SecretText }, cancellation))["secret"];
        round.State = RoundState.Repeated;
        foreach (var matter in open.Where(c => c.Stage == CaseStage.Underway))
        {
            t.Later(CancelVisit.Name, [], matter.Id);
        }

        return null;
    }

    private string Secret()
    {
        Span<byte> bytes = stackalloc byte[32];
        random(bytes);
        var secret = Convert.ToHexStringLower(bytes);
        CryptographicOperations.ZeroMemory(bytes);
        return secret;
    }
}
