using Qingyi.Domain.Grading;
using static Qingyi.Domain.Grading.Circumstance;

namespace Qingyi.Tests.Rules;

/// <summary>Rules that few cases meet: each by a request that it answers, beside a neighbour that it does not.</summary>
public sealed class SeldomMetRuleTests
{
    private const string Day = "2025-03-10";

    /// <summary>Kickbacks beside outlying figures of use weigh heavier (裁量规则 A11).</summary>
    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public void Outlying_use_of_what_the_kickback_was_for_aggravates(bool kickback, bool outlier, bool aggravates)
    {
        var response = Of(
            SubjectKind.Physician, Day, [],
            new GradingFinding { Conduct = Conduct.Kickback, Amount = 3000, Proven = kickback }, new GradingFinding { Conduct = Conduct.DrugUseOutlier, Proven = outlier });

        Assert.Equal(aggravates ? [new WeighedFactor("abnormal-use", 1, "所涉产品用量异常")] : [], response.Factors.Where(f => f.Code == "abnormal-use"));
    }

    /// <summary>Whoever pays in the trade with drugs is under 药品管理法 141; any other institution that bribed and was decided on before 2025-10-15, under the former 反不正当竞争法 19.</summary>
    [Theory]
    [InlineData(SubjectKind.Institution, Trade.Drug, Day, "药品管理法 141(1)")]
    [InlineData(SubjectKind.Institution, Trade.Device, Day, "反不正当竞争法 19")]
    [InlineData(SubjectKind.Institution, null, "2025-07-14", "反不正当竞争法 19")]
    [InlineData(SubjectKind.Physician, Trade.Drug, Day, null)]
    public void An_institution_that_bribes_is_under_the_law_of_its_trade(SubjectKind kind, Trade? trade, string day, string? law)
    {
        var response = Of(kind, day, [], new GradingFinding { Conduct = Conduct.CompanyBribery, Amount = 20000, Trade = trade });

        Assert.Equal(law is null ? [] : [law], response.Law.Select(l => $"{l.Statute} {l.Article}"));
    }

    /// <summary>国卫医发〔2021〕37号, fourth: donations taken against the rules, by staff or by their institution.</summary>
    [Theory]
    [InlineData(SubjectKind.Physician, true)]
    [InlineData(SubjectKind.Institution, true)]
    [InlineData(SubjectKind.Company, false)]
    public void An_improper_donation_breaks_the_fourth_rule_of_conduct(SubjectKind kind, bool breaks)
    {
        var response = Of(kind, Day, [], new GradingFinding { Conduct = Conduct.ImproperDonation, Amount = 20000 });

        Assert.Equal(breaks ? [4] : [], (response.Principles ?? []).Select(p => p.Number));
    }

    [Theory]
    [InlineData(SubjectKind.Physician, Conduct.InsuranceViolation, 6, 6)]
    [InlineData(SubjectKind.Pharmacist, Conduct.InsuranceManagement, 3, 3)]
    [InlineData(SubjectKind.Physician, Conduct.InsuranceViolation, null, null)]
    [InlineData(SubjectKind.Insured, Conduct.InsuranceViolation, 6, null)]
    public void Staff_who_misused_the_fund_bear_the_points_that_were_decided(SubjectKind kind, Conduct conduct, int? decided, int? borne)
    {
        var response = Of(kind, Day, [], new GradingFinding { Conduct = conduct, Amount = 800, Points = decided });

        Assert.Equal(borne is { } points ? [points] : [], response.Insurance.Where(m => m.Points is not null).Select(m => m.Points!.Value));
        Assert.Equal(borne is not null, response.Law.Any(l => (l.Statute, l.Article) == ("医保支付资格管理制度", "医保发〔2024〕23号")));
    }

    [Theory]
    [InlineData(SubjectKind.Physician, 800, true, true)]
    [InlineData(SubjectKind.Physician, 800, false, false)]
    [InlineData(SubjectKind.Nurse, 800, true, false)]
    public void A_physician_under_inquiry_for_what_they_took_may_lose_the_right_to_prescribe_meanwhile(SubjectKind kind, int amount, bool inquiry, bool suspended)
    {
        var response = Graded.Of(kind, Conduct.Kickback, amount, Day, inquiry ? [UnderInquiry] : []);

        Assert.Equal(
            suspended ? [new InterimMeasure(InterimKind.SuspendPrescribing, Mode.May, "调查期间由医疗机构决定")] : [],
            response.Interim.Where(m => m.Kind == InterimKind.SuspendPrescribing));
    }

    [Theory]
    [InlineData(4999.99, false)]
    [InlineData(5000, true)]
    public void Staff_under_inquiry_may_be_stopped_from_the_heavy_grade_on(double amount, bool stopped) =>
        Assert.Equal(stopped, Graded.Of(SubjectKind.Physician, Conduct.RedEnvelope, (decimal)amount, Day, UnderInquiry).Interim.Any(m => m.Kind == InterimKind.StopDuty));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_nurse_who_loses_the_licence_is_told_how_long(bool serious)
    {
        var response = Graded.Of(SubjectKind.Nurse, Conduct.InsuranceFraud, 5000, Day, serious ? [Organiser, Concealed] : []);

        Assert.Equal(serious, response.Sanction(SanctionKind.Revocation) is not null);
        Assert.Equal(
            serious ? [new Reminder("被吊销护士执业证书的，自吊销之日起二年内不得申请执业注册", "护士条例 32")] : [],
            response.Reminders.Where(r => r.Basis == "护士条例 32"));
    }

