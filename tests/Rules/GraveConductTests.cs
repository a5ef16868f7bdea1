using Qingyi.Domain.Grading;
using static Qingyi.Domain.Grading.Circumstance;
using static Qingyi.Domain.Grading.SanctionKind;

namespace Qingyi.Tests.Rules;

/// <summary>What only grave conduct brings, and what an earlier sanction changes: each with its neighbour that does not.</summary>
public sealed class GraveConductTests
{
    private const string Day = "2023-03-10";

    /// <summary>条例 40, 社会保险法 87: whoever holds a licence and took part directly may lose it.</summary>
    [Theory]
    [InlineData(SubjectKind.Physician, true)]
    [InlineData(SubjectKind.Pharmacist, true)]
    [InlineData(SubjectKind.Nurse, true)]
    [InlineData(SubjectKind.Technician, false)]
    [InlineData(SubjectKind.Administrator, false)]
    public void Serious_fraud_may_cost_the_licence_of_who_holds_one(SubjectKind kind, bool revoked)
    {
        var serious = Graded.Of(kind, Conduct.InsuranceFraud, 5000, Day, Organiser, Concealed);

        Assert.Equal(revoked ? [(Mode.May, "医疗保障基金使用监督管理条例 40；社会保险法 87（直接责任人员有执业资格的）")] : [], serious.Sanctions.Where(s => s.Kind == Revocation).Select(s => (s.Mode, s.Basis)));
        Assert.Null(Graded.Of(kind, Conduct.InsuranceFraud, 5000, Day).Sanction(Revocation));
    }

    [Theory]
    [InlineData(SubjectKind.Institution, true, "2020-03-10", true)]
    [InlineData(SubjectKind.Institution, false, "2020-03-10", false)]
    [InlineData(SubjectKind.Insured, true, "2020-03-10", false)]
    public void Before_the_fund_regulation_fraud_of_a_designated_institution_ended_its_agreement(SubjectKind kind, bool designated, string actedOn, bool ended)
    {
        var measure = Designated(kind, Conduct.InsuranceFraud, designated, actedOn).Measure(InsuranceKind.TerminateAgreement);

        Assert.Equal(ended ? "Must 社会保险法 87（经办机构按协议另行决定）" : null, Told(measure));
    }

    [Theory]
    [InlineData(SubjectKind.Institution, true, true)]
    [InlineData(SubjectKind.Institution, false, false)]
    [InlineData(SubjectKind.Insured, true, false)]
    public void Serious_misuse_may_suspend_the_agreement_of_a_designated_institution(SubjectKind kind, bool designated, bool suspended)
    {
        var serious = Designated(kind, Conduct.InsuranceViolation, designated, Day, RefusesCorrection, Organiser).Measure(InsuranceKind.SuspendAgreement);

        Assert.Equal(suspended ? "May 医疗机构医疗保障定点管理暂行办法 42（检查发现重大风险的，经办机构按协议另行决定）" : null, Told(serious));
        Assert.Null(Designated(kind, Conduct.InsuranceViolation, designated, Day).Measure(InsuranceKind.SuspendAgreement));
    }

    /// <summary>医疗纠纷预防和处理条例 45, for acts before the 医师法: grave consequences cost the licence, others six to twelve months.</summary>
    [Theory]
    [InlineData(SubjectKind.Physician, Mode.Must, "医疗纠纷预防和处理条例 45")]
    [InlineData(SubjectKind.Nurse, Mode.Must, "医疗纠纷预防和处理条例 45")]
    [InlineData(SubjectKind.Pharmacist, Mode.May, "医疗纠纷预防和处理条例 45（持有执业证书的）")]
    public void Forged_records_suspend_and_with_grave_harm_may_revoke(SubjectKind kind, Mode mode, string basis)
    {
        var usual = Graded.Of(kind, Conduct.RecordForgery, null, "2020-03-10");
        var grave = Grave(kind);

        var suspension = usual.Sanction(Suspension)!;
        Assert.Equal((mode, 6, 12, 6, basis), (suspension.Mode, suspension.MinMonths, suspension.MaxMonths, suspension.ProposedMonths, suspension.Basis));
        Assert.Null(usual.Sanction(Revocation));
        Assert.Equal((Mode.May, "医疗纠纷预防和处理条例 45（造成严重后果，由原发证部门吊销）"), (grave.Sanction(Revocation)!.Mode, grave.Sanction(Revocation)!.Basis));
    }

