using System.Net;
using System.Text.Json.Nodes;
using Qingyi.Client;
using Qingyi.Tests.Standins.Refit;
using Refit;

namespace Qingyi.Tests.Client;

/// <summary>Where each call of the interfaces goes.</summary>
public sealed class InterfaceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, Func<HttpClient, Task>> Calls => new()
    {
        { "POST /api/tips", client => QingyiClient.For<ITips>(client).Submit(new TipSubmission(new TipAbout(), "other", "x")) },
        { "POST /api/tips/attachments", client => QingyiClient.For<ITips>(client).Attach("1", []) },
        { "POST /api/tips/follow-up", client => QingyiClient.For<ITips>(client).FollowUp(new FollowUpRequest("1")) },
        { "POST /api/tips/messages", client => QingyiClient.For<ITips>(client).Say(new TipMessageSubmission("1", "x")) },
        { "POST /api/sign-in", client => QingyiClient.For<ISignIn>(client).SignIn(new Credentials("u", "p")) },
        { "GET /api/tasks?state=overdue&after=9", client => QingyiClient.For<ITasks>(client).List("overdue", "9") },
        { "POST /api/tasks/7/claim", client => QingyiClient.For<ITasks>(client).Claim("7") },
        { "POST /api/tasks/7/release", client => QingyiClient.For<ITasks>(client).Release("7") },
        { "POST /api/tasks/7/delegate", client => QingyiClient.For<ITasks>(client).Delegate("7", new Delegation("u")) },
        { "POST /api/tasks/7/complete", client => QingyiClient.For<ITasks>(client).Complete("7", new TaskCompletion("Done")) },
        { "GET /api/cases?stage=filing&light=red&organisation=3&q=%E5%BC%A0&after=9", client => QingyiClient.For<ICases>(client).List("filing", "red", "3", "张", "9") },
        { "GET /api/cases/C-1", client => QingyiClient.For<ICases>(client).Get("C-1") },
        { "GET /api/cases/C-1/timeline", client => QingyiClient.For<ICases>(client).Timeline("C-1") },
        { "GET /api/cases/C-1/grading", client => QingyiClient.For<ICases>(client).Grading("C-1") },
        { "GET /api/cases/C-1/deadlines", client => QingyiClient.For<ICases>(client).Deadlines("C-1") },
        { "GET /api/cases/C-1/audit", client => QingyiClient.For<ICases>(client).Audit("C-1") },
        { "GET /api/incidents?after=9", client => QingyiClient.For<IIncidents>(client).List("9") },
        { "GET /api/incidents/i", client => QingyiClient.For<IIncidents>(client).Get("i") },
        { "POST /api/incidents/i/retry", client => QingyiClient.For<IIncidents>(client).Retry("i", new IncidentDecision()) },
        { "POST /api/incidents/i/skip", client => QingyiClient.For<IIncidents>(client).Skip("i", new IncidentDecision("r")) },
        { "POST /api/incidents/i/hand-over", client => QingyiClient.For<IIncidents>(client).HandOver("i", new IncidentDecision("r", To: "u")) },
        { "POST /api/incidents/i/cancel", client => QingyiClient.For<IIncidents>(client).Cancel("i", new IncidentDecision("r")) },
        { "GET /api/matters?kind=surrender&state=underway&q=x&after=9", client => QingyiClient.For<IMatters>(client).List("surrender", "underway", "x", "9") },
        { "POST /api/matters", client => QingyiClient.For<IMatters>(client).Open(new MatterOpening("surrender")) },
        { "GET /api/matters/M-1", client => QingyiClient.For<IMatters>(client).Get("M-1") },
        { "GET /api/matters/M-1/timeline", client => QingyiClient.For<IMatters>(client).Timeline("M-1") },
        { "GET /api/matters/M-1/deadlines", client => QingyiClient.For<IMatters>(client).Deadlines("M-1") },
        { "POST /api/matters/M-1/cancel", client => QingyiClient.For<IMatters>(client).Cancel("M-1", new MatterCancelling("x")) },
        { "POST /api/gradings", client => QingyiClient.For<IGradings>(client).Grade(new JsonObject()) },
        { "GET /api/campaigns", client => QingyiClient.For<ICampaigns>(client).List() },
        { "GET /api/campaigns/c/obligations", client => QingyiClient.For<ICampaigns>(client).Obligations("c") },
        { "POST /api/campaigns/c/advance", client => QingyiClient.For<ICampaigns>(client).Advance("c", new CampaignAdvance("Summarise")) },
        { "GET /api/notices", client => QingyiClient.For<INotices>(client).List() },
        { "GET /api/notices/n", client => QingyiClient.For<INotices>(client).Get("n") },
        { "GET /api/escalations?open=True", client => QingyiClient.For<IEscalations>(client).List(open: true) },
        { "POST /api/reports-up", client => QingyiClient.For<IPartnerExchange>(client).ReportUp(new ReportUp("c", "o", "1", []), "m") },
        { "POST /api/transfers", client => QingyiClient.For<IPartnerExchange>(client).Transfer(new TransferMessage("police", "n", "m", "f", "b"), "m") },
        { "POST /api/feedback", client => QingyiClient.For<IPartnerExchange>(client).Feedback(new Feedback("r", "accepted", "x"), "m") },
        { "POST /api/definitions/d/publish", client => QingyiClient.For<IDefinitions>(client).Publish("d", new DefinitionPublication("r", "x")) },
        { "GET /api/definitions/d", client => QingyiClient.For<IDefinitions>(client).Get("d") },
        { "GET /api/definitions/d/findings", client => QingyiClient.For<IDefinitions>(client).Findings("d") },
        { "GET /api/definitions/d/revisions?after=9", client => QingyiClient.For<IDefinitions>(client).Revisions("d", "9") },
        { "GET /api/definitions/d/revisions/7", client => QingyiClient.For<IDefinitions>(client).Revision("d", "7") },
        { "POST /api/definitions/d/revisions/7/restore", client => QingyiClient.For<IDefinitions>(client).Restore("d", "7") },
        { "DELETE /api/definitions/d/draft?revision=r", client => QingyiClient.For<IDefinitions>(client).DiscardDraft("d", "r") },
        { "GET /api/audit?from=2026-03-01&to=2026-03-31", client => QingyiClient.For<IAudit>(client).List(new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31)) },
    };

    [Theory]
    [MemberData(nameof(Calls), DisableDiscoveryEnumeration = true)]
    public async Task Every_call_goes_where_the_contract_says(string target, Func<HttpClient, Task> call)
    {
        await using var site = await Site.Answering(status: HttpStatusCode.NotFound);
        using var client = site.Client();

        await Assert.ThrowsAsync<ApiException>(() => call(client));

        Assert.Equal(target, $"{site.Last.Method} {site.Last.Target}");
    }

    [Fact]
    public async Task The_idempotency_key_travels_as_a_header_where_given()
    {
        await using var site = await Site.Answering("""{"receipt":"12345678901234567890","readers":[],"milestones":[]}""", HttpStatusCode.Created);
        using var client = site.Client();
        var tips = QingyiClient.For<ITips>(client);

        await tips.Submit(new TipSubmission(new TipAbout(), "other", "x"), "k-1", Token);
        Assert.Equal("k-1", site.Last.Headers["Idempotency-Key"]);

        await tips.Submit(new TipSubmission(new TipAbout(), "other", "x"), cancellation: Token);
        Assert.DoesNotContain("Idempotency-Key", site.Last.Headers.Keys);
    }

    [Fact]
    public async Task Attachments_travel_as_multipart_with_the_receipt()
    {
        await using var site = await Site.Answering("""[{"name":"a.jpg","removed":["gps"]}]""");
        using var client = site.Client();

        var answer = await QingyiClient.For<ITips>(client).Attach("12345678901234567890", [new StreamPart(new MemoryStream([1]), "a.jpg", "image/jpeg")], cancellation: Token);

        Assert.Equal(["gps"], Assert.Single(answer).Removed);
        Assert.StartsWith("multipart/form-data", site.Last.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Contains("name=receipt", site.Last.Body, StringComparison.Ordinal);
        Assert.Contains("name=files", site.Last.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_of_a_refusal_reaches_the_caller()
    {
        await using var site = await Site.Answering(
            """{"type":"urn:qingyi:problem:notice-before-decision","title":"不能办理","status":422,"detail":"请先送达事先告知书。","code":"notice-before-decision"}""",
            HttpStatusCode.UnprocessableEntity,
            Problem.MediaType);
        using var client = site.Client();

        var failure = await Assert.ThrowsAnyAsync<ApiException>(() => QingyiClient.For<ITasks>(client).Complete("7", new TaskCompletion("Done"), cancellation: Token));

        Assert.Equal("notice-before-decision", failure.Problem()!.Code);
        Assert.Equal("请先送达事先告知书。", failure.Problem()!.Detail);
    }

    [Fact]
    public async Task An_answer_that_is_no_problem_has_none()
    {
        await using var site = await Site.Answering("<html>", HttpStatusCode.BadGateway, "text/html");
        using var client = site.Client();

        var failure = await Assert.ThrowsAnyAsync<ApiException>(() => QingyiClient.For<INotices>(client).List(cancellation: Token));

        Assert.Null(failure.Problem());
    }
}
