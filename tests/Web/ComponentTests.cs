using System.Text.RegularExpressions;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages;
using Qingyi.Server.Web.Pages.Public;
using Qingyi.Server.Web.Pages.Staff;
using Qingyi.Tests.Web.Gallery;

namespace Qingyi.Tests.Web;

public sealed class ComponentTests
{
    [Theory]
    [InlineData(LightState.Green, 6, "is-green", "剩 6 个工作日")]
    [InlineData(LightState.Yellow, 2, "is-yellow", "剩 2 个工作日")]
    [InlineData(LightState.Yellow, 0, "is-yellow", "今天到期")]
    [InlineData(LightState.Red, 2, "is-red", "超期 2 个工作日")]
    [InlineData(LightState.Paused, null, "is-paused", "暂停计时")]
    [InlineData(LightState.Done, null, "is-done", "如期完成")]
    [InlineData(LightState.Late, 3, "is-late", "逾期 3 个工作日完成")]
    [InlineData(LightState.None, null, "is-none", "未开始")]
    public async Task A_light_has_its_own_shape_and_says_its_state(LightState state, int? days, string shape, string words)
    {
        var html = await Rendered.Piece<Light>(new LightView(state, days));

        Assert.Equal($"<span class=\"qy-light {shape}\">{words}</span>", html);
    }

    [Fact]
    public async Task No_light_is_without_words_in_either_language()
    {
        foreach (var words in new[] { Words.Chinese, Words.English })
        {
            foreach (var state in Enum.GetValues<LightState>())
            {
                Assert.Matches("\">[^<]+</span>", await Rendered.Piece<Light>(new LightView(state), words));
            }
        }
    }

    [Fact]
    public async Task The_waiting_sentence_says_who_how_long_until_when_and_who_is_next()
    {
        var html = await Rendered.Piece<WaitingSentence>(new WaitingView(new(LightState.Yellow, 2), "市卫生健康委法制科 赵某", "出具审核意见", "3 个工作日", new(2026, 11, 26), "分管主任"));

        Assert.Equal("剩 2 个工作日 正在等待：市卫生健康委法制科 赵某 出具审核意见，已 3 个工作日，11月26日（星期四）到期，逾期报分管主任。", Text(html));
    }

