using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Campaigns;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Organisations;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Campaigns;

/// <summary>What a plan file would become here.</summary>
/// <param name="Plan">Null where the file has faults.</param>
/// <param name="Duties">In order of due day.</param>
/// <param name="Unknown">Responsible units that no organisation answers to: nobody would get their duties.</param>
/// <param name="Replaces">Title of the campaign that has not begun and gets this plan; null: a new one.</param>
/// <param name="Refusal">Why it cannot be taken, though it can be read.</param>
public sealed record PlanLook(
    CampaignPlan? Plan, IReadOnlyList<PlanFault> Faults, IReadOnlyList<PlanFinding> Findings, IReadOnlyList<ObligationRow> Duties, IReadOnlyList<string> Unknown, string? Replaces, Refusal? Refusal)
{
    /// <summary>The plan contradicts itself: whoever sets it up says that she has seen it.</summary>
    public bool Contradicts => Findings.Any(f => f.Level == FindingLevel.Error);
}

/// <summary>Reads a plan file as a person of this organisation would set it up: its faults, what the linter finds, and the duties that would follow. Nothing is stored.</summary>
public sealed partial class LookAtPlan(CaseDb db, PlansInForce plans, CampaignQueries campaigns, House house, PersonAtDoor door, TimeProvider clock)
{
    /// <summary>Characters of a plan file.</summary>
    public const int Longest = 400_000;

    private const string File = "plan.yaml";
    private const int MostDuties = 3_000;

    public async Task<PlanLook> Look(string yaml, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        if (yaml.Length > Longest || yaml.Contains('\0', StringComparison.Ordinal))
        {
            return Nothing([], Refusals.Of("plan-unusable.file-too-long", Longest / 10_000));
        }

        var reading = PlanReader.Read(yaml, File);
        if (reading.Plan is not { } plan)
        {
            return Nothing(reading.Faults, null);
        }

        var here = await db.Organisations.AsNoTracking().FirstAsync(o => o.Id == door.Person.OrganisationId, cancellation);
        var there = await db.Campaigns.AsNoTracking().FirstOrDefaultAsync(c => c.Id == plan.Id, cancellation);
        if (Refuse(plan, here, there) is { } refusal)
        {
            return Nothing([], refusal) with { Plan = plan };
        }

        IReadOnlyList<ObligationRow> duties;
        try
        {
            duties = plan.Obligations.Sum(Periods) > MostDuties ? [] : campaigns.Rows(plan);
        }
        catch (CalendarUnknownException)
        {
            duties = [];
        }

        if (duties.Count == 0 && plan.Obligations.Count > 0)
        {
            return Nothing([], Refusals.Of("plan-unusable.dates-and-periods", house.Calendar.Days.Years[0], house.Calendar.Days.Years[^1], MostDuties)) with { Plan = plan };
        }

        var all = await db.Organisations.AsNoTracking().ToListAsync(cancellation);
        var others = (await plans.All(cancellation)).Select(p => p.Plan).Where(p => p.Id != plan.Id);
        return new PlanLook(
            plan, [], [.. PlanLinter.Check([.. others, plan], house.Calendar.Days).Where(f => f.Path.StartsWith(File + ":", StringComparison.Ordinal))], duties,
            [.. plan.Obligations.SelectMany(o => o.Responsible).Distinct(StringComparer.Ordinal).Where(r => !NamedUnits.Of(r, here, all).Any())], there?.Title, null);
    }

    private Refusal? Refuse(CampaignPlan plan, Organisation here, CampaignRow? there) =>
        !IsId().IsMatch(plan.Id) || plan.Id == "plan" ? Refusals.Of("plan-unusable.id", plan.Id, here.Id, LegalDay.Of(clock.GetUtcNow()).Year)
        : !plan.Organisation.Contains(here.Name, StringComparison.Ordinal) ? Refusals.Of("plan-unusable.organisation", plan.Organisation, here.Name)
        : plan.Phases.Count == 0 ? Refusals.Of("plan-unusable.phases")
        : PlanRefusals.Of(there, door.Person);

    // Counted before they are dated: a year mistyped must not make a million duties.
    private static int Periods(Obligation of)
    {
        var count = 1;
        if (of is { First: { } first, Last: { } last })
        {
            for (var period = first; period.Start < last.Start && count <= MostDuties; period = period.Next)
            {
                count++;
            }
        }

        return count;
    }

    private static PlanLook Nothing(IReadOnlyList<PlanFault> faults, Refusal? refusal) => new(null, faults, [], [], [], null, refusal);

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{2,59}$", RegexOptions.CultureInvariant)]
    private static partial Regex IsId();
}
