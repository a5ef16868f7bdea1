namespace Qingyi.Rules.Facts;

/// <summary>An article that conduct can break. <c>Schedule</c> names the statute's figures and dates in force.</summary>
public sealed record Provision(string Schedule, string Statute, string Article)
{
    /// <summary>A professional guideline binds within the unit; it is no ground for an administrative sanction.</summary>
    public bool IsGuideline { get; init; }

    /// <summary>As it stands in a basis: <c>医师法 56(5)</c>.</summary>
    public string Cite => $"{Statute} {Article}";

    public override string ToString() => Cite;
}

/// <summary>The articles that the rules know.</summary>
public static class Provisions
{
    public static readonly Provision PrivacyLeak = new("physicians-act", "医师法", "56(1)");
    public static readonly Provision FalseCertificate = new("physicians-act", "医师法", "56(2)");
    public static readonly Provision RecordForgery = new("physicians-act", "医师法", "56(3)");
    public static readonly Provision ImproperGain = new("physicians-act", "医师法", "56(5)");
    public static readonly Provision UnlicensedPhysician = new("physicians-act", "医师法", "59");
    public static readonly Provision FormerImproperGain = new("former-physicians-act", "执业医师法", "37(10)");
    public static readonly Provision NursePrivacyLeak = new("nurses-regulation", "护士条例", "31(3)");
    public static readonly Provision DrugTradeBribery = new("drug-law", "药品管理法", "141(1)");
    public static readonly Provision DrugKickback = new("drug-law", "药品管理法", "142(2)");
    public static readonly Provision FundMisuse = new("fund-regulation", "医疗保障基金使用监督管理条例", "38");
    public static readonly Provision FundManagement = new("fund-regulation", "医疗保障基金使用监督管理条例", "39");
    public static readonly Provision FundFraud = new("fund-regulation", "医疗保障基金使用监督管理条例", "40");
    public static readonly Provision InsuredMisuse = new("fund-regulation", "医疗保障基金使用监督管理条例", "41(1)");
    public static readonly Provision InsuredFraud = new("fund-regulation", "医疗保障基金使用监督管理条例", "41(2)");
    public static readonly Provision FormerCompanyBribery = new("former-competition-law", "反不正当竞争法", "19");
    public static readonly Provision CompanyBribery = new("competition-law", "反不正当竞争法", "24(1)");
    public static readonly Provision UnlicensedInstitution = new("health-law", "基本医疗卫生与健康促进法", "99(1)");
    public static readonly Provision DepartmentLeasing = new("health-law", "基本医疗卫生与健康促进法", "100");
    public static readonly Provision OutsideRegistration = new("physicians-act", "医师法", "57");
    public static readonly Provision ForgedRecords = new("medical-disputes", "医疗纠纷预防和处理条例", "45");
    public static readonly Provision FalseProof = new("clinic-regulation", "医疗机构管理条例", "48");
    public static readonly Provision FormerFalseProof = new("former-clinic-regulation", "医疗机构管理条例", "49");
    public static readonly Provision WeakDataSecurity = new("health-law-security", "基本医疗卫生与健康促进法", "101");
    public static readonly Provision TenderFraud = new("health-law-tenders", "基本医疗卫生与健康促进法", "103");
    public static readonly Provision DrugFirmStaff = new("drug-law-persons", "药品管理法", "142(1)");
    public static readonly Provision SocialInsuranceFraudOfInstitution = new("social-insurance", "社会保险法", "87");
    public static readonly Provision SocialInsuranceFraud = new("social-insurance", "社会保险法", "88");

    /// <summary>九项准则 (国卫医发〔2021〕37号): duties within the unit for all staff.</summary>
    public static readonly Provision Guidelines = new("guidelines", "医疗机构工作人员廉洁从业九项准则", "国卫医发〔2021〕37号") { IsGuideline = true };

    /// <summary>Service, prescribing and leadership within the unit.</summary>
    public static readonly Provision ConductRules = new("conduct-rules", "医疗机构从业人员行为规范", "卫办发〔2012〕45号") { IsGuideline = true };
    public static readonly Provision PayQualification = new("pay-qualification", "医保支付资格管理制度", "医保发〔2024〕23号") { IsGuideline = true };
    public static readonly Provision FormerGuidelines = new("former-guidelines", "加强医疗卫生行风建设“九不准”", "国卫办发〔2013〕49号") { IsGuideline = true };

    /// <summary>The order in which an answer cites them: the acts of the profession before the laws of the trade.</summary>
    public static readonly IReadOnlyList<Provision> InOrder =
    [
        ImproperGain, PrivacyLeak, FalseCertificate, RecordForgery, UnlicensedPhysician, FormerImproperGain, NursePrivacyLeak, DrugKickback,
        DrugTradeBribery, CompanyBribery, FormerCompanyBribery, FundFraud, FundMisuse, FundManagement, InsuredFraud, InsuredMisuse,
        UnlicensedInstitution, DepartmentLeasing, OutsideRegistration, ForgedRecords, FalseProof, FormerFalseProof, WeakDataSecurity, TenderFraud, DrugFirmStaff,
        SocialInsuranceFraudOfInstitution, SocialInsuranceFraud, Guidelines, FormerGuidelines, ConductRules, PayQualification,
    ];
}
