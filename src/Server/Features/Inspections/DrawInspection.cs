using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Matters;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Inspections;

/// <summary>双随机: draws the institutions to inspect, and two inspectors among those who declared no conflict. The house draws, nobody chooses.</summary>
public sealed class DrawInspection : RecordForm
{
    public override string Id => "draw-inspection";
    public override string Name => "抽取检查对象和人员";
    public override string Role => Domain.People.Role.SectionHead;
    public override bool TakesOutcomes => false;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("drawn", "抽取"));

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Whole("count", "抽取医疗机构数").AtLeast(1).AtMost(50).Required(),
        Forms.Choices("excluded", "本轮不抽取的医疗机构", [.. view.Institutions.Select(i => (i.Value, i.Text))]).Hint("如刚检查过的；理由写在说明里。"),
        Forms.Choices("conflicted", "有利益冲突的检查人员", [.. view.Handlers.Select(h => (h.Id, h.Name))]).Hint("与可能被查的机构有利害关系的，不参加抽取。"),
        Forms.Choices("focus", "检查重点", ("clues", "问题线索调查处理"), ("sanctions", "相关人员惩处"), ("system", "工作机制建立完善"), ("registers", "登记制度"), ("education", "教育承诺")),
        Forms.Long("note", "说明"));

    public override Refusal? Apply(Doing doing)
    {
        var (excluded, conflicted) = (doing.List("excluded"), doing.List("conflicted"));
        var institutions = doing.View.Institutions.Where(i => !excluded.Contains(i.Value)).ToList();
        var people = doing.View.Handlers.Where(h => !conflicted.Contains(h.Id)).ToList();
        var count = (int)doing.Number("count")!.Value;
        if (institutions.Count < count)
        {
            return MatterRefusals.NothingToDraw;
        }

        if (people.Count < 2)
        {
            return MatterRefusals.TooFewInspectors;
        }

        var random = doing.Transition.Random;
        var drawn = Draw.Of(institutions, count, random).Select(i => i.Value).ToList();
        var inspectors = Draw.Of(people, 2, random);
        var (lead, second) = (inspectors[0], inspectors[1]);
        if (doing.Case.AppointInspectors(lead, second, doing.By, doing.Now) is { } refusal)
        {
            return refusal;
        }

        CaseParties.Add(doing.Transition, lead.Id, second.Id);
        doing.Transition.Audit("inspectors-drawn", new JsonObject
        {
            ["institutions"] = Ids(drawn), ["outOf"] = institutions.Count, ["lead"] = lead.Id, ["second"] = second.Id, ["outOfPeople"] = people.Count,
        });
        return Keep(doing, new JsonObject { ["institutions"] = Ids(drawn), ["lead"] = lead.Id, ["second"] = second.Id });
    }

    private static JsonArray Ids(IEnumerable<string> ids) => [.. ids.Select(i => (JsonNode)i)];
}
