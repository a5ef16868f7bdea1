using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain.Cases;
using Qingyi.Server.Features.Reporting;
using Qingyi.Server.Storage;

namespace Qingyi.Tests.Partners;

/// <summary>Two running installations, through their real endpoints.</summary>
public sealed class ExchangeTests : IAsyncLifetime
{
    private readonly TwoHouses _two = new();

    public ValueTask InitializeAsync() => _two.InitializeAsync();

    public ValueTask DisposeAsync() => _two.DisposeAsync();

    [Fact]
    public async Task A_case_result_reported_up_comes_back_with_receipt_and_feedback()
    {
        var id = await TwoHouses.Tip(_two.Lower);
        await TwoHouses.Step(_two.Lower, id, CaseStage.Enforcement, ReportCase.Up);

        await TwoHouses.Send(_two.Lower);
        var received = Assert.Single(await TwoHouses.Inbound(_two.Upper));
        var report = Assert.Single((await TwoHouses.Case(_two.Lower, id)).Facts.Reports);
        Assert.Equal(received.Receipt, report.Receipt);
        Assert.Null(report.Outcome);

        await TwoHouses.Send(_two.Upper);
        Assert.Equal("accepted", (await TwoHouses.Case(_two.Lower, id)).Facts.Reports.Single().Outcome);
        Assert.Equal(["reported-up", "partner-receipt", "partner-feedback"], (await TwoHouses.Acts(_two.Lower, id)).Where(a => a.Contains("partner", StringComparison.Ordinal) || a == "reported-up"));
        Assert.All(await TwoHouses.Outbox(_two.Upper), o => Assert.NotNull(o.DoneAt));
    }

    [Fact]
    public async Task Reports_that_came_in_are_listed_for_the_leaders_of_the_top_alone()
    {
        var id = await TwoHouses.Tip(_two.Lower);
        await TwoHouses.Step(_two.Lower, id, CaseStage.Enforcement, ReportCase.Up);
        await TwoHouses.Send(_two.Lower);

        using var top = await _two.Upper.As("province-leader");
        using var city = await _two.Upper.As("leader");
        var listed = await top.GetFromJsonAsync<JsonArray>("/api/reports-up?campaign=case-result", TestContext.Current.CancellationToken);
        Assert.Equal(TwoHouses.LowerName, Assert.Single(listed!)!["partner"]!.GetValue<string>());
        Assert.Empty((await top.GetFromJsonAsync<JsonArray>("/api/reports-up?campaign=other", TestContext.Current.CancellationToken))!);
        Assert.Empty((await city.GetFromJsonAsync<JsonArray>("/api/reports-up", TestContext.Current.CancellationToken))!);
    }

    [Fact]
    public async Task A_transfer_opens_a_sealed_case_at_the_desk_and_its_acceptance_goes_back()
    {
        var id = await TwoHouses.Tip(_two.Lower);
        await TwoHouses.Step(_two.Lower, id, CaseStage.Disposed, TransferCase.Out);
        await TwoHouses.Send(_two.Lower);

        var received = Assert.Single(await TwoHouses.Inbound(_two.Upper));
        var opened = await TwoHouses.Case(_two.Upper, received.CaseId!);
        Assert.Equal(House.Province, opened.OrganisationId);
        Assert.Equal(TwoHouses.LowerName, opened.Facts.CameFrom!.Partner);
        Assert.DoesNotContain("案卷另附", received.Payload, StringComparison.Ordinal);
        using (var intake = await _two.Upper.As("province-intake"))
        {
            var told = await intake.GetFromJsonAsync<JsonObject>($"/api/cases/{opened.Id}/tip", TestContext.Current.CancellationToken);
            Assert.Contains("案卷另附", told!["text"]!.GetValue<string>(), StringComparison.Ordinal);
        }

        // The page of what arrived says what the sender was told.
        string[] row = [$"/workbench/cases/{opened.Id}", opened.Facts.CameFrom!.Number];
        var page = await Arrived(_two.Upper, "province-intake");
        Assert.All([.. row, "尚未答复"], words => Assert.Contains(words, page, StringComparison.Ordinal));
        await TwoHouses.Complete(_two.Upper, "province-intake", opened.Id, "accepted", new { });
        page = await Arrived(_two.Upper, "province-intake");
        Assert.All([.. row, "已接收"], words => Assert.Contains(words, page, StringComparison.Ordinal));
        Assert.DoesNotContain("尚未答复", page, StringComparison.Ordinal);
        var file = await (await _two.Upper.As("province-intake")).GetStringAsync("/workbench/transfers/export?show=arrived&format=csv", TestContext.Current.CancellationToken);
        Assert.Matches($"{opened.Number},{TwoHouses.LowerName},{opened.Facts.CameFrom!.Number},.*已接收", file);
        Assert.Contains("还没有收到移送", await Arrived(_two.Upper, "county-handler"), StringComparison.Ordinal);
        await TwoHouses.Send(_two.Upper);
        var transfer = Assert.Single((await TwoHouses.Case(_two.Lower, id)).Facts.Reports);
        Assert.Equal((received.Receipt, "accepted"), (transfer.Receipt, transfer.Outcome));
    }

    private static async Task<string> Arrived(House house, string user) => WebUtility.HtmlDecode(await (await house.As(user)).GetStringAsync("/workbench/transfers?show=arrived"));

