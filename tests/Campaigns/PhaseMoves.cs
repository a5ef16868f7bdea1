using Qingyi.Domain.Campaigns;

namespace Qingyi.Tests.Campaigns;

public sealed class PhaseMoves
{
    private static readonly CampaignPlan Neijiang = PlanReader.Shipped.Single(p => p.Id == "neijiang-2021");

    [Fact]
    public void A_campaign_goes_from_mobilisation_to_implementation_to_summary_to_its_end()
    {
        var stages = new List<string>();
        foreach (var day in new[] { new DateOnly(2021, 12, 13), new DateOnly(2022, 1, 1), new DateOnly(2024, 10, 1), new DateOnly(2024, 12, 31) })
        {
            var move = Phases(stages.LastOrDefault() ?? CampaignPhases.Planned, day).Advance();
            Assert.True(move.Moved, string.Join(';', move.Refusals));
            stages.Add(move.Stage);
        }

        Assert.Equal(["mobilisation", "implementation", "summary", CampaignPhases.Closed], stages);
    }

    [Theory]
    [InlineData(CampaignPhases.Planned, "2021-12-12", "2021-12-13")]
    [InlineData("mobilisation", "2021-12-31", "2022-01-01")]
    [InlineData("implementation", "2024-09-30", "2024-10-01")]
    [InlineData("summary", "2024-12-30", "2024-12-31")]
    public void The_day_before_is_refused_with_a_sentence_and_the_day_itself_is_not(string stage, string early, string day)
    {
        var refused = Phases(stage, Day(early)).Advance();

        Assert.False(refused.Moved);
        Assert.Equal(stage, refused.Stage);
        Assert.Contains(day, refused.Refusals[0], StringComparison.Ordinal);
        Assert.True(Phases(stage, Day(day)).Advance().Moved);
    }

    [Fact]
    public void An_open_obligation_holds_the_phase_until_it_is_met_or_waived_with_a_reason()
    {
        var open = new ObligationStanding("成立领导小组", null, "mobilisation", Met: false);

        var refused = Phases("mobilisation", Day("2022-01-04"), open).Advance();

        Assert.Equal(["“宣传动员”阶段还有 1 项任务未完成：成立领导小组；完成，或者注明理由予以免除，方可转段"], refused.Refusals);
        Assert.False(Phases("mobilisation", Day("2022-01-04"), open with { WaivedBecause = " " }).Advance().Moved);
        Assert.True(Phases("mobilisation", Day("2022-01-04"), open with { WaivedBecause = "机构已撤并" }).Advance().Moved);
        Assert.True(Phases("mobilisation", Day("2022-01-04"), open with { Met = true }).Advance().Moved);
        Assert.True(Phases("mobilisation", Day("2022-01-04"), open with { Phase = "implementation" }).Advance().Moved);
        Assert.False(Phases("implementation", Day("2024-10-01"), open).Advance().Moved);
    }

    [Fact]
    public void Both_obstacles_are_named_together() =>
        Assert.Equal(2, Phases("mobilisation", Day("2021-12-20"), new ObligationStanding("季度工作进展", "2021Q4", "mobilisation", false)).Obstacles().Count);

    [Fact]
    public void A_closed_campaign_goes_nowhere()
    {
        Assert.Equal(["行动已经结束，没有下一阶段"], Phases(CampaignPhases.Closed, Day("2025-01-01")).Obstacles());
        Assert.Equal(["行动已经结束，不能终止"], Phases(CampaignPhases.Closed, Day("2025-01-01")).Terminate("理由").Refusals);
    }

    [Fact]
    public void Ending_early_needs_a_reason()
    {
        Assert.Equal(["终止行动应当写明理由"], Phases("implementation", Day("2023-01-01")).Terminate(" ").Refusals);
        Assert.Equal(CampaignPhases.Terminated, Phases("implementation", Day("2023-01-01")).Terminate("上级通知停止").Stage);
    }

    [Fact]
    public void A_plan_may_name_its_phases_otherwise()
    {
        var jiaocheng = PlanReader.Shipped.Single(p => p.Id == "jiaocheng-2021");

        Assert.Equal("rule-making", new CampaignPhases(jiaocheng, "rectification", new PhaseFacts(Day("2021-09-01"), [])).Advance().Stage);
        Assert.Throws<ArgumentException>(() => new CampaignPhases(jiaocheng, "summary", new PhaseFacts(Day("2021-09-01"), [])));
    }

    [Fact]
    public void The_graph_shows_the_way_of_the_campaign() =>
        Assert.Contains("mobilisation --> implementation : Advance [", Phases("mobilisation", Day("2022-01-01")).Graph(), StringComparison.Ordinal);

    private static CampaignPhases Phases(string stage, DateOnly today, params ObligationStanding[] obligations) => new(Neijiang, stage, new PhaseFacts(today, obligations));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
