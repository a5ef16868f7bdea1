using System.Text.Json.Nodes;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Cases.Collection;
using Qingyi.Domain.Cases.Grading;
using Qingyi.Domain.People;
using Qingyi.Server.Deadlines;

namespace Qingyi.Tests.Procedures;

/// <summary>A case in memory whose decision of a fine of 20,000 yuan was served, for the days of the law.</summary>
internal static class DecidedCase
{
    public static readonly DateOnly Served = new(2022, 3, 10);
    public static readonly Person Lead = Of("lead", Role.Handler);
    public static readonly Person Second = Of("second", Role.Handler);
    public static readonly Person Leader = Of("leader", Role.Leader);
    public static readonly Person Reviewer = Of("reviewer", Role.LegalReviewer);
    public static readonly Person Publisher = Of("publisher", Role.Publisher);
    public static readonly Calendar Calendar = new(Qingyi.Domain.Deadlines.WorkingDays.Shipped, Qingyi.Domain.Deadlines.LegalLimits.Shipped);

    public static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(new TimeOnly(2, 0)), TimeSpan.Zero);

    public static Case Make()
    {
        var now = At(Served);
        var c = new Case { Id = "c", Number = "线1", Title = "t", OrganisationId = "city", Path = "/city/", Conduct = "red-envelope", ReceivedAt = now };
        Assert.Null(c.Accept(Of("intake", Role.Intake), now));
        Assert.Null(c.Assign(Lead, Second, Of("head", Role.SectionHead), now));
        Assert.Null(c.Verify("substantiated", "t", Lead, now));
        Assert.Null(c.ConfirmVerification(Second, now));
        Assert.Null(c.ApproveFiling("案1", Leader, now));
        Assert.Null(c.ReportInvestigation("李某", null, [], 1, "t", Lead, now));
        Assert.Null(c.ConcludeInvestigation(Second, now));
        Assert.Null(c.ProposeGrading([], new JsonObject { ["sanctions"] = new JsonArray(new JsonObject { ["kind"] = "fine", ["mode"] = "must", ["min"] = 10000, ["max"] = 30000 }) }, "r", now));
        Assert.Null(c.DecideGrading(new GradingDecision("notify", 20000, null, false, false, null, new("lead", "lead", now), null), Lead, now));
        Assert.Null(c.Review(true, "t", Reviewer, now));
        Assert.Null(c.IssuePriorNotice(Served, Served.AddDays(7), false, Lead, now));
        Assert.Null(c.RecordDefence("waived", Served, null, Lead, now));
        Assert.Null(c.Decide("penalise", "罚1", "t", Leader, now));
        Assert.Null(c.Serve("in-person", Served, Lead, now));
        return c;
    }

    public static CourtApplication Application(DateOnly on, string? late = null) => new("示例区人民法院", null, on, late, new("lead", "lead", At(on)));

    public static Person Of(string id, params string[] roles) => new(id, id, "city", "/city/", roles.ToHashSet(StringComparer.Ordinal));
}
