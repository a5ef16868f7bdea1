using Qingyi.Rules;
using Qingyi.Rules.Citations;

namespace Qingyi.Tests.Rules;

public sealed class CitationTests
{
    private static readonly StatuteBook Book = StatuteBook.FromFile(Path.Combine(AppContext.BaseDirectory, "rules", "statutes", "statutes.json"));

    public static TheoryData<string> Editions => [.. GradingRules.Editions];

    [Theory]
    [MemberData(nameof(Editions))]
    public void Every_citation_is_in_force_at_the_dates_at_which_it_is_applied(string edition) =>
        Assert.Empty(CitationCheck.Of(GradingRules.Load(Graded.Schedules, edition), Graded.Schedules, Book));

    /// <summary>The book with a mistake planted in it: an item struck out, a later day in force, another name.</summary>
    [Theory]
    [InlineData("\"56(5)\", ", "", "裁量基准 national-2022-patient", "医师法 56(5)", "没有第 56(5) 条（项）")]
    [InlineData("\"from\": \"2022-03-01\"", "\"from\": \"2022-04-01\"", "条款 physicians-act", "医师法 56(5)", "在适用期间 2022-03-01 至 今 并非每日有效")]
    [InlineData("\"from\": \"1999-05-01\"", "\"from\": \"1999-05-02\"", "条款 former-physicians-act", "执业医师法 37(10)", "在适用期间 1999-05-01 至 2022-03-01 前 并非每日有效")]
    [InlineData("\"name\": \"护士条例\"", "\"name\": \"护士办法\"", "条款 nurses-regulation", "护士条例 31(3)", "不在法规目录中")]
    public void A_citation_that_the_book_does_not_bear_out_is_listed(string right, string planted, string where, string citation, string reason)
    {
        var json = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "rules", "statutes", "statutes.json"));
        Assert.Contains(right, json, StringComparison.Ordinal);

        var faults = CitationCheck.Of(Graded.Rules, Graded.Schedules, StatuteBook.Read(json.Replace(right, planted, StringComparison.Ordinal)));

        Assert.Contains(new CitationFault(where, citation, reason), faults);
    }

    [Fact]
    public void An_article_that_figures_name_has_to_be_in_force_while_they_are()
    {
        var figures = ExampleSchedules.Changed(ExampleSchedules.Figures, "\"values\":{\"fine-min\":100,\"fine-max\"", "\"articles\":{\"bribe\":\"医师法 56(5)\"},\"values\":{\"fine-min\":100,\"fine-max\"");

        Assert.Equal(
            [new CitationFault("数额表 example-act", "医师法 56(5)", "在适用期间 2020-01-01 至 2024-01-01 前 并非每日有效")],
            CitationCheck.Of(Graded.Rules, Graded.Schedules.With("example.json", figures), Book));
    }

    [Theory]
    [InlineData("执业医师法 37(10)", "LawOfAct.InForce('physicians-act')", "并非每日有效")]
    [InlineData("反不正当竞争法 19", "(Charge.Provision == Provisions.CompanyBribery)", "并非每日有效")]
    [InlineData("医师法 64", "LawOfAct.InForce('physicians-act')", "没有第 64 条")]
    [InlineData("医务法 1", "Matter.IsStaff", "不在法规目录中")]
    public void A_planted_rule_that_cites_what_was_not_in_force_is_found(string article, string condition, string reason)
    {
        var planted = new CitingRule("planted", article, [], [condition]);

        Assert.Contains(reason, Assert.Single(CitationCheck.Of(planted, Graded.Schedules, Book)).Reason, StringComparison.Ordinal);
        Assert.NotEmpty(CitationCheck.Of(planted with { Article = "医师法 56(5)", Texts = [article + "（理由）"] }, Graded.Schedules, Book));
    }
}
