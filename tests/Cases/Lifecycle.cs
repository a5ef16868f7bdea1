using Qingyi.Tests.Support;
using System.Text.Json.Nodes;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Cases.Grading;
using Qingyi.Domain.People;

namespace Qingyi.Tests.Cases;

/// <summary>The guards of the lifecycle, without a server: each legal step has a last lawful moment and a first unlawful one.</summary>
public sealed class Lifecycle
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly Person Intake = Of("intake", Role.Intake);
    private static readonly Person Head = Of("head", Role.SectionHead);
    private static readonly Person Lead = Of("lead", Role.Handler);
    private static readonly Person Second = Of("second", Role.Handler);
    private static readonly Person Leader = Of("leader", Role.Leader);
    private static readonly Person Reviewer = Of("reviewer", Role.LegalReviewer);
    private static readonly Person Publisher = Of("publisher", Role.Publisher);

    [Fact]
    public void A_decision_before_the_prior_notice_is_refused()
    {
        var c = Graded();
        Assert.Null(c.Review(true, "t", Reviewer, Now));

        Assert.Equal(CaseRefusals.NoNotice, c.Decide("penalise", "罚1", "t", Leader, Now)?.Code);
        Assert.Null(c.Facts.Decision);
    }

    [Fact]
    public void A_decision_before_the_legal_review_is_refused()
    {
        var c = Graded();
        Assert.Null(c.IssuePriorNotice(Today, Today.AddDays(7), true, Lead, Now));
        Assert.Null(c.RecordDefence("waived", Today, null, Lead, Now));

        Assert.Equal(CaseRefusals.NoReview, c.Decide("penalise", "罚1", "t", Leader, Now)?.Code);
    }

    [Fact]
    public void A_decision_while_the_requested_hearing_is_outstanding_is_refused()
    {
        var c = Noticed();
        Assert.Null(c.RecordDefence("hearing-requested", Today, null, Lead, Now));

        Assert.Equal(CaseRefusals.HearingOutstanding, c.Decide("penalise", "罚1", "t", Leader, Now)?.Code);
    }

    [Fact]
    public void A_decision_before_the_defence_was_reviewed_is_refused()
    {
        var c = Noticed();
        Assert.Null(c.RecordDefence("stated", Today, "t", Lead, Now));

        Assert.Equal(CaseRefusals.DefenceUnread, c.Decide("penalise", "罚1", "t", Leader, Now)?.Code);
    }

    [Fact]
    public void A_decision_heavier_than_the_notice_is_refused()
    {
        var c = Noticed();
        Assert.Null(c.RecordDefence("stated", Today, "t", Lead, Now));
        Assert.Null(c.ReviewDefence("t", Lead, Now));
        Assert.Null(c.DecideGrading(Grading(29000), Lead, Now));
        Assert.Null(c.Review(true, "t", Reviewer, Now));

        Assert.Equal(CaseRefusals.HeavierThanNotice, c.Decide("penalise", "罚1", "t", Leader, Now)?.Code);
    }

    [Fact]
    public void A_hearing_requested_on_the_last_day_is_in_time_and_a_day_later_is_refused()
    {
        var c = Noticed();
        var last = c.Facts.PriorNotice!.LastDay;

        Assert.Equal("hearing-too-late", c.RecordDefence("hearing-requested", last.AddDays(1), null, Lead, Now)?.Code);
        Assert.Null(c.RecordDefence("hearing-requested", last, null, Lead, Now));
    }

    [Fact]
    public void The_handler_neither_files_nor_decides_the_own_case_even_as_a_leader()
    {
        var both = Of("both", Role.Handler, Role.Leader);
        var c = Verified(both, Second);

        Assert.Equal(CaseRefusals.HandlerNotJudge, c.ApproveFiling("案1", both, Now)?.Code);
    }

    [Fact]
    public void The_same_person_does_not_sign_as_both_handlers()
    {
        var c = Accepted();

        Assert.Equal("same-handler-twice", c.Assign(Lead, Lead, Head, Now)?.Code);
    }

    [Fact]
    public void A_notice_is_not_published_before_the_decision_is_served()
    {
        var c = Noticed();
        Assert.Null(c.RecordDefence("waived", Today, null, Lead, Now));
        Assert.Null(c.Decide("penalise", "罚1", "t", Leader, Now));

        Assert.Equal("out-of-turn", c.PublishNotice(Now)?.Code);
        Assert.Equal("out-of-turn", c.DraftNotice("n", "public", "标题", "正文", Lead, Now)?.Code);
    }

    [Fact]
    [Requirement("S1-080", "S2-063")]
    public void A_notice_that_names_the_respondent_is_refused()
    {
        var c = Served();

        Assert.Equal("notice-names", c.DraftNotice("n", "public", "关于李某的公示", "正文", Lead, Now)?.Code);
        Assert.Equal("notice-names", c.DraftNotice("n", "public", "公示", "联系电话13900000000", Lead, Now)?.Code);
        Assert.Null(c.DraftNotice("n", "public", "公示", "某医师收受红包。", Lead, Now));
    }

    [Fact]
    public void A_suspension_ends_after_its_last_day_and_not_on_it()
    {
        var c = Served();
        Assert.Null(c.StartMeasure("licence", "暂停执业", Today, Today.AddDays(10), Lead, Now));

        Assert.Equal("measure-still-runs", c.FinishMeasure("licence", "t", Lead, Now.AddDays(10))?.Code);
        Assert.Equal(CaseRefusals.MeasuresOpen, c.Close("卷1", Head, Now.AddDays(10))?.Code);
        Assert.Null(c.FinishMeasure("licence", "t", Lead, Now.AddDays(11)));
        Assert.Null(c.Close("卷1", Head, Now.AddDays(11)));
    }

    [Fact]
    public void Only_an_uninvolved_publisher_approves_a_notice()
    {
        var c = Served();
        Assert.Null(c.DraftNotice("n", "public", "公示", "某医师收受红包。", Lead, Now));

        Assert.Equal(CaseRefusals.PublisherApproves, c.ApproveNotice(Leader, Now)?.Code);
        Assert.Equal(CaseRefusals.HandlerPublishes, c.ApproveNotice(Of("lead", Role.Handler, Role.Publisher), Now)?.Code);
        Assert.Null(c.ApproveNotice(Publisher, Now));
        Assert.Null(c.PublishNotice(Now));
    }

    [Fact]
    public void Every_refusal_code_of_the_lifecycle_has_a_sentence()
    {
        foreach (var field in typeof(CaseRefusals).GetFields().Where(f => f.IsLiteral))
        {
            Assert.True(CaseRefusals.ByCode((string)field.GetRawConstantValue()!).Sentence.Length > 8);
        }
    }

    private static Person Of(string id, params string[] roles) => new(id, id, "city", "/city/", roles.ToHashSet(StringComparer.Ordinal));

    private static Case Accepted()
    {
        var c = new Case { Id = "c", Number = "线1", Title = "t", OrganisationId = "city", Path = "/city/", Conduct = "red-envelope", ReceivedAt = Now };
        Assert.Null(c.Accept(Intake, Now));
        return c;
    }

    private static Case Verified(Person lead, Person second)
    {
        var c = Accepted();
        Assert.Null(c.Assign(lead, second, Head, Now));
        Assert.Null(c.Verify("substantiated", "t", lead, Now));
        Assert.Null(c.ConfirmVerification(second, Now));
        return c;
    }

    private static Case Graded()
    {
        var c = Verified(Lead, Second);
        Assert.Null(c.ApproveFiling("案1", Leader, Now));
        Assert.Null(c.ReportInvestigation("李某", null, new JsonObject(), 1, "t", Lead, Now));
        Assert.Null(c.ConcludeInvestigation(Second, Now));
        Assert.Null(c.ProposeGrading([], Response(), "sha256:0", Now));
        Assert.Null(c.DecideGrading(Grading(18000), Lead, Now));
        return c;
    }

    private static Case Noticed()
    {
        var c = Graded();
        Assert.Null(c.Review(true, "t", Reviewer, Now));
        Assert.Null(c.IssuePriorNotice(Today, Today.AddDays(7), true, Lead, Now));
        return c;
    }

    private static Case Served()
    {
        var c = Noticed();
        Assert.Null(c.RecordDefence("waived", Today, null, Lead, Now));
        Assert.Null(c.Decide("penalise", "罚1", "t", Leader, Now));
        Assert.Null(c.Serve("in-person", Today, Lead, Now));
        return c;
    }

    private static GradingDecision Grading(decimal fine) => new("notify", fine, null, false, false, null, new Signature("lead", "lead", Now), null);

    private static JsonObject Response() => new()
    {
        ["tier"] = "notify",
        ["sanctions"] = new JsonArray(new JsonObject { ["kind"] = "fine", ["mode"] = "must", ["min"] = 10000, ["max"] = 30000, ["proposed"] = 18000 }),
        ["procedure"] = new JsonObject { ["hearingOffered"] = true, ["collectiveDiscussion"] = false },
    };
}