    [Fact]
    public async Task The_waiting_sentence_is_red_and_says_who_was_told_when_overdue()
    {
        var html = await Rendered.Piece<WaitingSentence>(new WaitingView(new(LightState.Red, 1), "王某", "提交报告", "6 个工作日", new(2026, 11, 20), "科室负责人"));

        Assert.Contains("class=\"qy-wait red\"", html, StringComparison.Ordinal);
        Assert.EndsWith("已报科室负责人。", Text(html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_waiting_sentence_says_so_when_no_limit_runs()
    {
        var html = await Rendered.Piece<WaitingSentence>(new WaitingView(new(LightState.None), "王某", "答复", "0 个工作日", null, null));

        Assert.EndsWith("已 0 个工作日，没有设定期限。", Text(html), StringComparison.Ordinal);
    }

    [Fact]
    public void An_action_cannot_be_refused_without_a_reason()
    {
        Assert.Throws<ArgumentException>(() => ActionView.Refused("移送", " "));
    }

    [Fact]
    public async Task A_posted_action_carries_the_token_and_its_own_fields()
    {
        var html = await Rendered.Piece<ActionButton>(ActionView.Send("撤回举报", "/follow-up/withdraw", confirm: "确定吗？", fields: [new("receipt", "8306447120956138")]));

        Assert.Contains("action=\"/follow-up/withdraw\"", html, StringComparison.Ordinal);
        Assert.Contains("data-confirm=\"确定吗？\"", html, StringComparison.Ordinal);
        Assert.Contains("name=\"__RequestVerificationToken\" value=\"invented-token\"", html, StringComparison.Ordinal);
        Assert.Contains("name=\"receipt\" value=\"8306447120956138\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_refused_button_of_every_page_points_to_a_reason_that_is_shown()
    {
        foreach (var sample in Samples.All)
        {
            var html = await Rendered.Page(sample);
            foreach (Match button in Regex.Matches(html, "<button[^>]*aria-disabled=\"true\"[^>]*>"))
            {
                var reason = Regex.Match(button.Value, "aria-describedby=\"([^\"]+)\"");
                Assert.True(reason.Success, $"{sample.Name}: {button.Value}");
                Assert.Matches($" id=\"{reason.Groups[1].Value}\"[^>]*>[^<]+<", html);
            }

            Assert.DoesNotMatch("<button[^>]* disabled", html);
        }
    }

    [Fact]
    public async Task A_blocked_task_cannot_be_submitted_and_says_why()
    {
        var html = await Rendered.Body(WorkSamples.Task with { Blocked = "这件任务由周某签收，您不能提交。" });

        Assert.Contains("aria-disabled=\"true\" aria-describedby=\"task-blocked\"", html, StringComparison.Ordinal);
        Assert.Contains("这件任务由周某签收，您不能提交。", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<button class=\"btn btn-primary", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_process_picture_has_a_twin_in_words_without_the_ways_not_taken()
    {
        var html = await Rendered.Piece<ProcessPicture>(CaseSamples.Process);
        var list = html[html.IndexOf("<ol class=\"pp-list\"", StringComparison.Ordinal)..];

        Assert.Contains("<b>法制审核</b>", list, StringComparison.Ordinal);
        Assert.DoesNotContain("不予立案", list, StringComparison.Ordinal);
        Assert.Equal(CaseSamples.Process.Nodes.Count, Count(html, "<rect "));
        Assert.Equal(1, Count(html, "class=\"now\" aria-current=\"step\""));
    }

    [Fact]
    public async Task The_scale_marks_the_tier_and_says_how_far_the_next_one_is()
    {
        var html = await Rendered.Piece<GradingScale>(GradingSamples.Scale);

        Assert.Contains("金额 ¥4,800.00，落在“2,000 — 5,000”一档，距上一档 ¥5,000.00 还差 ¥200.00", html, StringComparison.Ordinal);
        Assert.Matches("<div class=\"hit\"[^>]*><b>2,000 — 5,000</b>", Squeezed(html));
        Assert.Contains("class=\"pin at-49\"", html, StringComparison.Ordinal);
        Assert.Contains("class=\"next at-50\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, 1)]
    [InlineData(499.99, 0)]
    [InlineData(30000, 5)]
    [InlineData(0, 0)]
    public async Task An_amount_on_a_threshold_belongs_to_the_higher_tier(double amount, int tier)
    {
        var html = await Rendered.Piece<GradingScale>(GradingSamples.Scale with { Value = (decimal)amount });

        var tiers = Regex.Matches(html, "<div( class=\"hit\")?>\\s*<b>").Select(step => step.Groups[1].Success).ToList();
        Assert.Equal(tier, tiers.IndexOf(true));
    }

    [Fact]
    public async Task A_redacted_piece_of_a_notice_leaves_nothing_but_the_fact()
    {
        var html = await Rendered.Body(PublicSamples.Notice);

        Assert.Equal(3, Count(html, "<span class=\"redact\">已隐去</span>"));
    }

    [Fact]
    public async Task A_withdrawn_or_expired_notice_shows_number_and_reason_and_no_heading()
    {
        var line = new NoticeLine("7", "关于张某的公示", NoticeKind.Penalty, "示卫罚〔2026〕7号", new(2026, 4, 10), null, NoticeState.Withdrawn, "原决定经复议变更");

        var html = await Rendered.Body(PublicSamples.Notices with { Lines = [line] });

        Assert.DoesNotContain("张某", html, StringComparison.Ordinal);
        Assert.Contains("已撤下：原决定经复议变更。正文不再显示。", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_receipt_is_shown_in_groups_and_stands_in_no_address()
    {
        var html = await Rendered.Page(Samples.All.Single(sample => sample.Name == "receipt"));

        Assert.Contains("<span>8306</span><span>4471</span><span>2095</span><span>6138</span>", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("(href|action|src)=\"[^\"]*8306447120956138", html);
    }

    [Fact]
    public async Task The_menu_shows_only_what_a_person_may_open_and_marks_where_they_are()
    {
        var frame = Frames.Staff(StaffPage.Inbox) with { Menu = [StaffPage.Workbench, StaffPage.Inbox] };

        var html = await new PageHtml(Services.Empty, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance).Staff(frame, WorkSamples.EmptyInbox);

        Assert.DoesNotContain(Paths.Supervise, html, StringComparison.Ordinal);
        Assert.Matches($"<a href=\"{Paths.Inbox}\" aria-current=\"page\"", html);
    }

    [Fact]
    public async Task A_moved_clock_is_seen_on_every_page_of_the_workbench()
    {
        var frame = Frames.Staff(StaffPage.Workbench) with { MovedClock = new DateTimeOffset(2026, 12, 1, 1, 0, 0, TimeSpan.Zero) };

        var html = await new PageHtml(Services.Empty, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance).Staff(frame, WorkSamples.Workbench);

        Assert.Contains("系统时钟已被调整，当前按 2026-12-01 09:00 办理", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Typed_text_of_a_tip_comes_back_with_what_is_missing()
    {
        var html = await Rendered.Body(PublicSamples.TipWithErrors);

        Assert.Contains(">医生收红包</textarea>", html, StringComparison.Ordinal);
        Assert.Contains("value=\"两千\"", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#institution\">请填写“医疗机构”。</a>", html, StringComparison.Ordinal);
        Assert.Matches("value=\"named\" checked", html);
    }

    [Fact]
    public async Task Links_of_the_public_site_keep_language_and_size()
    {
        var frame = Frames.Public(Paths.Home, Words.English) with { LargeText = true };

        var html = await new PageHtml(Services.Empty, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance).Public(frame, PublicSamples.Home);

        Assert.Contains("href=\"/tip?lang=en&amp;size=large\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/?size=large\" lang=\"zh-CN\"", html, StringComparison.Ordinal);
        Assert.Contains("class=\"large\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "没有权限")]
    [InlineData(404, "没有找到")]
    [InlineData(418, "没有找到")]
    [InlineData(409, "已有变化")]
    [InlineData(422, "现在不能这样办")]
    [InlineData(500, "系统出错")]
    [InlineData(502, "系统出错")]
    [InlineData(503, "暂时不能服务")]
    public async Task An_error_says_what_it_is_and_what_to_do(int status, string heading)
    {
        var html = await Rendered.Body(new ProblemView(status));

        Assert.Contains($"<h1>{heading}</h1>", html, StringComparison.Ordinal);
        Assert.Contains($">{status}</p>", html, StringComparison.Ordinal);
    }

    static int Count(string html, string part) => html.Split(part).Length - 1;

    static string Squeezed(string html) => Regex.Replace(html, @">\s+<", "><");

    static string Text(string html) =>
        Regex.Replace(Regex.Replace(html, "<[^>]+>", ""), @"\s+", " ").Trim();
}
