namespace Qingyi.Rules.Facts;

/// <summary>One finding of the request.</summary>
[Term("认定事实")]
public sealed class Finding(GradingFinding finding)
{
    [Term("行为")]
    public Conduct Conduct => finding.Conduct;

    [Term("已查实")]
    public bool Proven => finding.Proven;

    /// <summary>Yuan; null when not known.</summary>
    [Term("本项金额")]
    public decimal? Amount => finding.Amount;

    [Term("金额已查明")]
    public bool AmountKnown => finding.Amount is not null;

    [Term("次数")]
    public decimal Times => finding.Times;

    [Term("人数")]
    public decimal Persons => finding.Persons;

    [Term("造成不良后果")]
    public bool Harm => finding.Harm;

    [Term("给付方经营类别")]
    public Trade? Trade => finding.Trade;

    [Term("药品购销中的行为")]
    public bool IsDrugTrade => finding.Trade == Domain.Grading.Trade.Drug;

    [Term("已认定的医保记分")]
    public decimal? Points => finding.Points;

    /// <summary>Taking or demanding money or another improper benefit by one's post (九项准则 1, 4, 6–9).</summary>
    [Term("利用职务之便收受财物或者牟取不正当利益")]
    public bool IsImproperGain => Conduct is Conduct.RedEnvelope or Conduct.Kickback or Conduct.Commission or Conduct.DataForSale or Conduct.OffSitePurchase
        or Conduct.ReferralForGain or Conduct.QueueJumping || (Conduct == Conduct.ImproperDonation && finding.Amount > 0);

    [Term("违反九项准则")]
    public bool IsGuidelineBreach => IsImproperGain || Conduct is Conduct.OverTreatment or Conduct.PrivacyLeak or Conduct.InsuranceFraud;

    /// <summary>What the “九不准” of 2013 forbade: they knew neither referral nor queue-jumping.</summary>
    [Term("违反“九不准”")]
    public bool IsFormerGuidelineBreach => IsImproperGain && Conduct is not (Conduct.ReferralForGain or Conduct.QueueJumping);

    [Term("违反从业人员行为规范")]
    public bool IsConductRuleBreach => Conduct is Conduct.PoorAttitude or Conduct.DrugUseOutlier or Conduct.SupervisionFailure;

    /// <summary>The column of the benchmark: kickbacks, commissions, data fees and donations on one side, the rest on the other.</summary>
    [Term("给付方")]
    public PayingSide Side => Conduct is Conduct.Kickback or Conduct.Commission or Conduct.DataForSale or Conduct.ImproperDonation ? PayingSide.Company : PayingSide.Patient;

    [Term("款项由患者支付")]
    public bool PaidByPatient => Conduct is Conduct.RedEnvelope or Conduct.QueueJumping or Conduct.OverTreatment;

    /// <summary>药品管理法 142 speaks of drug companies; a kickback whose payer is not stated counts as theirs.</summary>
    [Term("药品企业给付的回扣")]
    public bool IsDrugKickback => Conduct == Conduct.Kickback && (finding.Trade ?? Domain.Grading.Trade.Drug) == Domain.Grading.Trade.Drug;

    [Term("收受财物或者牟取利益一方的行为")]
    public bool IsTakingSide => Conduct is Conduct.RedEnvelope or Conduct.Kickback or Conduct.Commission or Conduct.DataForSale or Conduct.OffSitePurchase
        or Conduct.ReferralForGain or Conduct.QueueJumping or Conduct.ImproperDonation;

    [Term("交易中收受的贿赂（药品回扣除外）")]
    public bool IsTradeTaking => (Conduct == Conduct.Kickback && !IsDrugKickback) || Conduct is Conduct.Commission or Conduct.DataForSale;

    [Term("诊疗服务、病历证明和医疗机构管理方面的行为")]
    public bool IsClinical => Conduct is Conduct.OverTreatment or Conduct.FalseCertificate or Conduct.RecordForgery or Conduct.PrivacyLeak or Conduct.DrugUseOutlier
        or Conduct.PoorAttitude or Conduct.SupervisionFailure or Conduct.DepartmentLeasing or Conduct.InsuranceManagement;

    [Term("由所在单位处理的行为")]
    public bool IsMatterOfTheUnit => Conduct is Conduct.RepVisitViolation or Conduct.ProcurementViolation or Conduct.DepartmentLeasing or Conduct.InsuranceViolation
        or Conduct.InsuranceManagement;

    [Term("机构负有廉洁管理责任的行为")]
    public bool IsInstitutionsDuty => Conduct is Conduct.RedEnvelope or Conduct.OffSitePurchase or Conduct.ReferralForGain or Conduct.QueueJumping
        or Conduct.ImproperDonation or Conduct.OverTreatment or Conduct.RepVisitViolation or Conduct.DrugUseOutlier or Conduct.ProcurementViolation
        or Conduct.SupervisionFailure or Conduct.PoorAttitude || IsTradeTaking;
}
