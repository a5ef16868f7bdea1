using Qingyi.Domain.Grading;
using static Qingyi.Domain.Grading.SanctionKind;

namespace Qingyi.Tests.Rules;

/// <summary>The twelve invariants of the legal basis, one test each, over requests drawn with a fixed seed.</summary>
public sealed class LawInvariantTests
{
    private const int Seed = 20261129;
    private static readonly DateOnly NewAct = new(2022, 3, 1);

    private static readonly Lazy<IReadOnlyList<(GradingRequest Request, GradingResponse Response)>> Cases = new(() =>
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, 2500).Select(i => Drawn.Request(random, i)).Select(r => (r, Graded.Rules.Grade(r, Graded.AsOf)))];
    });

    [Fact]
    public void Invariant_1_a_fine_under_56_or_57_is_1_to_3_wan_and_comes_with_the_warning() =>
        Each(r => r.Sanction(Fine) is { } fine && (fine.Basis.StartsWith("医师法 56", StringComparison.Ordinal) || fine.Basis.StartsWith("医师法 57", StringComparison.Ordinal)), (_, response) =>
        {
            Assert.Equal((Mode.Must, 10000m, 30000m), (response.Sanction(Fine)!.Mode, response.Sanction(Fine)!.Min, response.Sanction(Fine)!.Max));
            Assert.True(response.Sanction(Fine)!.Proposed is null or (>= 10000 and <= 30000));
            Assert.Equal(Mode.Must, response.Sanction(Warning)!.Mode);
        });

    [Fact]
    public void Invariant_2_a_suspension_is_6_to_12_months_and_under_the_physicians_act_only_where_serious() =>
        Each(r => r.Sanction(Suspension) is not null, (request, response) =>
        {
            var suspension = response.Sanction(Suspension)!;
            Assert.Equal((6, 12), (suspension.MinMonths, suspension.MaxMonths));
            Assert.InRange(suspension.ProposedMonths!.Value, 6, 12);
            if (suspension.Basis.StartsWith("医师法", StringComparison.Ordinal))
                Assert.True(response.Severity >= Severity.Serious);
        });

    [Fact]
    public void Invariant_3_a_nurse_keeps_her_licence_whatever_money_she_took() =>
        Each(SubjectKind.Nurse, (request, response) =>
        {
            var only = request.Findings.All(f => f.Conduct is not (Conduct.PrivacyLeak or Conduct.RecordForgery or Conduct.InsuranceFraud));
            Assert.False(only && response.Sanctions.Any(s => s.Kind is Suspension or Revocation or Warning));
        });

    [Fact]
    public void Invariant_4_drug_money_brings_no_fine_of_its_own() =>
        Each(r => r.Law.Any(l => l.Article == "142(2)"), (request, response) =>
            Assert.True(response.Sanction(Fine) is null || (response.Sanction(Fine)!.Basis is var basis && !basis.Contains("药品管理法", StringComparison.Ordinal)
                && (request.Subject.Kind == SubjectKind.Physician || basis == "医师法 59"))));

    [Fact]
    public void Invariant_5_the_day_of_the_act_picks_the_law() =>
        Each(_ => true, (request, response) =>
        {
            var cited = response.Law.Select(l => l.Statute).ToList();
            Assert.DoesNotContain(request.ActedOn < NewAct ? "医师法" : "执业医师法", cited);
            if (request.ActedOn < new DateOnly(2025, 10, 15) && request.DecidedOn < new DateOnly(2025, 10, 15))
                Assert.DoesNotContain(response.Law, l => l.Article == "24(1)");
            Assert.All(response.Law, l => Assert.True(l.InForceFrom <= request.ActedOn || l.Article == "24(1)", $"{l} on {request.ActedOn}"));
        });

    [Fact]
    public void Invariant_6_what_belongs_to_the_patient_goes_back_and_is_not_confiscated() =>
        Each(SubjectKind.Physician, (request, response) =>
        {
            var back = request.Circumstances.Contains(Circumstance.Solicited) || request.Circumstances.Contains(Circumstance.Returned);
            if (back && request.Findings.All(f => f.Conduct is Conduct.RedEnvelope or Conduct.QueueJumping))
                Assert.Null(response.Sanction(Confiscation));
        });

    [Fact]
    public void Invariant_7_one_act_has_one_fine() =>
        Each(_ => true, (_, response) =>
        {
            Assert.True(response.Sanctions.Count(s => s.Kind == Fine) <= 1);
            Assert.True(response.Insurance.Count(m => m.Kind == InsuranceKind.Fine) <= 1);
        });

    [Fact]
    public void Invariant_8_what_a_defence_can_bring_forward_never_makes_it_heavier() =>
        Each(_ => true, (request, response) =>
        {
            foreach (var plea in new[] { Circumstance.Confessed, Circumstance.Meritorious, Circumstance.Coerced })
            {
                var heard = Graded.Rules.Grade(request with { Circumstances = [.. request.Circumstances.Append(plea).Distinct()] }, Graded.AsOf);
                Assert.True(heard.Tier <= response.Tier && heard.Severity <= response.Severity);
                Assert.True((heard.Sanction(Fine)?.Proposed ?? 0) <= (response.Sanction(Fine)?.Proposed ?? 0));
            }
        }, take: 250);

    [Fact]
    public void Invariant_9_a_suspected_crime_is_reviewed_before_the_fine_and_never_decided() =>
        Each(r => r.Transfers.Any(t => t is { Mode: Mode.Must, To: TransferTo.Police or TransferTo.Supervision }), (_, response) =>
            Assert.Contains(response.Reminders, r => r.Basis == "行政处罚法 27、57" && r.Text.Contains("先审查", StringComparison.Ordinal)));

    [Fact]
    public void Invariant_10_after_a_revocation_two_years_pass_before_registration() =>
        Each(r => r.Sanction(Revocation) is not null, (request, response) =>
        {
            var basis = request.Subject.Kind switch { SubjectKind.Physician => "医师法 16", SubjectKind.Nurse => "护士条例 32", _ => null };
            if (basis is not null)
                Assert.Contains(response.Reminders, r => r.Basis == basis && r.Text.Contains("二年", StringComparison.Ordinal));
        });

    [Fact]
    public void Invariant_11_suspended_service_is_the_departments_and_the_agreement_is_decided_apart() =>
        Each(r => r.Insurance.Any(m => m.Kind is InsuranceKind.SuspendDepartment or InsuranceKind.SuspendAgreement or InsuranceKind.TerminateAgreement), (request, response) =>
        {
            Assert.Equal(SubjectKind.Institution, request.Subject.Kind);
            if (response.Measure(InsuranceKind.SuspendDepartment) is { } department)
            {
                Assert.Equal((6, 12), (department.MinMonths, department.MaxMonths));
                Assert.Contains("限相关责任部门", department.Basis, StringComparison.Ordinal);
            }

            foreach (var agreement in response.Insurance.Where(m => m.Kind is InsuranceKind.SuspendAgreement or InsuranceKind.TerminateAgreement))
                Assert.Contains("经办机构按协议另行决定", agreement.Basis, StringComparison.Ordinal);
        });

    [Fact]
    public void Invariant_12_the_three_ledgers_may_all_apply()
    {
        var request = Graded.Request(SubjectKind.Physician, Conduct.Kickback, 20000, "2025-03-01");
        var response = Graded.Rules.Grade(request with { Findings = [request.Findings[0] with { Points = 9 }] }, Graded.AsOf);

        Assert.NotEmpty(response.Sanctions);
        Assert.NotNull(response.Measure(InsuranceKind.SuspendPayQualification));
        Assert.Contains(response.Personnel, m => m.Kind == PersonnelKind.EthicsVeto);
    }

    private static void Each(SubjectKind kind, Action<GradingRequest, GradingResponse> holds) => Each(Cases.Value.Where(c => c.Request.Subject.Kind == kind), holds);

    private static void Each(Func<GradingResponse, bool> concerned, Action<GradingRequest, GradingResponse> holds, int take = int.MaxValue) =>
        Each(Cases.Value.Where(c => concerned(c.Response)).Take(take), holds);

    private static void Each(IEnumerable<(GradingRequest Request, GradingResponse Response)> cases, Action<GradingRequest, GradingResponse> holds)
    {
        var seen = 0;
        foreach (var (request, response) in cases)
        {
            holds(request, response);
            seen++;
        }

        Assert.True(seen > 10, $"seed {Seed} drew {seen}");
    }
}
