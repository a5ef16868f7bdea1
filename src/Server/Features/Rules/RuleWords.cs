using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Qingyi.Rules.Figures;
using Qingyi.Server.Web;

namespace Qingyi.Server.Features.Rules;

/// <summary>Codes, figures and places of schedules as words.</summary>
public static partial class RuleWords
{
    public static (string Code, string Name)[] Grades { get; } = [("lenient", "从轻"), ("usual", "一般"), ("heavy", "从重"), ("serious", "情节严重"), ("especially-serious", "情节特别严重")];

    public static (string Code, string Name)[] Statuses { get; } = [("in-force", "现行有效"), ("proposal", "建议稿，非法定"), ("expired", "已经失效")];

    public static (string Code, string Name)[] Sides { get; } = [("patient", "患者一方给付"), ("company", "企业一方给付")];

    private static readonly Dictionary<string, string> Figures = new(StringComparer.Ordinal)
    {
        ["fine-min"] = "罚款下限（元）", ["fine-max"] = "罚款上限（元）", ["suspension-min-months"] = "暂停执业最少（月）", ["suspension-max-months"] = "暂停执业最多（月）",
        ["suspension-needs-serious"] = "暂停执业须情节严重（1为是）", ["unlicensed-min-multiple"] = "无证行医罚款最低倍数", ["unlicensed-max-multiple"] = "无证行医罚款最高倍数", ["unlicensed-base"] = "无证行医起算数额（元）",
        ["bar-years"] = "追责时效（年）", ["bar-years-harm"] = "危害健康的追责时效（年）", ["hearing-fine-person"] = "听证：个人罚款（元）", ["hearing-fine-unit"] = "听证：单位罚款（元）",
        ["hearing-confiscation-person"] = "听证：个人没收（元）", ["hearing-confiscation-unit"] = "听证：单位没收（元）", ["summary-fine-person"] = "当场处罚：个人（元）", ["summary-fine-unit"] = "当场处罚：单位（元）",
        ["start-position"] = "幅度内起点（0为最低，1为最高）", ["position-per-fact"] = "每项情节移动幅度", ["rounding"] = "罚款取整（元）", ["facts-per-step"] = "升降一档需要的情节数", ["serious-facts"] = "认定情节严重的从重情节数",
        ["serious-from"] = "以情节认定严重的最低金额（元）", ["heavy-serious-facts"] = "从重档升为情节严重的情节数", ["solicited-from"] = "索要认定特别严重的金额（元）", ["repeat-count"] = "多次的次数", ["relapse-years"] = "再犯期间（年）",
        ["company-second"] = "企业第二档起点（元）", ["company-third"] = "企业第三档起点（元）", ["fraud-light-to"] = "骗保从轻档上限（元）", ["fraud-usual-to"] = "骗保一般档上限（元）", ["fraud-terminate-from"] = "骗保解除协议起点（元）",
        ["fraud-light-multiple"] = "骗保从轻倍数", ["fraud-usual-multiple"] = "骗保一般倍数", ["fraud-heavy-multiple"] = "骗保从重倍数", ["fraud-band-width"] = "骗保倍数幅度", ["fraud-min-multiple"] = "骗保罚款最低倍数", ["fraud-max-multiple"] = "骗保罚款最高倍数",
        ["misuse-min-multiple"] = "违规使用基金最低倍数", ["misuse-max-multiple"] = "违规使用基金最高倍数", ["department-min-months"] = "暂停科室医保服务最少（月）", ["department-max-months"] = "暂停科室医保服务最多（月）",
        ["settlement-min-months"] = "暂停医保结算最少（月）", ["settlement-max-months"] = "暂停医保结算最多（月）", ["management-fine-min"] = "基金管理违规罚款下限（元）", ["management-fine-max"] = "基金管理违规罚款上限（元）",
        ["staff-alert"] = "非国家工作人员受贿提示（元）", ["staff-strong"] = "非国家工作人员受贿移送审查（元）", ["functionary"] = "国家工作人员受贿（元）", ["functionary-with-facts"] = "国家工作人员受贿，有从重情节（元）", ["unit-taking"] = "单位受贿（元）",
        ["giving-unit"] = "单位行贿（元）", ["fraud"] = "诈骗（元）", ["health-records"] = "健康信息（条）", ["talk-points"] = "约谈（分）", ["suspend-points"] = "暂停资格（分）", ["terminate-points"] = "终止资格（分）",
        ["suspend-min-months"] = "暂停资格最少（月）", ["suspend-max-months"] = "暂停资格最多（月）", ["terminate-min-months"] = "终止资格最少（月）", ["terminate-max-months"] = "终止资格最多（月）",
        ["serious-fine-min"] = "情节严重的罚款下限（元）", ["serious-fine-max"] = "情节严重的罚款上限（元）", ["person-fine-max"] = "个人罚款上限（元）", ["proof-fine-min"] = "虚假证明罚款下限（元）", ["proof-fine-max"] = "虚假证明罚款上限（元）",
        ["leasing-base"] = "出租科室起算数额（元）", ["leasing-min-multiple"] = "出租科室最低倍数", ["leasing-max-multiple"] = "出租科室最高倍数", ["ban-months"] = "限制从业（月）", ["ban-min-months"] = "限制从业最少（月）", ["ban-max-months"] = "限制从业最多（月）",
    };