    [Fact]
    public void A_manager_holds_no_licence_that_forged_records_could_cost() => Assert.Null(Grave(SubjectKind.Administrator).Sanction(Revocation));

    [Fact]
    public void A_bribe_of_a_company_that_is_serious_may_cost_the_business_licence()
    {
        var (serious, usual) = (Graded.Of(SubjectKind.Company, Conduct.CompanyBribery, 500000, "2026-01-10"), Graded.Of(SubjectKind.Company, Conduct.CompanyBribery, 499999.99m, "2026-01-10"));

        Assert.Equal((Mode.May, "反不正当竞争法 24(1)（情节严重，由市场监督管理部门吊销营业执照）"), (serious.Sanction(LicenceRevocation)!.Mode, serious.Sanction(LicenceRevocation)!.Basis));
        Assert.Equal((1000000m, 5000000m, "反不正当竞争法 24(1)（情节严重）"), (serious.Sanction(Fine)!.Min, serious.Sanction(Fine)!.Max, serious.Sanction(Fine)!.Basis));
        Assert.Null(usual.Sanction(LicenceRevocation));
        Assert.Equal((100000m, 1000000m, "反不正当竞争法 24(1)"), (usual.Sanction(Fine)!.Min, usual.Sanction(Fine)!.Max, usual.Sanction(Fine)!.Basis));
    }

    [Fact]
    public void What_a_firms_own_staff_took_and_what_a_cheat_won_in_a_tender_is_taken_away()
    {
        var staff = Graded.Of(SubjectKind.Company, Conduct.Kickback, 80000, Day).Sanction(Confiscation)!;
        var tender = Graded.Of(SubjectKind.Company, Conduct.ProcurementViolation, 400000, Day).Sanction(Confiscation)!;

        Assert.Equal((Mode.Must, 80000m, "药品管理法 142(1)（没收有关人员的违法所得）"), (staff.Mode, staff.Amount, staff.Basis));
        Assert.Equal((Mode.Must, null, "基本医疗卫生与健康促进法 103（违法所得以查明数额为准；中标无效）"), (tender.Mode, tender.Amount, tender.Basis));
    }

    [Fact]
    public void Drug_money_of_an_especially_serious_physician_revokes_under_the_drug_law_as_well()
    {
        var basis = Graded.Of(SubjectKind.Physician, Conduct.Kickback, 30000, Day).Sanction(Revocation)!.Basis;

        Assert.Contains("药品管理法 142(2)（情节严重）", basis, StringComparison.Ordinal);
        Assert.Contains("医师法 56(5)", basis, StringComparison.Ordinal);
    }

    /// <summary>A7: within two years before the act, and only for the same conduct, and only what was decided before this decision.</summary>
    [Theory]
    [InlineData("2021-03-10", true, false)]
    [InlineData("2021-03-11", true, true)]
    [InlineData("2021-03-11", false, false)]
    [InlineData("2023-06-10", true, true)]
    [InlineData("2023-06-11", true, false)]
    public void An_earlier_sanction_aggravates_for_two_years(string on, bool same, bool counts) =>
        Assert.Equal(counts, Punished(Warning, on, same).Factors.Any(f => f.Code == "earlier-handling"));

    [Theory]
    [InlineData(Suspension, "2023-03-09", true, true)]
    [InlineData(Suspension, "2023-03-10", true, false)]
    [InlineData(Suspension, "2023-03-09", false, false)]
    [InlineData(Warning, "2023-03-09", true, false)]
    public void Whoever_relapses_after_a_suspension_is_especially_serious(SanctionKind kind, string on, bool same, bool relapsed) =>
        Assert.Equal(relapsed, Punished(kind, on, same).Severity == Severity.EspeciallySerious);

