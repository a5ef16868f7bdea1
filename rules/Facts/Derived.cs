namespace Qingyi.Rules.Facts;

/// <summary>A finding that breaks an article.</summary>
[Term("违法事实")]
public sealed class Violation(Provision provision, Finding finding)
{
    [Term("违反条款")]
    public Provision Provision => provision;

    public Finding Finding => finding;
}

/// <summary>Why a violation must not be answered with more than a register entry (P0 of the benchmark).</summary>
[Term("免责事实")]
public sealed class Excuse(Finding finding)
{
    public Finding Finding => finding;
}

/// <summary>No article answers this finding with a sanction on this respondent.</summary>
[Term("没有处罚条文的事实")]
public sealed class Unpunished(Finding finding, string reason, string basis)
{
    public Finding Finding => finding;
    public string Reason => reason;
    public string Basis => basis;
}

/// <summary>An aggravating (+) or mitigating (−) fact with the weight that the schedule gives it.</summary>
[Term("裁量情节")]
public sealed class Factor(string code, decimal? weight, string basis)
{
    [Term("情节")]
    public string Code => code;

    [Term("权重")]
    public decimal Weight => weight ?? 0;

    public string Basis => basis;
}

/// <summary>All findings under one article, added up (several receipts not yet dealt with are one sum).</summary>
[Term("案由")]
public sealed class Charge(Provision provision, IReadOnlyList<Finding> findings)
{
    [Term("违反条款")]
    public Provision Provision => provision;

    /// <summary>The article as it stands in a basis, with the reason where a milder new law took the place of the law of the act.</summary>
    public string Basis => IsMilder ? provision.Cite + "；行政处罚法 37（新法处罚较轻）" : provision.Cite;

    public bool IsMilder { get; init; }

    /// <summary>Where an answer cites it.</summary>
    public int Rank => Provisions.InOrder.TakeWhile(p => p != provision).Count();

    public IReadOnlyList<Finding> Findings => findings;

    [Term("涉案金额已查明")]
    public bool AmountKnown => findings.All(f => f.AmountKnown);

    /// <summary>Yuan; null while the amount of one finding is not known.</summary>
    [Term("涉案金额")]
    public decimal? Amount => AmountKnown ? findings.Sum(f => f.Amount) : null;

    /// <summary>The part that patients paid; null while an amount is not known.</summary>
    [Term("患者支付的金额")]
    public decimal? FromPatients => AmountKnown ? findings.Where(f => f.PaidByPatient).Sum(f => f.Amount) : null;

    [Term("其他来源的金额")]
    public decimal? FromOthers => Amount - FromPatients;

    [Term("有应当退还患者的款项")]
    public bool OwesPatients => findings.Any(f => f.PaidByPatient && f.Amount is not 0);

    [Term("属于医师法第五十六条的行为")]
    public bool IsUnderArticle56 => provision.Schedule == "physicians-act" && provision != Provisions.UnlicensedPhysician;

    [Term("违反行业准则")]
    public bool IsGuideline => provision.IsGuideline;

    [Term("医保基金违法行为")]
    public bool IsFundConduct => provision.Schedule == "fund-regulation";

    [Term("造成医保基金损失的行为")]
    public bool IsFundLoss => IsFundConduct && provision != Provisions.FundManagement;

    [Term("欺诈骗保")]
    public bool IsFraud => provision == Provisions.FundFraud || provision == Provisions.InsuredFraud;

    [Term("购销中的商业贿赂")]
    public bool IsTradeBribery => provision == Provisions.CompanyBribery || provision == Provisions.FormerCompanyBribery || provision == Provisions.DrugTradeBribery;

    [Term("以欺诈手段骗取社会保险待遇")]
    public bool IsSocialInsuranceFraud => provision == Provisions.SocialInsuranceFraudOfInstitution || provision == Provisions.SocialInsuranceFraud;

    [Term("医疗机构出具虚假证明文件")]
    public bool IsFalseProof => provision == Provisions.FalseProof || provision == Provisions.FormerFalseProof;

    [Term("含收受财物或者其他不正当利益")]
    public bool IncludesGain => findings.Any(f => f.IsImproperGain);

    [Term("属于无裁量数额的行为")]
    public bool HasNoAmountTable => provision == Provisions.OutsideRegistration || provision == Provisions.UnlicensedPhysician || provision == Provisions.ForgedRecords
        || provision == Provisions.FalseProof || provision == Provisions.FormerFalseProof || provision == Provisions.PrivacyLeak || provision == Provisions.FalseCertificate || provision == Provisions.RecordForgery
        || provision == Provisions.NursePrivacyLeak || (Includes(Conduct.OverTreatment) && !IsGuideline);

    /// <summary>Whether there is anything to take away: an amount above zero or one still unknown.</summary>
    [Term("有违法所得")]
    public bool HasGain => Amount is null or > 0;

    [Term("含行为“{0}”")]
    public bool Includes(Conduct conduct) => findings.Any(f => f.Conduct == conduct);

    [Term("造成不良后果")]
    public bool Harm => findings.Any(f => f.Harm);

    [Term("人数")]
    public decimal Persons => findings.Sum(f => f.Persons);
}

/// <summary>The law of the decision is the milder one and takes the place of the law of the act (行政处罚法 37).</summary>
[Term("较轻的新法")]
public sealed class MilderLaw(Charge charge, Provision newer)
{
    public Charge Displaced => charge;

    public Charge Applied { get; } = new(newer, charge.Findings) { IsMilder = true };
}

/// <summary>What one paying side gave in all. With money from both sides, the patients' sum holds both. Yuan; null while a part is unknown.</summary>
[Term("认定金额")]
public sealed class SideTally(Figures.PayingSide side, decimal? amount)
{
    [Term("给付方")]
    public Figures.PayingSide Side => side;

    [Term("认定金额")]
    public decimal? Amount => amount;

    [Term("认定金额未查明")]
    public bool IsUnknown => amount is null;
}

/// <summary>The weighed circumstances of the case.</summary>
[Term("情节汇总")]
public sealed class Weights(decimal net, decimal aggravating)
{
    [Term("从重从轻相抵后")]
    public decimal Net => net;

    [Term("从轻从重相抵后")]
    public decimal NetMitigation => -net;

    [Term("从重情节")]
    public decimal Aggravating => aggravating;
}

/// <summary>Too much time has passed for a sanction (行政处罚法 36). Certain only where the request states the day of discovery.</summary>
[Term("超过追究时效")]
public sealed class TimeBar(bool certain)
{
    [Term("发现日已载明")]
    public bool Certain => certain;
}

/// <summary>A row of the benchmark in force, for one paying side.</summary>
[Term("裁量档次")]
public sealed class BenchmarkRow(Figures.ScheduleFile schedule, Figures.PayingSide side, int index)
{
    private readonly Figures.BenchmarkStep step = schedule.Benchmark!.Steps[index];

    public Figures.ScheduleFile Schedule => schedule;
    public Figures.BenchmarkStep Step => step;
    public int Index => index;

    [Term("给付方")]
    public Figures.PayingSide Side => side;

    [Term("档次")]
    public Figures.Grade Grade => step.Grade;

    /// <summary>Inclusive.</summary>
    [Term("档次下限")]
    public decimal From => step.From;

    /// <summary>Exclusive; the last row has no end.</summary>
    [Term("档次上限")]
    public decimal Below => step.To ?? decimal.MaxValue;

    [Term("首档")]
    public bool IsFirst => index == 0;

    [Term("轻微不罚线")]
    public decimal? WaiverBelow => schedule.Benchmark!.WaiverBelow;
}
