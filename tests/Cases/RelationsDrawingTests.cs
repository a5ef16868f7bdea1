using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Tests.Cases;

/// <summary>关系图: where everybody stands, and who is joined to what.</summary>
public sealed class RelationsDrawingTests
{
    private static readonly LightView Green = new(LightState.Green);

    [Fact]
    public void A_person_stands_once_with_all_parts_and_whoever_stands_back_is_marked()
    {
        var drawn = Drawn(hands: [new("受理", "张某", null, null), new("主办人", "李某", null, null), new("裁量", "李某", null, null), new("主办人", "李某", null, null)],
            away: [new("回避", "李某", null, "已经回避", Barred: true), new("回避", "赵某", null, "申请回避，等待决定"), new("回避", "孙某", null, "不能查看", Barred: true)]);

        Assert.Equal([("张某", RelationKind.Hand, "受理"), ("李某", RelationKind.Away, "主办人、裁量"), ("赵某", RelationKind.Hand, "申请回避，等待决定"), ("孙某", RelationKind.Away, "不能查看")],
            drawn.Nodes.Where(n => n.Kind is RelationKind.Hand or RelationKind.Away).Select(n => (n.Title, n.Kind, n.Note!)));
        Assert.Equal(2, drawn.Lines.Count(l => l.Kind == RelationKind.Away));
    }

    [Fact]
    public void A_case_about_the_same_person_is_joined_to_him_and_any_other_to_the_unit_that_both_concern()
    {
        var drawn = Drawn(party: new("当事人", "王某", "甲医院", null), units: [new("被反映单位", "甲医院", null, null), new("被反映单位", "乙医院", null, null)],
            same: [Other("1号", ["甲医院"], samePerson: true), Other("2号", ["乙医院"]), Other("3号", ["甲医院"])]);

        Box At(string title) => drawn.Nodes.Single(n => n.Title == title).Box;
        Assert.Contains(new RelationLine(At("王某"), At("1号"), RelationKind.Party), drawn.Lines);
        Assert.Contains(new RelationLine(At("乙医院"), At("2号"), RelationKind.Related), drawn.Lines);
        Assert.Contains(new RelationLine(At("甲医院"), At("3号"), RelationKind.Related), drawn.Lines);
        Assert.Contains(new RelationLine(At("王某"), At("甲医院"), RelationKind.Unit), drawn.Lines);
        Assert.Contains(new RelationLine(At("本案"), At("乙医院"), RelationKind.Unit), drawn.Lines);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 0, 3)]
    [InlineData(12, 2, 8)]
    [InlineData(40, 5, 20)]
    public void Nothing_overlaps_nothing_is_outside_and_what_is_not_drawn_is_counted(int people, int parties, int cases)
    {
        var drawn = Drawn([.. Enumerable.Range(0, people).Select(i => new PartyLine("受理", $"人{i}", null, null))], units: [.. Enumerable.Range(0, parties).Select(i => new PartyLine("被反映单位", $"院{i}", null, null))],
            same: [.. Enumerable.Range(0, cases).Select(i => Other($"{i}号", []))]);

        var boxes = drawn.Nodes.Select(n => n.Box).ToList();
        Assert.All(boxes, b => Assert.True(b.X >= 0 && b.Y >= 0 && b.X + b.Width <= drawn.Width && b.Y + b.Height <= drawn.Height));
        Assert.All(boxes.SelectMany((a, i) => boxes.Skip(i + 1).Select(b => (a, b))), p => Assert.False(Overlap(p.a, p.b)));
        Assert.Equal(people > 12, drawn.Nodes.Any(n => n.Title == $"另有{people - 11}人"));
        Assert.Equal(cases > 8, drawn.Nodes.Any(n => n.Title == $"另有{cases - 7}件"));
        Assert.Equal(drawn.Nodes.Count - 1, drawn.Lines.Count);
    }

    private static bool Overlap(Box a, Box b) => a.X < b.X + b.Width && b.X < a.X + a.Width && a.Y < b.Y + b.Height && b.Y < a.Y + a.Height;

    private static RelatedCase Other(string number, string[] units, bool samePerson = false) => new("", number, "", "调查", Green, units, samePerson);

    [Fact]
    public void A_party_without_a_unit_is_the_party_and_other_cases_about_him_are_joined_to_him()
    {
        var drawn = Drawn(party: new("当事人", "王某", null, null), units: [new("被反映单位", "甲医院", null, null)], same: [Other("1号", ["甲医院"], samePerson: true)]);

        var party = drawn.Nodes.Single(n => n.Kind == RelationKind.Party);
        Assert.Equal("王某", party.Title);
        Assert.Contains(new RelationLine(party.Box, drawn.Nodes.Single(n => n.Title == "1号").Box, RelationKind.Party), drawn.Lines);
        Assert.Contains(new RelationLine(drawn.Nodes.Single(n => n.Title == "本案").Box, drawn.Nodes.Single(n => n.Title == "甲医院").Box, RelationKind.Unit), drawn.Lines);
    }

    private static RelationsDrawing Drawn(PartyLine[]? hands = null, PartyLine[]? away = null, PartyLine? party = null, PartyLine[]? units = null, RelatedCase[]? same = null) =>
        RelationsDrawing.Of(new RelationsView("本案", party, units ?? [], hands ?? [], away ?? [], same ?? []), n => $"另有{n}人", n => $"另有{n}件");
}
