using System.Text.Json;
using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Inspections;
using Qingyi.Domain.Matters;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Inspections;

/// <summary>更换检查人员: nobody chooses the new one. The list, the seed and the unit say who is next; the change and its ground are published with the draw.</summary>
public sealed class DrawInspection : RecordForm
{
    public override string Id => "draw-inspection";
    public override string Name => Texts.Of("inspections.draw-inspection.name");
    public override string Role => Domain.People.Role.SectionHead;
    public override bool TakesOutcomes => false;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("drawn", Texts.Of("inspections.draw-inspection.drawn")));

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Choice("who", Texts.Of("inspections.draw-inspection.who"), ("lead", Texts.Of("inspections.draw-inspection.lead")), ("second", Texts.Of("inspections.draw-inspection.second"))).Required(),
        Forms.Choice("ground", Texts.Of("inspections.draw-inspection.ground"), ("conflict", Texts.Of("inspections.draw-inspection.conflict")), ("absent", Texts.Of("inspections.draw-inspection.absent")), ("other", Texts.Of("inspections.draw-inspection.other"))).Required().Hint(Texts.Of("inspections.draw-inspection.ground-hint")),
        Forms.Long("note", Texts.Of("inspections.draw-inspection.note")).Hint(Texts.Of("inspections.draw-inspection.note-hint")));

    public override Refusal? Apply(Doing doing)
    {
        ArgumentNullException.ThrowIfNull(doing);
        var db = doing.Transition.Db;
        if (db.InspectionVisits.FirstOrDefault(v => v.MatterId == doing.Case.Id) is not { } visit)
        {
            return InspectionRefusals.NoSuchRound;
        }

        var round = db.InspectionRounds.First(r => r.Id == visit.RoundId);
        var (list, who) = (RoundQueries.List(round), doing.Text("who"));
        var past = JsonSerializer.Deserialize<List<Replacement>>(visit.Replaced, Transition.Plain)!;
        var gone = who == "lead" ? visit.Lead : visit.Second;
        if (ProvableDraw.Next(list, round.Seed!, visit.Unit, [visit.Lead, visit.Second, .. past.Select(p => p.From)]) is not { } next)
        {
            return InspectionRefusals.NobodyLeft;
        }

        (visit.Lead, visit.Second) = who == "lead" ? (next, visit.Second) : (visit.Lead, next);
        visit.Replaced = JsonSerializer.Serialize<List<Replacement>>([.. past, new(gone, next, doing.Text("ground")!, doing.Now)], Transition.Plain);
        var people = ListPeople.Of(round);
        var (lead, second) = (Person(doing, people.Codes[visit.Lead]), Person(doing, people.Codes[visit.Second]));
        if (doing.Case.AppointInspectors(lead, second, doing.By, doing.Now) is { } refusal)
        {
            return refusal;
        }

        CaseParties.Add(doing.Transition, lead.Id, second.Id);
        if (doing.Text("ground") == "conflict")
        {
            CaseParties.Bar(doing.Transition, [people.Codes[gone]]);
        }

        doing.Transition.Audit("inspector-replaced", new JsonObject { ["from"] = gone, ["to"] = next, ["ground"] = doing.Text("ground") });
        doing.Transition.AuditOn(round.Id, "inspector-replaced", new JsonObject { ["unit"] = visit.Unit, ["from"] = gone, ["to"] = next, ["ground"] = doing.Text("ground") });
        return Keep(doing, new JsonObject { ["lead"] = lead.Id, ["second"] = second.Id });
    }

    private static Person Person(Doing doing, string id) =>
        doing.Transition.Db.Users.Where(u => u.Id == id).Select(u => new { u.Id, u.DisplayName, u.OrganisationId }).AsEnumerable()
            .Select(u => new Person(u.Id, u.DisplayName, u.OrganisationId, doing.Case.Path, new HashSet<string>([Domain.People.Role.Handler], StringComparer.Ordinal))).First();
}
