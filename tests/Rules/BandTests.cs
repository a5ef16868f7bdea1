using Qingyi.Domain.Grading;
using Qingyi.Rules.Figures;

namespace Qingyi.Tests.Rules;

/// <summary>Every boundary of every table that ships, a fen below, on it and a fen above.</summary>
public sealed class BandTests
{
    public static TheoryData<string, decimal> Boundaries
    {
        get
        {
            var all = new TheoryData<string, decimal>();
            foreach (var file in Graded.Schedules.Files.Where(f => f.Benchmark is not null))
            {
                foreach (var step in file.Benchmark!.Steps.Where(s => s.From > 0))
                    all.Add(file.Id, step.From);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Boundaries))]
    public void A_fen_decides_between_two_steps(string id, decimal boundary)
    {
        var file = Graded.Schedules.Files.Single(f => f.Id == id);
        var table = file.Benchmark!;
        foreach (var amount in new[] { boundary - 0.01m, boundary, boundary + 0.01m })
        {
            var response = Graded.Rules.Grade(Request(file, amount), Graded.AsOf);
            var step = table.Steps.Single(s => s.From <= amount && (s.To is null || amount < s.To));

            Assert.Equal((id, step.Label), (response.Benchmark!.Id, response.Benchmark.Step));
            Assert.Equal(step.Fine is null ? (null, null) : (step.Fine[0], step.Fine[1]), (response.Sanction(SanctionKind.Fine)?.BandMin, response.Sanction(SanctionKind.Fine)?.BandMax));
            Assert.Equal(step.Suspension?[0][0], response.Sanction(SanctionKind.Suspension)?.ProposedMonths);
            Assert.Equal(step.Revocation, response.Sanction(SanctionKind.Revocation) is not null);
        }
    }

    [Theory]
    [InlineData(SubjectKind.Physician, Conduct.RedEnvelope, false, "2023-03-10", 30000, TransferTo.Police)]
    [InlineData(SubjectKind.Physician, Conduct.RedEnvelope, false, "2019-03-10", 60000, TransferTo.Police)]
    [InlineData(SubjectKind.Physician, Conduct.Kickback, true, "2019-03-10", 30000, TransferTo.Supervision)]
    [InlineData(SubjectKind.Institution, Conduct.Kickback, false, "2023-03-10", 100000, TransferTo.Supervision)]
    [InlineData(SubjectKind.Company, Conduct.CompanyBribery, false, "2023-03-10", 200000, TransferTo.Police)]
    [InlineData(SubjectKind.Insured, Conduct.InsuranceFraud, false, "2023-03-10", 3000, TransferTo.Police)]
    [InlineData(SubjectKind.Insured, Conduct.InsuranceFraud, false, "2019-03-10", 3000, TransferTo.Police)]
    [InlineData(SubjectKind.Company, Conduct.InsuranceFraud, false, "2023-03-10", 3000, TransferTo.Police)]
    public void A_fen_decides_whether_a_crime_is_reviewed(SubjectKind kind, Conduct conduct, bool power, string actedOn, int line, TransferTo organ)
    {
        foreach (var (amount, reviewed) in new[] { (line - 0.01m, false), (line, true), (line + 0.01m, true) })
        {
            var request = Graded.Request(kind, conduct, amount, actedOn);
            var response = Graded.Rules.Grade(request with { Subject = request.Subject with { ManagementPower = power } }, Graded.AsOf);

            Assert.Equal(reviewed, response.To(organ) is { Mode: Mode.Must });
        }
    }

    [Theory]
    [InlineData("2021-03-10", 499999.99, null)]
    [InlineData("2021-03-10", 500000, "严重失信")]
    [InlineData("2021-03-10", 1999999.99, "严重失信")]
    [InlineData("2021-03-10", 2000000, "特别严重失信")]
    [InlineData("2021-03-10", 2000000.01, "特别严重失信")]
    public void Procurement_credit_before_June_2025_has_its_own_lines(string actedOn, double amount, string? rating) =>
        Assert.Equal(
            rating is null ? [] : [$"医药价格和招采信用评价制度（{rating}）"],
            Graded.Of(SubjectKind.Company, Conduct.CompanyBribery, (decimal)amount, actedOn).Sanctions.Select(s => s.IndustryBan).OfType<IndustryBan>().Where(b => b.Kind == IndustryBanKind.CreditRating).Select(b => b.Basis));

    private static GradingRequest Request(ScheduleFile file, decimal amount)
    {
        var company = file.Benchmark!.Sides[0] == PayingSide.Company;
        var request = Graded.Request(SubjectKind.Physician, company ? Conduct.Commission : Conduct.RedEnvelope, amount, "2000-01-01");
        var last = file.Benchmark.To?.AddDays(-1) ?? file.Benchmark.From;
        return request with { ActedOn = last, DecidedOn = last, Jurisdiction = file.Jurisdiction };
    }
}