    public static string Figure(string key) => Figures.GetValueOrDefault(key, key.StartsWith("weight-", StringComparison.Ordinal) ? $"情节权重：{key["weight-".Length..]}" : key);

    public static string NameIn((string Code, string Name)[] list, string code) => list.FirstOrDefault(x => x.Code == code).Name ?? code;

    public static string Status(BenchmarkStatus status) => NameIn(Statuses, Code(status));

    public static string Sidewise(IEnumerable<string> sides) => string.Join('、', sides.Select(s => NameIn(Sides, s)));

    /// <summary>A date of a form: what cannot be read stands as typed.</summary>
    public static string Days(string from, string to, Words words) => to.Length == 0 ? words["rules.since", from] : words["rules.between", from, to];

    /// <summary>A yuan amount as typed, with separators where it can be read.</summary>
    public static string Yuan(string text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan) ? yuan.ToString("#,##0.##", CultureInfo.InvariantCulture) : text;

    public static string Code<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>The place of a schedule file as an official would name it.</summary>
    public static string Place(string path)
    {
        if (Step().Match(path) is { Success: true } step)
        {
            var number = int.Parse(step.Groups["n"].Value, CultureInfo.InvariantCulture) + 1;
            return string.Create(CultureInfo.InvariantCulture, $"第{number}档{Part(step.Groups["part"].Value)}");
        }

        if (Edition().Match(path) is { Success: true } edition)
        {
            var number = int.Parse(edition.Groups["n"].Value, CultureInfo.InvariantCulture) + 1;
            var part = edition.Groups["part"].Value;
            return string.Create(CultureInfo.InvariantCulture, $"第{number}期{(part.StartsWith("values.", StringComparison.Ordinal) ? Figure(part["values.".Length..]) : Part(part))}");
        }

        return Part(path.Replace("$.benchmark.", "", StringComparison.Ordinal).Replace("$.", "", StringComparison.Ordinal));
    }

    private static string Part(string name) => name switch
    {
        "" => "", "label" => "名称", "grade" => "档次", "from" => "起", "to" => "止", "fine" => "罚款", "fine[0]" => "罚款下限", "fine[1]" => "罚款上限", "revocation" => "吊销执业证书", "title" => "名称", "source" => "依据",
        "status" => "效力", "statute" => "所依据的法律", "article" => "条文", "sides" or "sides[0]" or "sides[1]" => "给付方", "waiverBelow" => "免罚线", "id" => "编号", "jurisdiction" => "适用地区", "steps" => "档次",
        _ when name.StartsWith("suspension", StringComparison.Ordinal) => "暂停执业月数",
        _ => name,
    };

    [GeneratedRegex(@"^\$\.benchmark\.steps\[(?<n>\d+)\]\.?(?<part>.*)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Step();

    [GeneratedRegex(@"^\$\.editions\[(?<n>\d+)\]\.?(?<part>.*)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Edition();
}