    /// <summary>行政处罚法 33(1) for units: minor, corrected, harmless, not punished before, and no fraud.</summary>
    [Fact]
    public void A_unit_whose_conduct_is_minor_and_corrected_goes_unpunished()
    {
        GradingResponse Unit(Conduct conduct, bool harm = false, bool before = false, params Circumstance[] with)
        {
            var request = Graded.Request(SubjectKind.Institution, conduct, 1000, Day, with);
            return Graded.Rules.Grade(
                request with
                {
                    Findings = [request.Findings[0] with { Harm = harm }],
                    Subject = request.Subject with { PriorSanctions = before ? [new PriorSanction(Warning, request.ActedOn.AddYears(-4), true)] : [] },
                },
                Graded.AsOf);
        }

        Assert.Equal(Severity.Minor, Unit(Conduct.DepartmentLeasing, with: [MinorNoHarm, Corrected]).Severity);
        Assert.Null(Unit(Conduct.DepartmentLeasing, with: [MinorNoHarm, Corrected]).Sanction(Fine));
        Assert.All(
            new[]
            {
                Unit(Conduct.DepartmentLeasing, with: [MinorNoHarm]), Unit(Conduct.DepartmentLeasing, with: [Corrected]), Unit(Conduct.DepartmentLeasing, harm: true, with: [MinorNoHarm, Corrected]),
                Unit(Conduct.DepartmentLeasing, before: true, with: [MinorNoHarm, Corrected]), Unit(Conduct.InsuranceFraud, with: [MinorNoHarm, Corrected]),
            },
            r => Assert.NotEqual(Severity.Minor, r.Severity));
    }

    /// <summary>刑法 383: several demands are a further fact that lowers the line of a functionary to one wan.</summary>
    [Theory]
    [InlineData(1, false, false)]
    [InlineData(2, false, true)]
    [InlineData(1, true, true)]
    public void Several_demands_lower_the_line_of_a_functionary(int times, bool repeated, bool reviewed)
    {
        var request = Graded.Request(SubjectKind.Administrator, Conduct.Kickback, 10000, Day, repeated ? [Solicited, Repeated] : [Solicited]);
        var response = Graded.Rules.Grade(
            request with { Subject = request.Subject with { ManagementPower = true }, Findings = [request.Findings[0] with { Times = times }] }, Graded.AsOf);

        Assert.Equal(reviewed, response.To(TransferTo.Supervision) is { Mode: Mode.Must, Strength: TransferStrength.Review });
    }

    private static string? Told(InsuranceMeasure? measure) => measure is null ? null : $"{measure.Mode} {measure.Basis}";

    private static GradingResponse Grave(SubjectKind kind)
    {
        var request = Graded.Request(kind, Conduct.RecordForgery, null, "2020-03-10", HarmToPatient);
        return Graded.Rules.Grade(request with { Findings = [request.Findings[0] with { Harm = true }] }, Graded.AsOf);
    }

    private static GradingResponse Designated(SubjectKind kind, Conduct conduct, bool designated, string actedOn, params Circumstance[] circumstances)
    {
        var request = Graded.Request(kind, conduct, 5000, actedOn, circumstances);
        return Graded.Rules.Grade(request with { Subject = request.Subject with { Designated = designated } }, Graded.AsOf);
    }

    private static GradingResponse Punished(SanctionKind kind, string on, bool same)
    {
        var request = Graded.Request(SubjectKind.Physician, Conduct.RedEnvelope, 1000, Day);
        return Graded.Rules.Grade(
            request with { Subject = request.Subject with { PriorSanctions = [new PriorSanction(kind, DateOnly.ParseExact(on, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), same)] } }, Graded.AsOf);
    }
}
