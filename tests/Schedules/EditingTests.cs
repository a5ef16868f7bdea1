using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Features.Rules;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Schedules;

/// <summary>规则台: a draft is always kept, its faults stand where they are, and nothing faulty goes on.</summary>
public sealed class EditingTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Everybody_who_works_on_cases_reads_the_schedules_in_force()
    {
        using var handler = await RuleBench.As(house, "handler");

        var bench = await handler.Open("/workbench/rules");
        var one = await handler.Open("/workbench/rules/schedules/national-2022-patient");

        Assert.Contains("国家默认裁量基准（患方给付，建议稿）", bench, StringComparison.Ordinal);
        Assert.Contains("山东省卫生计生行政处罚裁量基准（试行）", bench, StringComparison.Ordinal);
        Assert.Contains("16,000 — 24,000", one, StringComparison.Ordinal);
        Assert.DoesNotContain("/draft\"", one, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s1.from", "2500", "第2档起", "2000 至 2500 没有档次")]
    [InlineData("s1.from", "1500", "第2档起", "与上一档重叠")]
    [InlineData("s0.fine-from", "5000", "第1档罚款", "超出医师法56(5)的罚款幅度")]
    [InlineData("s0.fine-from", "-1", "第1档罚款", "超出")]
    [InlineData("s0.fine-from", "10000.125", "第1档罚款", "金额精确到分")]
    [InlineData("s1.to", "5000.005", "第2档起", "金额精确到分")]
    [InlineData("s3.suspension", "3-6", "第4档暂停执业月数", "超出")]
    [InlineData("s3.suspension", "6-13", "第4档暂停执业月数", "超出")]
    [InlineData("s3.suspension", "半年", "第4档暂停执业月数", "不是月数")]
    [InlineData("s2.to", "一万元", "第3档止", "不是数额")]
    [InlineData("from", "2026-13-01", null, "不是日期")]
    [InlineData("to", "2020-01-01", null, "应晚于施行日")]
    [InlineData("source", "", null, "应当写明")]
    public async Task A_fault_is_kept_and_marked_where_it_stands(string field, string typed, string? place, string message)
    {
        using var supervisor = await RuleBench.As(house, "supervisor");
        var draft = await supervisor.Begin(Published.Patient, "own-area");

        var (status, text, _) = await supervisor.Save(draft, (field, typed));

        Assert.True(status == HttpStatusCode.Redirect, text);
        var page = await supervisor.Open($"/workbench/rules/drafts/{draft}");
        Assert.Contains((field, typed), RuleBench.Read(page));
        Assert.Contains(message, page, StringComparison.Ordinal);
        if (place is not null)
        {
            var row = int.Parse(field[1..2], System.Globalization.CultureInfo.InvariantCulture);
            var note = page[page.IndexOf($"id=\"band-{row}-note\"", StringComparison.Ordinal)..];
            Assert.Contains($"{place}：", note[..note.IndexOf("</tr>", StringComparison.Ordinal)], StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await supervisor.Send($"/workbench/rules/drafts/{draft}/simulate")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await supervisor.Send($"/workbench/rules/drafts/{draft}/submit", ("reason", "试行"))).Status);
        await supervisor.Send($"/workbench/rules/drafts/{draft}/discard");
    }

    [Fact]
    public async Task A_second_table_of_the_area_for_the_same_days_is_marked_at_its_first_day()
    {
        await using var own = new House();
        await own.InitializeAsync();
        await Publication.OfOwnArea(own, ("s0.fine-from", "11000"));
        using var supervisor = await RuleBench.As(own, "supervisor");
        var draft = await supervisor.Begin("national-2022-company", "own-area");

        await supervisor.Save(draft, ("sides", "patient"));

        Assert.Contains("重叠：同一地区、同一给付方同一天只能有一个裁量基准", await supervisor.Open($"/workbench/rules/drafts/{draft}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signs_of_any_kind_in_the_source_are_kept_and_shown()
    {
        using var supervisor = await RuleBench.As(house, "supervisor");
        var draft = await supervisor.Begin(Published.Patient, "own-area");

        await supervisor.Save(draft, ("source", "示卫发〔2026〕9号 😀 <b>\"引\"</b>"));

        Assert.Contains(("source", "示卫发〔2026〕9号 😀 <b>\"引\"</b>"), await supervisor.Fields(draft));
        await supervisor.Simulate(draft);
        await supervisor.Send($"/workbench/rules/drafts/{draft}/discard");
    }

    [Fact]
    public async Task Five_thousand_bands_are_kept_and_refused_in_a_sentence()
    {
        using var supervisor = await RuleBench.As(house, "supervisor");
        var draft = await supervisor.Begin(Published.Patient, "own-area");
        var fields = (await supervisor.Fields(draft)).Where(f => !f.Name.StartsWith('s') || f.Name is "source" or "status" or "statute" or "sides").ToList();
        for (var i = 0; i < 5000; i++)
        {
            fields.AddRange([($"s{i}.label", $"第{i}"), ($"s{i}.grade", "usual"), ($"s{i}.from", $"{i}"), ($"s{i}.to", i == 4999 ? "" : $"{i + 1}"), ($"s{i}.fine-from", ""), ($"s{i}.fine-to", ""), ($"s{i}.suspension", "")]);
        }

        var (status, text, _) = await supervisor.Send($"/workbench/rules/drafts/{draft}", fields);

        Assert.True(status == HttpStatusCode.Redirect, text[..Math.Min(text.Length, 2000)]);
        var page = await supervisor.Open($"/workbench/rules/drafts/{draft}");
        Assert.Contains("共 5000 档：最多 200 档", page, StringComparison.Ordinal);
        Assert.Contains(("s4999.from", "4999"), RuleBench.Read(page));
        await supervisor.Send($"/workbench/rules/drafts/{draft}/discard");
    }

    [Fact]
    public async Task Rows_are_added_and_removed_without_scripts()
    {
        using var supervisor = await RuleBench.As(house, "supervisor");
        var draft = await supervisor.Begin(Published.Patient, "own-area");

        await supervisor.Save(draft, ("do", "add-1"));
        var added = await supervisor.Fields(draft);
        await supervisor.Save(draft, ("do", "remove-1"));

        Assert.Contains(("s1.from", "2000"), added);
        Assert.Contains(("s5.label", "情节特别严重"), added);
        Assert.DoesNotContain(await supervisor.Fields(draft), f => f.Name == "s5.label");
        await supervisor.Send($"/workbench/rules/drafts/{draft}/discard");
    }

    [Fact]
    public async Task A_save_over_somebody_elses_is_refused_and_what_was_typed_stays()
    {
        await house.Account("supervisor-2", "业务主管乙", House.City, "supervisor");
        using var supervisor = await RuleBench.As(house, "supervisor");
        using var second = await RuleBench.As(house, "supervisor-2");
        var draft = await supervisor.Begin(Published.Patient, "own-area");
        var opened = await supervisor.Fields(draft);
        await second.Save(draft, ("title", "乙的名称"));

        var (status, text, _) = await supervisor.Send($"/workbench/rules/drafts/{draft}", opened.Select(f => f.Name == "title" ? (f.Name, "甲的名称") : f));

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("业务主管乙于", text, StringComparison.Ordinal);
        Assert.Contains(("title", "甲的名称"), RuleBench.Read(text));
        await supervisor.Send($"/workbench/rules/drafts/{draft}", RuleBench.Read(text));
        Assert.Contains(("title", "甲的名称"), await supervisor.Fields(draft));
        await supervisor.Send($"/workbench/rules/drafts/{draft}/discard");
    }

    [Fact]
    public async Task A_city_writes_its_own_table_and_touches_neither_the_nation_nor_the_law()
    {
        using var supervisor = await RuleBench.As(house, "supervisor");

        var nation = await supervisor.Send($"/workbench/rules/schedules/{Published.Patient}/draft", ("how", "change"));
        var law = await supervisor.Send("/workbench/rules/schedules/physicians-act/draft", ("how", "own-area"));
        var draft = await supervisor.Begin(Published.Patient, "own-area");
        var again = await supervisor.Send($"/workbench/rules/schedules/{Published.Patient}/draft", ("how", "own-area"));

        Assert.Equal(HttpStatusCode.Forbidden, nation.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, law.Status);
        Assert.Equal("370100", (await supervisor.Draft(draft)).Jurisdiction);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("已有正在拟订的草稿", again.Text, StringComparison.Ordinal);
        await supervisor.Send($"/workbench/rules/drafts/{draft}/discard");
    }

    [Fact]
    public async Task The_top_authority_changes_figures_of_law_and_adds_a_period()
    {
        await house.Account("province-supervisor", "省业务主管", House.Province, "supervisor");
        using var supervisor = await RuleBench.As(house, "province-supervisor");
        var draft = await supervisor.Begin("transfer-lines", "change");

        await supervisor.Save(draft, ("e1.to", "2027-01-01"));
        await supervisor.Save(draft, ("do", "add-0"));
        await supervisor.Save(draft, ("e2.v.fraud", "5,000"), ("e2.source", "粤高法〔2026〕1号"));

        var page = await supervisor.Open($"/workbench/rules/drafts/{draft}");
        Assert.Contains(("e2.from", "2027-01-01"), RuleBench.Read(page));
        Assert.DoesNotContain("qy-wrong", page, StringComparison.Ordinal);
        Assert.Equal(5000, JsonNode.Parse((await house.Inside(async s => await s.GetRequiredService<ScheduleCheck>().Of(await s.GetRequiredService<CaseDb>().ScheduleDrafts.SingleAsync(d => d.Id == draft), CancellationToken.None))).Changes[0].Json)!["editions"]![2]!["values"]!["fraud"]!.GetValue<int>());
        await supervisor.Send($"/workbench/rules/drafts/{draft}/discard");
    }
}
