using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Campaigns;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Features.Campaigns;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Indicators;

/// <summary>冻结: the figures of a quarter, or of a phase at its exit, as they stand. They are never written again; a later count needs a reason and stands beside.</summary>
public sealed class FreezeFigures(CaseDb db, IndicatorFigures figures, FigureCounts counts, CampaignQueries campaigns, House house, PersonAtDoor door, WriteGate gate, TimeProvider clock, IdempotencyScope idempotency)
{
    public static Refusal NoSuchFigure { get; } = Refusals.Of("no-such-figure");
    public static Refusal Frozen { get; } = Refusals.Of("figures-frozen");
    public static Refusal Open { get; } = Refusals.Of("period-open");
    public static Refusal Unchanged { get; } = Refusals.Of("figure-unchanged");

    public async Task<Outcome<int>> Quarter(string campaign, string period, CancellationToken cancellation)
    {
        if (await campaigns.Find(door.Person, campaign, cancellation) is not { } found)
        {
            return CampaignRefusals.NoSuchCampaign;
        }

        if (!Period.TryParse(period, out var quarter) || quarter.Length != PeriodLength.Quarter)
        {
            return Refusals.Of("invalid-data.figures-quarter");
        }

        if (LegalDay.Of(clock.GetUtcNow()) <= quarter.End)
        {
            return Open;
        }

        var organisation = door.Person.OrganisationId;
        if (await db.FrozenFigures.AnyAsync(f => f.OrganisationId == organisation && f.CampaignId == campaign && f.Period == quarter.Id, cancellation))
        {
            return Frozen;
        }

        var counted = await counts.Of(found.Plan, organisation, quarter.Id, quarter, door.Person.Id, cancellation);
        try
        {
            await using var turn = await ChainTurn.Take(db, gate, ImportPlans.Chain, cancellation);
            await counts.Append(counted, cancellation);
            await idempotency.Save(db, counted.Count, clock.GetUtcNow(), cancellation);
            return counted.Count;
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            return Frozen;
        }
    }

    /// <summary>Counts the figures for whoever leaves a phase, who appends them to what he saves. A phase that is left again, after the campaign was started anew, has figures of its own.</summary>
    public async Task<IReadOnlyList<FrozenFigureRow>> AtExit(CampaignPlan plan, string organisation, string phase, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var before = await db.FrozenFigures.Where(f => f.OrganisationId == organisation && f.CampaignId == plan.Id && (f.Period == "phase:" + phase || f.Period.StartsWith("phase:" + phase + ":"))).Select(f => f.Period).Distinct().CountAsync(cancellation);
        return await counts.Of(plan, organisation, string.Create(CultureInfo.InvariantCulture, $"phase:{phase}{(before == 0 ? "" : $":{before + 1}")}"), null, door.Person.Id, cancellation);
    }

    /// <summary>Puts counted figures into the unit of work, with their link; the turn at the chain is the caller's.</summary>
    public Task Append(IReadOnlyList<FrozenFigureRow> counted, CancellationToken cancellation) => counts.Append(counted, cancellation);

    public async Task<Outcome<string>> Correct(string id, string reason, CancellationToken cancellation)
    {
        if (await db.FrozenFigures.AsNoTracking().FirstOrDefaultAsync(f => f.Id == id && f.OrganisationId == door.Person.OrganisationId, cancellation) is not { } row
            || Indicator.All.FirstOrDefault(i => i.Key == row.Indicator) is not { } of || await campaigns.Find(door.Person, row.CampaignId, cancellation) is not { } campaign)
        {
            return NoSuchFigure;
        }

        if (string.IsNullOrWhiteSpace(reason) || reason.Length > 500)
        {
            return Refusals.Of("reason-missing.figure-correction");
        }

        var until = Period.TryParse(row.Period, out var quarter) ? quarter : null;
        var now = await figures.Count(of, await counts.Viewer(row.OrganisationId, cancellation), figures.SpanOf(of, campaign.Plan, until), cancellation);
        var last = await db.FigureCorrections.AsNoTracking().Where(c => c.FigureId == id).OrderByDescending(c => c.Id).FirstOrDefaultAsync(cancellation);
        var (part, whole) = (IndicatorFigures.Text(now.Part)!, IndicatorFigures.Text(now.Whole));
        if ((part, whole) == (last?.Part ?? row.Part, last is null ? row.Whole : last.Whole))
        {
            return Unchanged;
        }

        var correction = new FigureCorrectionRow { Id = house.Ids.New(), FigureId = id, Part = part, Whole = whole, Reason = reason.Trim(), At = clock.GetUtcNow(), By = door.Person.Id };
        db.FigureCorrections.Add(correction);
        await using var turn = await ChainTurn.Take(db, gate, ImportPlans.Chain, cancellation);
        await AuditChain.Append(db, ImportPlans.Chain, clock.GetUtcNow(), "figure-corrected", door.Person.Id, new JsonObject { ["figure"] = id, ["part"] = part, ["whole"] = whole }, cancellation);
        await idempotency.Save(db, correction.Id, clock.GetUtcNow(), cancellation);
        return correction.Id;
    }
}