    [Theory]
    [InlineData(29999.99, false)]
    [InlineData(30000, true)]
    public void A_party_member_near_the_criminal_line_is_transferred_to_discipline(double amount, bool transferred)
    {
        var request = Graded.Request(SubjectKind.Physician, Conduct.RedEnvelope, (decimal)amount, Day);
        var response = Graded.Rules.Grade(request with { DecidedOn = Graded.AsOf, Subject = request.Subject with { PartyMember = true } }, Graded.AsOf);

        Assert.Equal(transferred, response.Transfers.Any(t => t.Basis.Contains("中共党员涉嫌犯罪", StringComparison.Ordinal)));
    }

    [Fact]
    public void Fund_inquiries_that_are_obstructed_may_suspend_settlement()
    {
        var obstructed = Graded.Of(SubjectKind.Institution, Conduct.InsuranceViolation, 5000, Day, UnderInquiry, Obstructed);

        Assert.Equal(
            [new InterimMeasure(InterimKind.SuspendSettlement, Mode.May, "医疗保障基金使用监督管理条例 30（拒不配合调查，经负责人批准）")],
            obstructed.Interim.Where(m => m.Kind == InterimKind.SuspendSettlement));
        Assert.DoesNotContain(Graded.Of(SubjectKind.Institution, Conduct.InsuranceViolation, 5000, Day, UnderInquiry).Interim, m => m.Kind == InterimKind.SuspendSettlement);
    }

    [Theory]
    [InlineData(99999.99, false)]
    [InlineData(100000, true)]
    public void Kickbacks_of_an_institution_are_reviewed_as_a_crime_of_the_unit_from_the_line_on(double amount, bool reviewed)
    {
        var transfer = Graded.Of(SubjectKind.Institution, Conduct.Kickback, (decimal)amount, Day).Transfers.Where(t => t.Basis.Contains("刑法 387", StringComparison.Ordinal));

        Assert.Equal(reviewed ? [new Transfer(TransferTo.Supervision, Mode.Must, TransferStrength.Review, "行政处罚法 27、82；刑法 387")] : [], transfer);
    }

    /// <summary>医师法 58: a ban is for the province to decide.</summary>
    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void A_grave_breach_of_ethics_that_everybody_heard_of_is_put_before_the_province(bool known, bool reported)
    {
        var response = Graded.Of(SubjectKind.Physician, Conduct.RedEnvelope, 80000, Day, known ? [WidePublicity] : []);

        Assert.Equal(Severity.EspeciallySerious, response.Severity);
        Assert.Equal(
            reported ? [new Transfer(TransferTo.HealthAuthority, Mode.May, TransferStrength.Review, "医师法 58（报省级以上卫生健康主管部门）")] : [],
            response.Transfers.Where(t => t.To == TransferTo.HealthAuthority));
    }

    /// <summary>行政处罚法 33: who erred for the first time and put it right may go unpunished, below the heavy grade.</summary>
    [Theory]
    [InlineData(4999.99, true)]
    [InlineData(5000, false)]
    public void A_first_offence_that_was_put_right_may_go_unpunished(double amount, bool told)
    {
        var response = Graded.Of(SubjectKind.Physician, Conduct.RedEnvelope, (decimal)amount, Day, FirstTime, Corrected);

        Assert.Equal(told, response.Reminders.Contains(new Reminder("初次违法且危害后果轻微并及时改正的，可以不予行政处罚", "行政处罚法 33(1)")));
    }

    /// <summary>医疗纠纷预防和处理条例 45, of acts before the 医师法: one forged record that did harm among others that did none.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_harmful_record_among_several_costs_the_licence(bool harm)
    {
        var response = Of(SubjectKind.Physician, "2020-03-10", [HarmToPatient], new GradingFinding { Conduct = Conduct.RecordForgery }, new GradingFinding { Conduct = Conduct.RecordForgery, Harm = harm });

        Assert.Equal(harm, response.Sanction(SanctionKind.Revocation) is not null);
    }

    [Fact]
    public void A_small_gain_that_is_not_punished_is_answered_with_education()
    {
        var waived = Graded.Of(SubjectKind.Physician, Conduct.RedEnvelope, 300, Day, Returned, FirstTime);

        Assert.Equal(Severity.Minor, waived.Severity);
        Assert.Contains(new PersonnelMeasure(PersonnelKind.CriticismEducation, Mode.Must, "行政处罚法 33(3)"), waived.Personnel);
    }

    private static GradingResponse Of(SubjectKind kind, string day, Circumstance[] circumstances, params GradingFinding[] findings) =>
        Graded.Rules.Grade(Graded.Request(kind, Conduct.PoorAttitude, null, day, circumstances) with { Findings = findings }, Graded.AsOf);
}
