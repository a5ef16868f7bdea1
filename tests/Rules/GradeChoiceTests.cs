using Qingyi.Domain.Grading;
using Qingyi.Rules;
using static Qingyi.Domain.Grading.Circumstance;
using static Qingyi.Tests.Rules.ExampleSchedules;

namespace Qingyi.Tests.Rules;

/// <summary>Which grade holds where two payers, two tables or two laws could decide it.</summary>
public sealed class GradeChoiceTests
{
    private const string Day = "2023-03-10";

    /// <summary>A patient's table takes all that was taken, a company's what companies gave.</summary>
    [Theory]
    [InlineData(100, 1000, "national-2022-company 一般")]
    [InlineData(1200, 800, "national-2022-patient 一般")]
    [InlineData(1199.99, 800, "national-2022-patient 从轻")]
    public void Of_two_payers_the_graver_amount_decides(double patient, int company, string table)
    {
        var response = Of([], (Conduct.RedEnvelope, (decimal)patient), (Conduct.Kickback, company));

        Assert.Equal(table, $"{response.Benchmark!.Id} {response.Benchmark.Step}");
    }

    [Theory]
    [InlineData(300, 199, Severity.Minor)]
    [InlineData(300, 200, Severity.Ordinary)]
    [InlineData(1500, 400, Severity.Ordinary)]
    public void What_is_small_of_one_payer_does_not_excuse_the_whole(int patient, int company, Severity severity) =>
        Assert.Equal(severity, Of([Returned, FirstTime], (Conduct.RedEnvelope, patient), (Conduct.Kickback, company)).Severity);

    [Fact]
    public void Whoever_took_something_beside_is_not_excused_for_correcting_a_minor_offence()
    {
        Assert.Equal(Severity.Minor, Of([MinorNoHarm, Corrected], (Conduct.PrivacyLeak, null)).Severity);
        Assert.Equal(Severity.Ordinary, Of([MinorNoHarm, Corrected], (Conduct.PrivacyLeak, null), (Conduct.RedEnvelope, 300)).Severity);
    }

    /// <summary>行政处罚法 37: revocation weighs more than suspension, suspension more than a fine; within a kind the upper end counts.</summary>
    [Theory]
    [InlineData("\"fine\":[15000,30000],\"suspension\":[[6,9]]", BenchmarkChoice.OfAct)]
    [InlineData("\"fine\":[15000,30000],\"suspension\":[[6,8]]", BenchmarkChoice.OfDecision)]
    [InlineData("\"fine\":[15000,30000],\"suspension\":[[6,10]]", BenchmarkChoice.OfAct)]
    [InlineData("\"fine\":[15000,29999],\"suspension\":[[6,9]]", BenchmarkChoice.OfDecision)]
    [InlineData("\"fine\":[10000,30000],\"suspension\":[[6,9]]", BenchmarkChoice.OfAct)]
    [InlineData("\"fine\":[10000,20000],\"suspension\":[[6,10]]", BenchmarkChoice.OfAct)]
    [InlineData("\"fine\":[15000,30000],\"suspension\":[[6,8],[6,9]]", BenchmarkChoice.OfAct)]
    [InlineData("\"fine\":[15000,30000]", BenchmarkChoice.OfDecision)]
    [InlineData("\"fine\":[10000,20000],\"revocation\":true", BenchmarkChoice.OfAct)]
    public void A_later_table_applies_where_it_is_milder(string row, BenchmarkChoice chosen)
    {
        var after = Changed(Guangdong, "\"fine\":[15000,30000],\"suspension\":[[6,9]]", row);
        var rules = GradingRules.Load(Graded.Schedules.With([("a.json", Earlier("2024-01-01", "2026-07-01")), ("b.json", after)]));
        var request = Graded.Request(SubjectKind.Physician, Conduct.RedEnvelope, 9000, "2026-06-30") with { Jurisdiction = "440000" };

        Assert.Equal(chosen, rules.Grade(request, Graded.AsOf).Benchmark!.Chosen);
    }

    /// <summary>The 2025 text is milder for usual bribes and heavier for serious ones: what two facts make serious stays under the text of the act.</summary>
    [Theory]
    [InlineData(1, "反不正当竞争法 24(1)")]
    [InlineData(2, "反不正当竞争法 19")]
    public void A_serious_bribe_stays_under_the_former_competition_law(int aggravating, string law)
    {
        Circumstance[] facts = [Organiser, Obstructed];
        var request = Graded.Request(SubjectKind.Company, Conduct.CompanyBribery, 60000, "2025-08-01", facts[..aggravating]);

        var response = Graded.Rules.Grade(request, Graded.AsOf);

        Assert.Equal([law], response.Law.Select(l => $"{l.Statute} {l.Article}"));
    }

    private static GradingResponse Of(Circumstance[] circumstances, params (Conduct Conduct, decimal? Amount)[] findings) => Graded.Rules.Grade(
        Graded.Request(SubjectKind.Physician, Conduct.PoorAttitude, null, Day, circumstances) with { Findings = [.. findings.Select(f => new GradingFinding { Conduct = f.Conduct, Amount = f.Amount })] }, Graded.AsOf);
}
