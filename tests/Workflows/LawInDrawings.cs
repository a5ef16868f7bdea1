using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Matters;
using Qingyi.Domain.People;
using Qingyi.Engine.Definitions;
using Qingyi.Server.Activities;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Storage;

namespace Qingyi.Tests.Workflows;

/// <summary>The drawings speak of acts, roles, facts and steps that the house has.</summary>
public sealed partial class LawInDrawings
{
    public static TheoryData<string> Names => Drawing.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_task_names_an_act_with_outcomes_of_that_act(string name) => Assert.All(Drawing.Of(name).Tasks, t =>
    {
        var act = Acts.Find(t.Value("act")!);
        Assert.NotNull(act);
        Assert.All(t.Ports, p => Assert.True(act.Outcomes.ContainsKey(p) || (act.TakesOutcomes && t.Object("outcomeNames").ContainsKey(p)), $"{t.Id} {p}"));
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void A_task_goes_to_a_role_of_the_house_and_a_part_goes_to_a_handler(string name) => Assert.All(Drawing.Of(name).Tasks, t =>
    {
        var role = t.Value("role") ?? Acts.Find(t.Value("act")!)!.Role;
        Assert.Contains(role, OfMatter(name) ? [.. Role.OfCases, Role.Hospital] : Role.OfCases);
        Assert.True(t.Value("part") is null ? role != Role.Handler || OfMatter(name) : t.Value("part") is "lead" or "second" && role == Role.Handler, t.Id);
    });

    [Fact]
    public void Every_act_of_the_house_has_its_place_in_a_drawing() =>
        Assert.Equal(Acts.All.Select(a => a.Id).Order(), Drawing.All.SelectMany(d => d.Tasks).Select(t => t.Value("act")!).Distinct().Order());

    [Fact]
    public void Every_outcome_of_an_act_leads_on_in_some_drawing()
    {
        var drawn = Drawing.All.SelectMany(d => d.Tasks).SelectMany(t => t.Ports.Select(p => $"{t.Value("act")} {p}")).Distinct();

        Assert.Empty(Acts.All.Where(a => !a.TakesOutcomes).SelectMany(a => a.Outcomes.Keys.Select(o => $"{a.Id} {o}")).Except(drawn));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_condition_asks_for_facts_that_a_case_has(string name)
    {
        var view = new JsonObject();
        CaseFactsView.Fill(view, new Case { Id = "c", Number = "n", Title = "t", OrganisationId = "o", Path = "/o/", Conduct = "other", ReceivedAt = DateTimeOffset.UnixEpoch });

        Assert.All(Drawing.Of(name).Scripts().SelectMany(s => Fact().Matches(s)), m => Assert.Contains(m.Groups[1].Value, view.Select(v => v.Key)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_limit_is_in_the_table_and_runs_forward_from_the_task(string name) => Assert.All(Drawing.Of(name).Steps.Select(s => s.Value("limit")).OfType<string>(), id =>
    {
        Assert.True(LegalLimits.Shipped.TryGet(id, new DateOnly(2026, 11, 22), out var limit), id);
        Assert.False(limit.Before, id);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Publishing_finds_nothing_to_say(string name)
    {
        var compiler = new WorkflowCompiler(ActivityTypes.Registry());

        Assert.Empty(compiler.Check(Read(name), id => Drawing.All.Any(d => d.Name == id) ? Read(id) : null).Select(f => $"{f.Path}: {f.Message}"));

        static WorkflowDefinition Read(string id) => WorkflowDefinition.Read(Drawing.Of(id).Text);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_form_that_a_task_brings_along_can_be_shown_checked_and_kept(string name) => Assert.All(Drawing.Of(name).Tasks.Where(t => t.Value("form") is not null), t =>
    {
        Assert.True(Acts.Find(t.Value("act")!)!.TakesForm, t.Id);
        Assert.Empty(DrawnForm.Faults(t.Object("form")).Select(f => $"{t.Id} {f.Path}: {f.Sentence}"));
    });

    private static bool OfMatter(string name) => MatterKind.All.Any(k => k.Definition == name);

    [GeneratedRegex(@"\bfacts\.(\w+)")]
    private static partial Regex Fact();
}