    [Fact]
    public async Task A_transfer_that_is_declined_goes_back_as_rejected()
    {
        var id = await TwoHouses.Tip(_two.Lower);
        await TwoHouses.Step(_two.Lower, id, CaseStage.Disposed, TransferCase.Out);
        await TwoHouses.Send(_two.Lower);
        var opened = (await TwoHouses.Inbound(_two.Upper)).Single().CaseId!;

        await TwoHouses.Complete(_two.Upper, "province-intake", opened, "declined", new { reason = "不属于本机关管辖。" });
        await TwoHouses.Send(_two.Upper);

        Assert.Equal("rejected", (await TwoHouses.Case(_two.Lower, id)).Facts.Reports.Single().Outcome);
        Assert.DoesNotContain("不属于本机关管辖", string.Concat((await TwoHouses.Outbox(_two.Upper)).Select(o => o.Payload)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_upper_side_missed_while_it_was_down_arrives_once()
    {
        var id = await TwoHouses.Tip(_two.Lower);
        await TwoHouses.Step(_two.Lower, id, CaseStage.Enforcement, ReportCase.Up);
        _two.UpperLine.Down = true;

        await TwoHouses.Send(_two.Lower);
        var waiting = Assert.Single(await TwoHouses.Outbox(_two.Lower));
        Assert.Equal((1, "not-reachable", (DateTimeOffset?)null), (waiting.Tries, waiting.LastError, waiting.DoneAt));

        _two.UpperLine.Down = false;
        await TwoHouses.Send(_two.Lower);
        Assert.Empty(await TwoHouses.Inbound(_two.Upper));

        _two.Lower.Clock.Advance(TimeSpan.FromSeconds(11));
        await TwoHouses.Send(_two.Lower);
        await TwoHouses.Send(_two.Lower);
        Assert.Single(await TwoHouses.Inbound(_two.Upper));
        Assert.NotNull(Assert.Single(await TwoHouses.Outbox(_two.Lower)).Receipt);
    }

    [Fact]
    public async Task A_lost_answer_is_asked_for_again_and_nothing_is_stored_twice()
    {
        var id = await TwoHouses.Tip(_two.Lower);
        await TwoHouses.Step(_two.Lower, id, CaseStage.Enforcement, ReportCase.Up);
        _two.UpperLine.LosesAnswers = true;
        await TwoHouses.Send(_two.Lower);
        var first = Assert.Single(await TwoHouses.Inbound(_two.Upper));
        Assert.Null((await TwoHouses.Outbox(_two.Lower)).Single().Receipt);

        _two.UpperLine.LosesAnswers = false;
        _two.Lower.Clock.Advance(TimeSpan.FromSeconds(11));
        await TwoHouses.Send(_two.Lower);

        Assert.Single(await TwoHouses.Inbound(_two.Upper));
        Assert.Equal(first.Receipt, (await TwoHouses.Outbox(_two.Lower)).Single().Receipt);
        Assert.Single(await TwoHouses.Outbox(_two.Upper));
    }

    [Fact]
    public async Task Feedback_that_overtakes_the_receipt_waits_for_it()
    {
        var id = await TwoHouses.Tip(_two.Lower);
        await TwoHouses.Step(_two.Lower, id, CaseStage.Enforcement, ReportCase.Up);
        _two.UpperLine.LosesAnswers = true;
        await TwoHouses.Send(_two.Lower);
        _two.UpperLine.LosesAnswers = false;

        await TwoHouses.Send(_two.Upper);
        Assert.Equal("404 no-such-message", (await TwoHouses.Outbox(_two.Upper)).Single().LastError);

        _two.Lower.Clock.Advance(TimeSpan.FromSeconds(11));
        await TwoHouses.Send(_two.Lower);
        _two.Upper.Clock.Advance(TimeSpan.FromSeconds(11));
        await TwoHouses.Send(_two.Upper);
        Assert.Equal("accepted", (await TwoHouses.Case(_two.Lower, id)).Facts.Reports.Single().Outcome);
    }

    [Fact]
    public async Task The_exchange_shows_in_the_timeline_of_the_case()
    {
        var id = await TwoHouses.Tip(_two.Lower);
        await TwoHouses.Step(_two.Lower, id, CaseStage.Enforcement, ReportCase.Up);
        await TwoHouses.Send(_two.Lower);
        await TwoHouses.Send(_two.Upper);

        using var leader = await _two.Lower.As("leader");
        var timeline = await leader.GetFromJsonAsync<JsonArray>($"/api/cases/{id}/timeline", TestContext.Current.CancellationToken);
        var sentences = timeline!.Select(e => e!["text"]!.GetValue<string>()).ToList();
        Assert.Contains(sentences, s => s.Contains("收到反馈：已接收", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_given_up_leaves_a_word_with_the_section_head_and_can_be_sent_again()
    {
        await using var two = new TwoHouses { Tries = 2 };
        await two.InitializeAsync();
        var id = await TwoHouses.Tip(two.Lower);
        await TwoHouses.Step(two.Lower, id, CaseStage.Enforcement, ReportCase.Up);
        two.UpperLine.Down = true;
        await TwoHouses.Send(two.Lower);
        two.Lower.Clock.Advance(TimeSpan.FromSeconds(11));
        await TwoHouses.Send(two.Lower);

        Assert.True((await TwoHouses.Outbox(two.Lower)).Single().Dead);
        Assert.Contains("partner-unreachable", await TwoHouses.Acts(two.Lower, id));
        Assert.True(await two.Lower.Inside(s => s.GetRequiredService<CaseDb>().Escalations.AnyAsync(e => e.CaseId == id && e.Role == "section-head")));

        two.UpperLine.Down = false;
        await TwoHouses.Command("partner", "resend", TwoHouses.UpperName, "--data", two.Lower.Data);

        // The command line reads the system's clock, so both houses go there before the message is due.
        var today = TimeProvider.System.GetUtcNow().AddSeconds(5);
        two.Lower.Clock.Set(today);
        two.Upper.Clock.Set(today);
        await TwoHouses.Send(two.Lower);
        Assert.NotNull((await TwoHouses.Case(two.Lower, id)).Facts.Reports.Single().Receipt);
    }
}
