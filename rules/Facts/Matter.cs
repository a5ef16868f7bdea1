namespace Qingyi.Rules.Facts;

/// <summary>The respondent, the dates and the circumstances of one request.</summary>
[Term("案情")]
public sealed class Matter(GradingRequest request, DateOnly decidedOn)
{
    private readonly GradingSubject subject = request.Subject;

    [Term("当事人类别")]
    public SubjectKind Kind => subject.Kind;

    [Term("当事人为医疗机构人员")]
    public bool IsStaff => Kind is SubjectKind.Physician or SubjectKind.Nurse or SubjectKind.Pharmacist or SubjectKind.Technician or SubjectKind.Administrator;

    [Term("当事人为自然人")]
    public bool IsPerson => Kind is not (SubjectKind.Institution or SubjectKind.Company);

    [Term("有管理职权")]
    public bool ManagementPower => subject.ManagementPower;

    [Term("公立医疗机构")]
    public bool PublicInstitution => subject.PublicInstitution;

    [Term("中共党员")]
    public bool PartyMember => subject.PartyMember;

    [Term("医保定点")]
    public bool Designated => subject.Designated;

    [Term("行为终了日")]
    public DateOnly ActedOn => request.ActedOn;

    [Term("决定日")]
    public DateOnly DecidedOn => decidedOn;

    [Term("发现日")]
    public DateOnly DiscoveredOn => request.DiscoveredOn ?? decidedOn;

    [Term("载明发现日")]
    public bool DiscoveryIsStated => request.DiscoveredOn is not null;

    [Term("有情节“{0}”")]
    public bool Has(Circumstance circumstance) => request.Circumstances.Contains(circumstance);

    /// <summary>Whether an earlier sanction for the same conduct stands within so many years before the last act.</summary>
    [Term("{0} 年内因同类行为受过处罚")]
    public bool PunishedBefore(decimal? years) =>
        years is { } n && subject.PriorSanctions.Any(p => p.ForSameConduct && p.On <= decidedOn && p.On.AddYears((int)n) > request.ActedOn);

    [Term("因同类行为受过处罚")]
    public bool EverPunished => subject.PriorSanctions.Any(p => p.ForSameConduct);

    [Term("因同类行为被暂停执业后再犯")]
    public bool RelapsedAfterSuspension =>
        subject.PriorSanctions.Any(p => p.ForSameConduct && p.Kind == SanctionKind.Suspension && p.On < request.ActedOn);

    /// <summary>All proven receipts together.</summary>
    [Term("累计次数")]
    public decimal Times => request.Findings.Where(f => f.Proven).Sum(f => f.Times);

    [Term("累计人数")]
    public decimal Persons => request.Findings.Where(f => f.Proven).Sum(f => f.Persons);

    [Term("查实“{0}”")]
    public bool Found(Conduct conduct) => request.Findings.Any(f => f.Proven && f.Conduct == conduct);

    /// <summary>行政处罚法 28(2): demanded from a patient, or given back already, the money is the patient's.</summary>
    [Term("款项系索要或者已退还")]
    public bool MoneyGoesBack => Has(Circumstance.Solicited) || Has(Circumstance.Returned);

    [Term("初次并及时改正")]
    public bool IsFirstAndCorrected => Has(Circumstance.FirstTime) && Has(Circumstance.Corrected);

    [Term("有法定从轻或者减轻情节")]
    public bool HasStatutoryMitigation => Has(Circumstance.Confessed) || Has(Circumstance.Meritorious) || Has(Circumstance.Coerced);

    [Term("多次索要")]
    public bool RepeatedlySolicited => Has(Circumstance.Solicited) && (Times > 1 || Has(Circumstance.Repeated));

    [Term("没有查实收受财物或者不正当利益")]
    public bool TookNothing => !request.Findings.Any(f => f.Proven && new Finding(f).IsImproperGain);

    [Term("造成危害后果")]
    public bool Harmful => Has(Circumstance.HarmToPatient) || request.Findings.Any(f => f is { Proven: true, Harm: true });

    /// <summary>Full years after which the time from the end of the conduct to its discovery exceeds the limit.</summary>
    [Term("行为终了至发现超过 {0} 年")]
    public bool FoundLaterThan(decimal? years) => years is { } n && DiscoveredOn > request.ActedOn.AddYears((int)n);
}
