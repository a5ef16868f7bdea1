using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Matters;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Matters;
using Qingyi.Server.Inner;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Inspections;

/// <summary>Opens the matter of one drawn unit: its two inspectors are appointed as drawn, and its first task is the inspection.</summary>
public sealed class OpenVisit(OpenMatter open) : InnerStep
{
    internal const string Name = "open-visit";

    public override string Kind => Name;

    public override string Title(JsonObject payload) => Texts.Of("inspections.open-visit.title");

    public override Task<Outcome<string>> Run(InnerWork work, Transitions transitions, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(transitions);
        var unit = work.Payload["unit"]!.ToString();
        InspectionRoundRow? round = null;
        InspectionVisitRow? visit = null;
        return transitions.Open<string>(CaseLifecycle.System, async db =>
        {
            round = await db.InspectionRounds.FirstAsync(r => r.Id == work.CaseId, cancellation);
            visit = await db.InspectionVisits.FirstAsync(v => v.RoundId == work.CaseId && v.Unit == unit, cancellation);
            var own = await db.Organisations.FirstAsync(o => o.Id == round.OrganisationId, cancellation);
            var institution = await db.Organisations.FirstOrDefaultAsync(o => o.Id == visit.InstitutionId, cancellation);
            var row = await open.New(db, MatterKind.InspectionRound, own, institution, round.Id, cancellation);
            row.Title = $"{visit.Name}{MatterKind.InspectionRound.Name}";
            return row;
        }, async t =>
        {
            if (!await work.Finish(t.Db, t.Now, cancellation))
            {
                return InnerWork.Lost;
            }

            t.Depth = work.Depth;
            visit!.MatterId = t.Case.Id;
            var two = await Inspectors(t, round!, [visit.Lead, visit.Second], cancellation);
            var facts = new MatterFacts(
                new Signature(CaseLifecycle.System.Id, CaseLifecycle.System.Name, t.Now),
                new JsonObject { ["round"] = round!.Id, ["unit"] = unit, ["checklist"] = round.Checklist, ["institution"] = visit.InstitutionId });
            CaseParties.Add(t, two[0].Id, two[1].Id);
            if (OpenMatter.Begin(t, MatterKind.InspectionRound, facts, new Origin(round.Id, round.Number, Case.OfDraw, "draw"), () => t.Case.AppointInspectors(two[0], two[1], CaseLifecycle.System, t.Now)) is { } refusal)
            {
                return refusal;
            }

            t.AuditOn(round.Id, "matter-begun", new JsonObject { ["case"] = t.Case.Id, ["name"] = MatterKind.InspectionRound.Name });
            return t.Case.Id;
        }, cancellation);
    }

    /// <summary>The people behind the codes of a list.</summary>
    internal static async Task<IReadOnlyList<Person>> Inspectors(Transition t, InspectionRoundRow round, IReadOnlyList<string> codes, CancellationToken cancellation)
    {
        var people = ListPeople.Of(round);
        var ids = codes.Select(c => people.Codes[c]).ToList();
        var accounts = await t.Db.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).ToListAsync(cancellation);
        return [.. ids.Select(id => accounts.First(a => a.Id == id)).Select(a => new Person(a.Id, a.DisplayName, a.OrganisationId, t.Case.Path, new HashSet<string>([Role.Handler], StringComparer.Ordinal)))];
    }
}

/// <summary>The matter of a draw that was repeated is given up.</summary>
public sealed class CancelVisit : CaseStep
{
    internal const string Name = "cancel-visit";

    public override string Kind => Name;

    public override string Title(JsonObject payload) => Texts.Of("inspections.cancel-visit.title");

    protected override Task<Refusal?> Take(Transition t, JsonObject payload, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(t);
        if (t.Case.Stage != CaseStage.Underway)
        {
            return Task.FromResult<Refusal?>(null);
        }

        var head = CaseLifecycle.System with { Roles = new HashSet<string>([Role.SectionHead], StringComparer.Ordinal) };
        if (t.Case.CancelMatter(t.Seal(Texts.Of("inspections.cancel-visit.reason"))!, head, t.Now) is { } refusal)
        {
            return Task.FromResult<Refusal?>(refusal);
        }

        t.Audit("matter-cancelled", []);
        t.CancelWorkflow();
        return Task.FromResult<Refusal?>(null);
    }
}
