using Qingyi.Rules;

namespace Qingyi.Tests.Rules;

public sealed class EditionTests
{
    [Theory]
    [InlineData("2026.1", "sha256:5188155a1156c2ab460f025457ef7db198f477404ccdb99dfbcd08ef973b97a2")]
    [InlineData("2026.2", "sha256:9ce19694f045d9d89643d1e09891d281df0f082516fa9ab9b9f7a75885646420")]
    public void A_published_edition_keeps_its_hash(string edition, string hash) => Assert.Equal(hash, GradingRules.Load(Graded.Schedules, edition).Hash);

    [Fact]
    public void An_edition_that_does_not_exist_is_refused_by_name() =>
        Assert.StartsWith("没有“1999.1”版规则：现有 2026.1、2026.2", Assert.Throws<ArgumentException>(() => GradingRules.Load(Graded.Schedules, "1999.1")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_decision_before_the_act_is_refused()
    {
        var request = Graded.Request(Domain.Grading.SubjectKind.Physician, Domain.Grading.Conduct.RedEnvelope, 4800, "2023-03-10") with { DecidedOn = new DateOnly(2023, 3, 9) };

        Assert.StartsWith("The decision (2023-03-09) precedes the act (2023-03-10).", Assert.Throws<ArgumentException>(() => Graded.Rules.Grade(request, Graded.AsOf)).Message, StringComparison.Ordinal);
        Assert.NotNull(Graded.Rules.Grade(request with { DecidedOn = request.ActedOn }, Graded.AsOf));
    }

    [Fact]
    public void The_list_gives_every_rule_its_article_conditions_and_dates()
    {
        var rules = Graded.Rules.List();

        Assert.Equal(rules.Count, rules.Select(r => r.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(rules, r => Assert.NotEqual("", r.Article));
        Assert.All(rules, r => Assert.Equal(r.Schedules.Select(s => s.Schedule).Order(StringComparer.Ordinal), r.Schedules.Select(s => s.Schedule)));
        var fined = Assert.Single(rules, r => r.Name == "医师法-56 并处一万元以上三万元以下罚款");
        Assert.Equal(("sanction", "医师法 56"), (fined.Stage, fined.Article));
        Assert.Contains("(Graded.Grade >= Grade.Lenient)", fined.Conditions);
        Assert.Equal(new Interval(new DateOnly(2022, 3, 1), null), Assert.Single(fined.Schedules.Single(s => s.Title == "医师法").InForce));
    }

    [Fact]
    public void Every_public_rule_class_lies_in_a_stage_folder_and_in_an_edition()
    {
        var classes = typeof(GradingRules).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(NRules.Fluent.Dsl.Rule))).ToList();

        Assert.All(classes, t => Assert.True(t is { IsPublic: true, IsSealed: true }, t.Name));
        Assert.Equal(
            classes.Select(t => t.Name).Order(StringComparer.Ordinal),
            GradingRules.Editions.SelectMany(edition => GradingRules.Load(Graded.Schedules, edition).List()).Select(r => r.Class).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }
}
