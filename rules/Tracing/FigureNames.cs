namespace Qingyi.Rules.Tracing;

/// <summary>How a schedule or one of its figures is called in a trace.</summary>
internal static class FigureNames
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["physicians-act"] = "医师法", ["former-physicians-act"] = "执业医师法", ["nurses-regulation"] = "护士条例", ["drug-law"] = "药品管理法（2019年修订）",
        ["competition-law"] = "反不正当竞争法（2025年修订）", ["former-competition-law"] = "反不正当竞争法（2019年修正）",
        ["fund-regulation"] = "医疗保障基金使用监督管理条例", ["agreement-rules"] = "医疗机构医疗保障定点管理暂行办法", ["pay-qualification"] = "医保支付资格管理制度",
        ["health-law"] = "基本医疗卫生与健康促进法", ["guidelines"] = "九项准则", ["former-guidelines"] = "“九不准”", ["conduct-rules"] = "医疗机构从业人员行为规范",
        ["procurement-credit"] = "招采信用评价制度", ["bad-record"] = "商业贿赂不良记录制度",
        ["medical-disputes"] = "医疗纠纷预防和处理条例", ["clinic-regulation"] = "医疗机构管理条例（2022年修订）", ["former-clinic-regulation"] = "医疗机构管理条例（2016年修订）",
        ["health-law-security"] = "基本医疗卫生与健康促进法（数据安全）", ["health-law-tenders"] = "基本医疗卫生与健康促进法（药品采购投标）",
        ["drug-law-persons"] = "药品管理法（人员责任）", ["social-insurance"] = "社会保险法", ["fund-heads"] = "医疗保障基金使用监督管理条例（机构负责人）",
        ["ethics-ban"] = "医师法（严重违反职业道德）", ["bad-record/repeat-within-years"] = "规定",
        ["competition-law/fine-max"] = "新法罚款上限", ["former-competition-law/fine-max"] = "旧法罚款上限",
        ["discretion/repeat-count"] = "多次的起点", ["discretion/relapse-years"] = "规定", ["discretion/facts-per-step"] = "升降一档所需项数",
        ["discretion/heavy-serious-facts"] = "从重档升为情节严重所需项数", ["discretion/serious-facts"] = "情节严重所需项数", ["discretion/serious-from"] = "情节严重的金额起点",
        ["discretion/solicited-from"] = "索要情节特别严重的起点", ["discretion/company-second"] = "企业给付第二档起点", ["discretion/company-third"] = "企业给付第三档起点",
        ["discretion/fraud-light-to"] = "骗保从轻的上限", ["discretion/fraud-usual-to"] = "骗保一般的上限", ["discretion/fraud-terminate-from"] = "应当解除协议的骗保金额",
        ["pay-qualification/suspend-points"] = "暂停支付资格的分值", ["pay-qualification/terminate-points"] = "终止支付资格的分值",
        ["procedure/bar-years"] = "规定", ["procedure/bar-years-harm"] = "规定",
        ["procedure/hearing-fine-person"] = "较大数额罚款（个人）", ["procedure/hearing-fine-unit"] = "较大数额罚款（单位）",
        ["procedure/hearing-confiscation-person"] = "较大数额没收（个人）", ["procedure/hearing-confiscation-unit"] = "较大数额没收（单位）",
        ["procedure/summary-fine-person"] = "当场处罚的罚款上限（个人）", ["procedure/summary-fine-unit"] = "当场处罚的罚款上限（单位）",
        ["procurement-credit/serious-from"] = "严重失信起点", ["procurement-credit/especially-from"] = "特别严重失信起点",
        ["transfer-lines/staff-alert"] = "非国家工作人员受贿立案标准", ["transfer-lines/staff-strong"] = "非国家工作人员受贿数额较大",
        ["transfer-lines/functionary"] = "受贿数额较大", ["transfer-lines/functionary-with-facts"] = "有其他较重情节的受贿起点", ["transfer-lines/unit-taking"] = "单位受贿起点",
        ["transfer-lines/giving-unit"] = "单位行贿起点", ["transfer-lines/fraud"] = "诈骗罪起点", ["transfer-lines/health-records"] = "侵犯公民个人信息（健康信息）起点",
    };

    /// <exception cref="InvalidOperationException">The key has no name, so no trace could tell it.</exception>
    public static string Of(string key) => Names.TryGetValue(key, out var name) ? name : throw new InvalidOperationException($"The trace has no name for “{key}”.");
}
