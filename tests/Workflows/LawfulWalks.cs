using Qingyi.Engine.Definitions;
using Qingyi.Server.Studio.Checking;

namespace Qingyi.Tests.Workflows;

/// <summary>Every way of a drawing is walked against the lifecycle before it is published; what can never be lawful is refused.</summary>
public sealed class LawfulWalks
{
    public static TheoryData<string> Names => Drawing.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_said_about_a_shipped_drawing(string name) => Assert.Empty(new Redrawn().Findings(name));

    [Fact]
    public void A_second_approval_may_stand_on_every_way_of_a_stage()
    {
        foreach (var name in Drawing.All.Select(d => d.Name))
        {
            Assert.Empty(new Redrawn().SecondApproval(name, a => (string)a["source"]!["activity"]! != "start").Findings(name));
        }
    }

    [Fact]
    public void Without_the_legal_review_nobody_can_decide() =>
        Refused(new Redrawn().Remove("case-grading", "review", "passed"), "case-grading", "case-decision", "decide", "还没有通过法制审核");

    [Fact]
    public void A_review_that_failed_does_not_lead_to_the_decision() =>
        Refused(new Redrawn().Lead("case-grading", "review", "returned", "goForward").Tidy("case-grading"), "case-grading", null, null, "调查取证");

    [Fact]
    public void Without_the_prior_notice_nobody_can_penalise()
    {
        var finding = Refused(new Redrawn().Lead("case-lifecycle", "reviewed", "True", "decision").Tidy("case-lifecycle"), "case-lifecycle", "case-decision", "decide", "还没有事先告知当事人");

        Assert.Contains("选“给予处罚”", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_collective_discussion_a_grave_case_cannot_be_decided() =>
        Refused(new Redrawn().Lead("case-decision", "discussionRequired", "True", "decide").Tidy("case-decision"), "case-decision", "case-decision", "decide", "须经集体讨论");

    [Fact]
    public void Nothing_is_carried_out_before_the_decision() =>
        Refused(new Redrawn().Lead("case-lifecycle", "noticed", "True", "afterService").Tidy("case-lifecycle"), "case-lifecycle", "case-publication", "reportUp", "不能办理这一步（上报）");

    [Fact]
    public void Nothing_is_served_before_the_decision() =>
        Refused(new Redrawn().Lead("case-decision", "discussionRequired", "False", "serve"), "case-decision", "case-decision", "serve", "不能办理这一步（送达）");

    [Fact]
    public void A_notice_is_not_published_unapproved() =>
        Refused(new Redrawn().Lead("case-publication", "draft", "drafted", "publish").Tidy("case-publication"), "case-publication", "case-publication", "publish", "公示稿还没有审核通过");

    [Fact]
    public void A_notice_is_published_after_the_service_only() =>
        Refused(new Redrawn().Lead("case-lifecycle", "reviewed", "True", "publication").Tidy("case-lifecycle"), "case-lifecycle", "case-publication", "reportUp", "不能办理这一步");

    [Fact]
    public void Grading_needs_an_investigation() =>
        Refused(new Redrawn().Remove("case-lifecycle", "investigation", "Done"), "case-lifecycle", "case-grading", "grade", "不能办理这一步（裁量建议）");

    [Fact]
    public void The_tip_is_accepted_before_it_is_assigned() =>
        Refused(new Redrawn().Lead("case-intake", "start", "Done", "assign").Tidy("case-intake"), "case-intake", "case-intake", "assign", "案件在“线索受理”阶段");

    [Fact]
    public void A_tip_is_not_closed_on_one_signature()
    {
        var finding = Refused(new Redrawn().Lead("case-verification", "verify", "unsubstantiated", "dispose"), "case-verification", "case-verification", "dispose", "两名承办人都签字后才能了结");

        Assert.Equal("unlawful-path", finding.Code);
        Assert.Contains("初步核实”到“", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_is_not_investigated_before_it_is_filed() =>
        Refused(new Redrawn().Remove("case-verification", "approveFiling", "approved"), "case-verification", "case-investigation", "investigate", "案件在“立案”阶段");

    [Fact]
    public void The_hearing_is_held_before_the_decision() =>
        Refused(new Redrawn().Remove("case-hearing", Step("case-hearing", "hold-hearing"), "held"), "case-hearing", null, null, "听证");

    [Fact]
    public void The_second_handler_signs_what_the_lead_found()
    {
        var drawing = new Redrawn();
        drawing.Root("case-verification")["activities"]!.AsArray().Single(a => (string)a!["id"]! == "confirm")!["part"]!["expression"]!["value"] = "lead";

        Refused(drawing, "case-verification", "case-verification", "confirm", "请由另一名承办人确认");
    }

    [Fact]
    public void A_case_that_ends_without_being_closed_is_pointed_out()
    {
        var findings = new Redrawn().Remove("case-lifecycle", "closeCase", "closed").Findings("case-lifecycle");

        var warning = Assert.Single(findings);
        Assert.Equal((FaultLevel.Warning, "ends-open"), (warning.Level, warning.Code));
        Assert.Contains("没有结案", warning.Message, StringComparison.Ordinal);
    }

    private static string Step(string name, string act) => Drawing.Of(name).Tasks.First(t => t.Value("act") == act).Id;

    private static CheckFinding Refused(Redrawn drawing, string published, string? definition, string? step, string because)
    {
        var findings = drawing.Findings(published);

        Assert.Contains(findings, f => f.Level == FaultLevel.Error);
        var finding = findings.FirstOrDefault(f => f.Level == FaultLevel.Error && f.Message.Contains(because, StringComparison.Ordinal)
            && (definition is null || f.Definition == definition) && (step is null || f.Activity == step));
        Assert.True(finding is not null, string.Join('\n', findings.Select(f => $"{f.Definition} {f.Activity} {f.Message}")));
        Assert.NotNull(finding.Name);
        return finding;
    }
}
