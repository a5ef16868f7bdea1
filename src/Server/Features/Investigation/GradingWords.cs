namespace Qingyi.Server.Features.Investigation;

/// <summary>The codes of the grading contract with their Chinese terms, for forms and screens.</summary>
public static class GradingWords
{
    public static (string Code, string Name)[] Subjects { get; } =
    [
        ("physician", "医师"), ("nurse", "护士"), ("pharmacist", "药师"), ("technician", "医技及其他人员"), ("administrator", "管理、采购人员"),
        ("institution", "医疗机构"), ("company", "医药企业"), ("insured", "参保人员"), ("unlicensed", "无证人员"),
    ];

    public static (string Code, string Name)[] Conducts { get; } =
    [
        ("red-envelope", "收受患者红包、礼品"), ("kickback", "收受企业回扣"), ("commission", "商业提成"), ("data-for-sale", "统方、出售数据"),
        ("off-site-purchase", "违规指引院外购药"), ("referral-for-gain", "牟利转介患者"), ("privacy-leak", "泄露患者隐私"), ("improper-donation", "违规接受捐赠"),
        ("queue-jumping", "倒卖号源、床位"), ("over-treatment", "过度诊疗"), ("false-certificate", "出具虚假证明"), ("record-forgery", "伪造、篡改病历"),
        ("insurance-violation", "违规使用医保基金"), ("insurance-management", "医保管理违规"), ("insurance-fraud", "欺诈骗保"), ("company-bribery", "企业行贿"),
        ("rep-visit-violation", "医药代表违规拜访"), ("drug-use-outlier", "用量异常且无正当理由"), ("procurement-violation", "违规采购"),
        ("department-leasing", "出租、承包科室"), ("unlicensed-practice", "无证行医"), ("supervision-failure", "监管不力"), ("poor-attitude", "服务态度恶劣"),
    ];

    public static (string Code, string Name)[] Circumstances { get; } =
    [
        ("refused", "当场拒收"), ("surrendered-in-time", "按时上缴"), ("surrendered-late", "逾期上缴"), ("returned", "已退还"), ("recovered", "已追回"),
        ("confessed", "如实交代"), ("self-reported", "主动报告"), ("meritorious", "有立功表现"), ("coerced", "受胁迫、诱骗"), ("minor-no-harm", "轻微无危害"),
        ("first-time", "初次"), ("corrected", "及时改正"), ("solicited", "索要"), ("repeated", "多次"), ("organiser", "组织者"), ("whole-unit", "全科室参与"),
        ("concealed", "隐匿证据"), ("obstructed", "阻挠调查"), ("retaliated", "打击报复举报人"), ("harm-to-patient", "造成患者损害"), ("wide-publicity", "社会影响恶劣"),
        ("vulnerable-victim", "对象为困难、重症、未成年患者"), ("many-persons", "涉及人数多"), ("refuses-correction", "拒不改正"), ("under-inquiry", "正在接受调查"),
        ("kept-substandard-supplier", "使用不合格供应商"),
    ];

    public static (string Code, string Name)[] Tiers { get; } = [("none", "不予处理"), ("criticise", "批评教育"), ("notify", "通报处理"), ("remove", "严肃清理")];

    private static readonly Dictionary<string, string> Organs = new(StringComparer.Ordinal)
    {
        ["discipline"] = "纪检机关", ["supervision"] = "监察机关", ["police"] = "公安机关", ["market-regulator"] = "市场监管部门", ["insurance-bureau"] = "医保部门",
        ["tax"] = "税务部门", ["drug-regulator"] = "药品监管部门", ["health-authority"] = "卫生健康部门",
    };

    /// <summary>An organ that a matter is transferred to.</summary>
    public static string Organ(string code) => Organs.GetValueOrDefault(code, code);
    public static string Subject(string code) => Subjects.FirstOrDefault(s => s.Code == code).Name ?? code;
    public static string Circumstance(string code) => Circumstances.FirstOrDefault(c => c.Code == code).Name ?? code;
    public static string Conduct(string code) => Conducts.FirstOrDefault(c => c.Code == code).Name ?? "其他";
    public static string Tier(string code) => Tiers.FirstOrDefault(t => t.Code == code).Name ?? code;
}
