using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Campaigns;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Organisations;
using Qingyi.Server.Http;
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

/// <summary>建立行动: a supervisor makes a plan of her own organisation a campaign here, or changes the plan of one that has not begun. The linter judges; the person decides.</summary>
public sealed partial class AdoptPlan(CaseDb db, PlansInForce plans, CampaignQueries campaigns, House house, PersonAtDoor door, IdempotencyScope idempotency, WriteGate gate, TimeProvider clock)
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
            return Nothing([], new Refusal("plan-unusable", $"方案文件最多{Longest / 10_000}万字，并且应是文本文件（YAML，UTF-8）。"));
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
            return Nothing([], new Refusal("plan-unusable", $"算不出任务的期限：方案的日期超出了工作日历（{house.Calendar.Days.Years[0]}至{house.Calendar.Days.Years[^1]}年），或者期次超过{MostDuties}个；请核对各任务的起止期次。")) with { Plan = plan };
        }

        var all = await db.Organisations.AsNoTracking().ToListAsync(cancellation);
        var others = (await plans.All(cancellation)).Select(p => p.Plan).Where(p => p.Id != plan.Id);
        return new PlanLook(
            plan, [], [.. PlanLinter.Check([.. others, plan], house.Calendar.Days).Where(f => f.Path.StartsWith(File + ":", StringComparison.Ordinal))], duties,
            [.. plan.Obligations.SelectMany(o => o.Responsible).Distinct(StringComparer.Ordinal).Where(r => !NamedUnits.Of(r, here, all).Any())], there?.Title, null);
    }

    /// <returns>The campaign's id.</returns>
    public async Task<Outcome<string>> Adopt(PlanAdoption given, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(given);
        var yaml = given.Yaml ?? "";
        var look = await Look(yaml, cancellation);
        if (look.Refusal is { } refusal)
        {
            return refusal;
        }

        if (look.Plan is not { } plan)
        {
            return new Refusal("plan-faulty", $"方案文件有{look.Faults.Count}处错误：{string.Join("；", look.Faults.Take(5).Select(f => $"第{f.Line}行 {f.Path} {f.Message}"))}");
        }

        if (look.Contradicts && !given.Confirmed)
        {
            return new Refusal("plan-unconfirmed", "方案检查发现自相矛盾之处；请看过检查结果后确认按原文建立，或者改正后再建立。");
        }

        try
        {
            await using var turn = await ChainTurn.Take(db, gate, ImportPlans.Chain, cancellation);
            var row = await db.Campaigns.FirstOrDefaultAsync(c => c.Id == plan.Id, cancellation);
            if (row?.Yaml == yaml)
            {
                return row.Id;
            }

            var what = row is null ? "plan-adopted" : "plan-replaced";
            if (row is null)
            {
                db.Campaigns.Add(row = new CampaignRow { Id = plan.Id, OrganisationId = door.Person.OrganisationId, Title = plan.Title, Yaml = yaml, ShippedHash = "", Phase = CampaignPhases.Planned, Version = 1 });
            }
            else if (row.Phase != CampaignPhases.Planned)
            {
                return PlanRefusals.Begun;
            }
            else
            {
                (row.Title, row.Yaml) = (plan.Title, yaml);
                row.Version++;
            }

            var now = clock.GetUtcNow();
            var entry = new JsonObject { ["campaign"] = row.Id, ["hash"] = ImportPlans.Hash(yaml), ["confirmed"] = look.Contradicts };
            await AuditChain.Append(db, ImportPlans.Chain, now, what, door.Person.Id, entry, cancellation);
            await idempotency.Save(db, row.Id, now, cancellation);
            return row.Id;
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            return CampaignRefusals.Moved;
        }
    }

    private Refusal? Refuse(CampaignPlan plan, Organisation here, CampaignRow? there) =>
        !IsId().IsMatch(plan.Id) || plan.Id == "plan" ? new Refusal("plan-unusable", $"id“{plan.Id}”不能用：应由小写字母、数字和连字符组成，3至60个字符，例如 {here.Id}-{LegalDay.Of(clock.GetUtcNow()).Year}。")
        : !plan.Organisation.Contains(here.Name, StringComparison.Ordinal) ? new Refusal("plan-unusable", $"organisation 写的是“{plan.Organisation}”；本单位只能建立自己发布的方案，请写“{here.Name}”。")
        : plan.Phases.Count == 0 ? new Refusal("plan-unusable", "方案至少要有一个阶段（phases）；行动按阶段推进。")
        : there is null ? null
        : there.OrganisationId != door.Person.OrganisationId ? PlanRefusals.Taken(plan.Id)
        : there.Phase == CampaignPhases.Planned ? null : PlanRefusals.Begun;

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

/// <summary>Why a plan is not taken.</summary>
public static class PlanRefusals
{
    public static Refusal Begun { get; } = new("campaign-moved", "这个行动已经启动，方案不能再换；补充要求请另建一个行动，或者由领导免除有关任务。");

    public static Refusal Taken(string id) => new("plan-exists", $"编号“{id}”已经被其他单位的方案使用；请换一个 id。");
}
