using Qingyi.Domain.Deadlines;

namespace Qingyi.Tests.Deadlines;

/// <summary>Extension and pause by the law's ground, level and measure: the decision, and the count that follows.</summary>
public sealed class GroundTests
{
    private static readonly DateTimeOffset Filed = LegalDay.At(new DateOnly(2026, 3, 2), new TimeOnly(10, 0));
    private static readonly DateTimeOffset April = LegalDay.At(new DateOnly(2026, 4, 1), new TimeOnly(10, 0));
    private static LegalLimit Decision => LegalLimits.Shipped.Get("decision", new DateOnly(2026, 3, 2));

    [Fact]
    public void An_extension_lengthens_the_count_and_says_so_in_the_derivation()
    {
        var plain = Decision.Compute(Filed, WorkingDays.Shipped, []);
        var longer = Decision.Compute(Filed, WorkingDays.Shipped, [], [new Extension(30, "案情复杂", new DateOnly(2026, 4, 1))]);

        Assert.Equal(new DateOnly(2026, 5, 29), plain.DueDay);
        Assert.Equal(new DateOnly(2026, 6, 30), longer.DueDay);
        Assert.Contains("延长：案情复杂，延长 30 日（自然日），2026-04-01 批准", longer.Derivation);
        Assert.Contains("依据：行政处罚法第六十条，90 日（自然日）", longer.Derivation);
    }

    [Fact]
    public void Extension_and_pause_add_up_whichever_came_first()
    {
        var pause = new Pause(LegalDay.Start(new DateOnly(2026, 5, 11)), LegalDay.Start(new DateOnly(2026, 5, 21)), "鉴定");
        var both = Decision.Compute(Filed, WorkingDays.Shipped, [pause], [new Extension(30, "案情复杂", new DateOnly(2026, 4, 1))]);

        Assert.Equal(new DateOnly(2026, 7, 10), both.DueDay);
    }

    [Fact]
    public void Months_are_lengthened_by_months()
    {
        var limit = LegalLimits.Shipped.Get("suit-judgment", new DateOnly(2026, 3, 2));

        Assert.Equal(limit.Compute(Filed, WorkingDays.Shipped, []).LegalOuter!.Value.AddMonths(2).Month,
            limit.Compute(Filed, WorkingDays.Shipped, [], [new Extension(2, "批准", new DateOnly(2026, 4, 1))]).LegalOuter!.Value.Month);
    }

    [Theory]
    [InlineData("complex-case", 30, 3, null)]
    [InlineData("complex-case", 30, 4, null)]
    [InlineData("complex-case", 30, 2, "level-too-low")]
    [InlineData("complex-case", 31, 3, "extension-too-long")]
    [InlineData("complex-case", 0, 3, "extension-too-long")]
    [InlineData("special-reasons", 30, 4, "wrong-ground")]
    [InlineData("pleasure", 30, 4, "wrong-ground")]
    public void The_law_says_on_which_ground_who_and_how_long(string ground, int amount, int rank, string? refusal) =>
        Assert.Equal(refusal, Running(Decision).MayExtend(ground, amount, rank, April)?.Code);

    [Fact]
    public void What_is_used_up_or_over_is_not_extended()
    {
        var used = Running(Decision) with { Extended = [new UsedExtension("complex-case", 10)] };
        var late = LegalDay.At(new DateOnly(2026, 6, 1), new TimeOnly(9, 0));

        Assert.Equal("already-extended", used.MayExtend("complex-case", 10, 3, April)?.Code);
        Assert.Equal("deadline-expired", Running(Decision).MayExtend("complex-case", 10, 3, late)?.Code);
        Assert.Null((Running(Limit("investigation")) with { Title = "调查" }).MayExtend("own-limit", 60, 2, late));
        Assert.Equal("no-extension", Running(Limit("withdrawal")).MayExtend("complex-case", 1, 4, April)?.Code);
    }

    [Fact]
    public void A_pause_begins_within_the_limit_and_never_twice()
    {
        var (from, running) = (new DateOnly(2026, 3, 20), Running(Decision));

        Assert.Null(running.MayPause("appraisal", from, null, 1, April));
        Assert.Equal("level-too-low", running.MayPause("appraisal", from, null, 0, April)?.Code);
        Assert.Equal("wrong-ground", running.MayPause("holiday", from, null, 4, April)?.Code);
        Assert.Equal("no-pause", Running(Limit("withdrawal")).MayPause("appraisal", from, null, 4, April)?.Code);
        Assert.Equal("pause-dates", running.MayPause("appraisal", new DateOnly(2026, 3, 1), null, 1, April)?.Code);
        Assert.Equal("pause-dates", running.MayPause("appraisal", new DateOnly(2026, 4, 2), null, 1, April)?.Code);
        Assert.Equal("pause-dates", running.MayPause("appraisal", from, from.AddDays(-1), 1, April)?.Code);
        Assert.Equal("deadline-expired", running.MayPause("appraisal", from, null, 1, April.AddDays(90))?.Code);
        var known = running with { Pauses = [new Pause(LegalDay.Start(from), LegalDay.End(from.AddDays(4)), "鉴定")] };
        Assert.Equal("pause-known", known.MayPause("appraisal", from, from.AddDays(4), 1, April)?.Code);
        Assert.Equal("pause-open", (running with { Pauses = [new Pause(LegalDay.Start(from), null, "鉴定")] }).MayPause("hearing", from, null, 1, April)?.Code);
    }

    [Fact]
    public void Every_shipped_ground_names_its_article_and_a_level() =>
        Assert.All(LegalLimits.Shipped.All.SelectMany(l => l.Extensions).Select(g => (g.Basis, g.Level)).Concat(LegalLimits.Shipped.Pauses.Select(p => (p.Basis, p.Level))), g =>
        {
            Assert.NotEmpty(g.Basis);
            Assert.InRange(ApprovalLevel.Rank(g.Level), 1, 4);
        });

    private static LegalLimit Limit(string id) => LegalLimits.Shipped.Get(id, new DateOnly(2026, 3, 2));

    private static RunningLimit Running(LegalLimit limit) =>
        new("期限", limit, Filed, limit.Compute(Filed, WorkingDays.Shipped, []).DueAt, [], [], LegalLimits.Shipped.PausesOf(limit.Id));
}
