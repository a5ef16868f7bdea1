using System.Text.RegularExpressions;
using Qingyi.Server.Features.Procedures;

namespace Qingyi.Tests.Workflows;

/// <summary>What every shipped drawing keeps to, whoever edits it.</summary>
public sealed partial class ShippedDrawings
{
    public static TheoryData<string> Names => Drawing.Names;

    [Fact]
    public void The_procedures_of_a_case_are_shipped() => Assert.Equal(
        new[] { "case-decision", "case-enforcement", "case-grading", "case-hearing", "case-intake", "case-investigation", "case-lifecycle", "case-prior-notice", "case-publication", "case-verification" }
            .Concat(Beside).Order(StringComparer.Ordinal),
        Drawing.All.Select(d => d.Name).Where(n => n.StartsWith("case-", StringComparison.Ordinal)));

    /// <summary>Procedures beside the main one, and what only they call.</summary>
    private static IEnumerable<string> Beside => SideProcedures.All.Select(p => p.Id).Append("case-redo");

    [Theory]
    [MemberData(nameof(Names))]
    public void A_file_holds_the_published_first_version_of_the_definition_that_it_is_named_after(string name)
    {
        var json = Drawing.Of(name).Json;

        Assert.Equal(name, (string?)json["definitionId"]);
        Assert.Equal(name + "-v1", (string?)json["id"]);
        Assert.Equal(1, (int)json["version"]!);
        Assert.True((bool)json["isPublished"]! && (bool)json["isLatest"]!);
        Assert.Equal(name, (string?)json["customProperties"]!["procedure"]);
        Assert.Null(json["customProperties"]!["organisation"]);
        Assert.Equal("Hold", (string?)json["options"]!["incidentStrategyType"]);
        Assert.Matches(Chinese(), (string)json["name"]!);
        Assert.Matches(Chinese(), (string)json["description"]!);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Chinese_is_written_as_such_and_lines_are_indented_by_two(string name)
    {
        var text = Drawing.Of(name).Text;

        Assert.DoesNotContain("\\u", text, StringComparison.Ordinal);
        Assert.StartsWith("{\n  \"id\"", text, StringComparison.Ordinal);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Ids_and_names_are_unique_words_and_people_read_Chinese(string name)
    {
        var steps = Drawing.Of(name).Steps;

        Assert.All(steps, s => Assert.Matches(Words(), s.Id));
        Assert.Distinct(steps.Select(s => s.Id));
        Assert.Distinct(steps.Select(s => s.Name));
        Assert.All(steps, s => Assert.Matches(Chinese(), s.DisplayText));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_arrow_leaves_by_a_port_that_its_step_has_and_arrives_at_a_step(string name)
    {
        var drawing = Drawing.Of(name);
        var steps = drawing.Steps.ToDictionary(s => s.Id);

        Assert.All(drawing.Arrows, a =>
        {
            Assert.Contains(a.Source, steps.Keys);
            Assert.Contains(a.Port, steps[a.Source].Ports);
            Assert.Contains(a.Target, steps.Keys);
            Assert.Equal("In", a.In);
        });
        Assert.Distinct(drawing.Arrows);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_port_leads_to_exactly_one_step(string name)
    {
        var drawing = Drawing.Of(name);

        var ports = drawing.Steps.SelectMany(s => s.Ports.Select(p => (s.Id, p))).Order();
        Assert.Equal(ports, drawing.Arrows.Select(a => (a.Source, a.Port)).Order());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_task_says_when_it_is_too_late_or_why_it_never_is(string name) =>
        Assert.All(Drawing.Of(name).Tasks, t => Assert.True(t.Value("limit") is null ^ t.Value("noDeadlineReason") is null, t.Id));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_drawing_fits_on_one_page_and_nothing_covers_anything(string name)
    {
        var steps = Drawing.Of(name).Steps;

        Assert.InRange(steps.Count, 1, 40);
        Assert.All(steps, s => Assert.True(s.Box is { X: >= 0, Y: >= 0, W: >= 180, H: >= 56 }, s.Id));
        Assert.DoesNotContain(
            steps.SelectMany((a, i) => steps.Skip(i + 1).Select(b => (a, b))),
            p => p.a.Box.X < p.b.Box.X + p.b.Box.W && p.b.Box.X < p.a.Box.X + p.a.Box.W && p.a.Box.Y < p.b.Box.Y + p.b.Box.H && p.b.Box.Y < p.a.Box.Y + p.a.Box.H);
    }

    [Fact]
    public void Sub_workflows_are_shipped_too_and_end_somewhere()
    {
        Assert.All(Drawing.All.SelectMany(d => d.Children), c => Assert.Contains(c, Drawing.All.Select(d => d.Name)));
        Assert.All(Drawing.All, d => Assert.DoesNotContain(d.Name, Below(d).Take(100)));

        static IEnumerable<string> Below(Drawing d) => d.Children.SelectMany(c => Below(Drawing.Of(c)).Prepend(c));
    }

    [Fact]
    public void Every_drawing_of_a_case_is_started_by_somebody_or_is_a_sub_workflow() => Assert.Subset(
        SideProcedures.All.Select(p => p.Id).Append("case-lifecycle").ToHashSet(),
        Drawing.All.Select(d => d.Name).Where(n => n.StartsWith("case-", StringComparison.Ordinal)).Except(Drawing.All.SelectMany(d => d.Children)).ToHashSet());

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();

    [GeneratedRegex("^[a-z]+([A-Z][a-z]+)*$")]
    private static partial Regex Words();
}
