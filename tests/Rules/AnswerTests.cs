using Qingyi.Domain.Grading;

namespace Qingyi.Tests.Rules;

/// <summary>Every request has an answer of one shape, and none is met with silence.</summary>
public sealed class AnswerTests
{
    private const int Seed = 20261128;

    [Fact]
    public void Ten_thousand_requests_have_answers_of_one_shape()
    {
        var random = new Random(Seed);
        for (var i = 0; i < 10_000; i++)
        {
            var request = Drawn.Request(random, i);
            var response = Graded.Rules.Grade(request, Graded.AsOf);

            // The trace is as long as the set: its own shape is looked at in one answer of forty.
            var faults = ResponseShape.Faults(GradingJson.Write(i % 40 == 0 ? response : response with { Trace = [] }));
            Assert.True(faults.Count == 0, $"seed {Seed}, {i}: {string.Join("; ", faults.Take(3))} in {GradingJson.Write(request)}");
            AssertSpoken(request, response);
        }
    }

    [Fact]
    public void A_shape_that_is_broken_is_noticed()
    {
        var json = GradingJson.Write(Graded.Of(SubjectKind.Physician, Conduct.RedEnvelope, 3000, "2023-03-10"));

        Assert.Contains("$.tier says warn", ResponseShape.Faults(json.Replace("\"tier\":\"notify\"", "\"tier\":\"warn\"", StringComparison.Ordinal)));
        Assert.Contains("$.edition is missing", ResponseShape.Faults(json.Replace("\"edition\":\"2026.2\",", "", StringComparison.Ordinal)));
        Assert.Contains("$.extra is unknown", ResponseShape.Faults(json.Replace("\"edition\":", "\"extra\":1,\"edition\":", StringComparison.Ordinal)));
        Assert.Contains("$.sanctions[0].mode says shall", ResponseShape.Faults(json.Replace("\"kind\":\"warning\",\"mode\":\"must\"", "\"kind\":\"warning\",\"mode\":\"shall\"", StringComparison.Ordinal)));
    }

    public static TheoryData<SubjectKind, Conduct> Pairs
    {
        get
        {
            var pairs = new TheoryData<SubjectKind, Conduct>();
            foreach (var kind in Enum.GetValues<SubjectKind>())
            {
                foreach (var conduct in Enum.GetValues<Conduct>())
                    pairs.Add(kind, conduct);
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Under_the_law_in_force_every_pair_of_respondent_and_conduct_is_answered_or_told_why_not(SubjectKind kind, Conduct conduct)
    {
        var response = Graded.Of(kind, conduct, 3000, "2026-05-10");

        Assert.Empty(response.NotCovered);
        Assert.True(
            response.Sanctions.Count + response.Insurance.Count + response.Personnel.Count > 0 || response.NoSanction is { Count: > 0 },
            $"{kind} {conduct} is met with silence");
        Assert.All(response.NoSanction ?? [], n => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}{8}", n.Reason));
    }

    [Theory]
    [InlineData(SubjectKind.Physician, Conduct.RedEnvelope)]
    [InlineData(SubjectKind.Institution, Conduct.InsuranceFraud)]
    [InlineData(SubjectKind.Company, Conduct.CompanyBribery)]
    public void A_day_before_any_law_is_told_as_not_covered_with_the_day(SubjectKind kind, Conduct conduct)
    {
        var response = Graded.Of(kind, conduct, 3000, "1990-01-01");

        Assert.Contains("1990-01-01", Assert.Single(response.NotCovered).Reason, StringComparison.Ordinal);
        Assert.Empty(response.Sanctions);
    }

    private static void AssertSpoken(GradingRequest request, GradingResponse response)
    {
        var excused = request.Circumstances.Any(c => c is Circumstance.Refused or Circumstance.SurrenderedInTime);
        if (excused || !request.Findings.Any(f => f.Proven))
            return;
        Assert.True(
            response.Sanctions.Count + response.Insurance.Count + response.Personnel.Count + response.NotCovered.Count + (response.NoSanction?.Count ?? 0) > 0
                || response.Procedure.TimeBarred || response.Severity == Severity.Minor,
            $"seed {Seed}: silence on {GradingJson.Write(request)}");
    }
}
