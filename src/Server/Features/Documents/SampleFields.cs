using System.Text.RegularExpressions;
using Qingyi.Domain.Cases;
using Qingyi.Server.Features.Matters;
using static Qingyi.Server.Features.Documents.DocumentFields;

namespace Qingyi.Server.Features.Documents;

/// <summary>An invented case, or matter, that has everything to say: what a template is tried on, and the list of the fields that there are.</summary>
/// <remarks>The names are those that <see cref="DocumentFields"/> and <see cref="MatterDocumentFields"/> fill; workflows/documents/README.md explains them.</remarks>
public static partial class SampleFields
{
    private const string Organ = "示例市卫生健康委员会";
    private const string Day = "2026年3月16日";
    private const string Step = "step";

    public static IReadOnlyDictionary<string, object?> All { get; } = new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["organ"] = Organ,
        ["today"] = Day,
        ["case"] = Group(("number", "示卫线〔2026〕0007号"), ("title", "示例市第一医院医师收受红包案"), ("cause", "收受患者红包、礼品"), ("received", "2026年1月5日"), ("units", "示例市第一医院"), ("origin", "示卫线〔2025〕0003号")),
        ["acceptance"] = Group(("accepted", true), ("reason", "属于本机关管辖，有明确的对象和事实。"), ("by", "示例受理员"), ("on", "2026年1月6日")),
        ["handlers"] = Group(("lead", "示例承办甲"), ("second", "示例承办乙"), ("on", "2026年1月7日")),
        ["verification"] = Group(("conclusion", "建议立案"), ("text", "经初步核实，反映的问题基本属实。"), ("lead", "示例承办甲"), ("second", "示例承办乙"), ("on", "2026年1月20日")),
        ["filing"] = Group(("number", "示卫立〔2026〕0002号"), ("by", "示例负责人"), ("on", "2026年1月22日")),
        ["party"] = Group(("name", "李某"), ("institution", "示例市第一医院"), ("kind", "医师")),
        ["report"] = Group(("text", "李某在诊疗活动中收受患者红包。"), ("lead", "示例承办甲"), ("second", "示例承办乙"), ("on", "2026年2月20日"), ("evidence", 3), ("acted", "2025年12月1日"), ("findings", List("收受患者红包、礼品，金额¥3,000.00"))),
        ["evidence"] = List(Group(("name", "询问笔录.pdf"), ("size", "120 KB"), ("on", "2026年2月3日"), ("by", "示例承办甲"), ("hash", new string('0', 64)))),
        ["grading"] = Group(("tier", "通报处理"), ("fine", "¥12,000.00"), ("fine_words", "壹万贰仟元整"), ("months", 6), ("revocation", false), ("reason", "当事人主动退还并配合调查。"), ("by", "示例裁量员"), ("on", "2026年2月25日"),
            ("law", "《中华人民共和国医师法》第五十六条第五项"), ("sanctions", List("警告", "没收违法所得¥3,000.00"))),
        ["procedure"] = Group(("hearing", true)),
        ["review"] = Group(("passed", true), ("opinion", "事实清楚，程序合法，裁量适当。"), ("by", "示例审核员"), ("on", "2026年3月2日")),
        ["notice"] = Group(("served", "2026年3月5日"), ("until", "2026年3月12日"), ("hearing", true), ("by", "示例送达员")),
        ["defence"] = Group(("kind", "提出陈述申辩"), ("on", "2026年3月9日"), ("statement", "当事人请求从轻处理。"), ("review", "意见不成立，不予采纳。"), ("reviewed", "示例承办甲"), ("by", "示例承办乙")),
        ["hearing"] = Group(("notified", "2026年3月10日"), ("on", "2026年3月20日"), ("host", "示例主持人"), ("record", "双方进行了质证和辩论。"), ("held", true)),
        ["discussion"] = Group(("on", "2026年3月13日"), ("people", "示例甲、示例乙、示例丙"), ("minutes", "一致同意承办意见。"), ("agreed", true), ("by", "示例记录员"), ("votes", "参加表决3人，同意2人，弃权1人"), ("others", List(Group(("name", "示例丙"), ("vote", "弃权"), ("reason", "对罚款幅度有不同看法。"))))),
        ["decision"] = Group(("number", "示卫罚〔2026〕0002号"), ("kind", "penalise"), ("reason", "李某的行为违反了医师执业规范。"), ("by", "示例负责人"), ("on", Day)),
        ["service"] = Group(("method", "直接送达"), ("on", "2026年3月18日"), ("by", "示例送达员")),
        ["transfers"] = List(Group(("to", "示例市医疗保障局"), ("on", "2026年3月19日"), ("receipt", "示医保收〔2026〕5号"), ("outcome", "已受理"))),
        ["measures"] = List(Group(("what", "暂停处方权"), ("from", Day), ("until", "2026年9月15日"), ("done", "2026年9月16日"))),
        ["publication"] = Group(("title", "关于李某收受红包问题的通报"), ("body", "现将有关情况通报如下。"), ("by", "示例发布员"), ("approved", "示例负责人"), ("on", "2026年3月23日")),
        ["closure"] = Group(("volume", "2026-卷-0002"), ("by", "示例承办甲"), ("on", "2026年4月10日")),
    };

    /// <summary>What there is to say to a template: all of a case, or of a matter with the steps that the shipped text names.</summary>
    public static IReadOnlyDictionary<string, object?> Of(DocumentTemplate shipped)
    {
        ArgumentNullException.ThrowIfNull(shipped);
        return shipped.Head.For.Contains(Case.OfCase) ? All : OfMatter(shipped);
    }

    /// <summary>Fields as an official reads them: each group with its parts, a list marked as one; each step of a matter is a group of its own.</summary>
    public static IReadOnlyList<(string Name, bool IsList, IReadOnlyList<string> Parts)> Names(IReadOnlyDictionary<string, object?> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return [.. fields.SelectMany(f => f is { Key: Step, Value: IReadOnlyDictionary<string, object?> steps } ? steps.Select(s => ($"{Step}.{s.Key}", s.Value)) : [(f.Key, f.Value)])
            .Select(f => (f.Item1, f.Value is IReadOnlyList<object?>, (IReadOnlyList<string>)[.. PartsOf(f.Value)]))];
    }

    /// <summary>Names below a value; of a list, those below each of it.</summary>
    public static IEnumerable<string> PartsOf(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> group => group.Keys,
        IReadOnlyList<object?> list => PartsOf(list[0]),
        _ => [],
    };

    private static Dictionary<string, object?> OfMatter(DocumentTemplate shipped)
    {
        var form = Group(("title", "登记"), ("outcome", "提交"), ("by", "示例经办人"), ("on", Day), ("lines", List(Group(("name", "问题"), ("value", "登记簿缺页三处。")), Group(("name", "整改工作日数"), ("value", "10")))));
        var steps = StepOf().Matches($"{shipped.Head.From} {shipped.Text}").Select(m => m.Groups["id"].Value).Distinct(StringComparer.Ordinal);
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["organ"] = Organ,
            ["today"] = Day,
            ["case"] = Group(("number", "示卫整〔2026〕0003号"), ("title", "示例市第一医院登记簿缺页整改"), ("received", "2026年1月5日"), ("units", "示例市第一医院"), ("origin", "示卫督〔2026〕0001号")),
            ["handlers"] = All["handlers"],
            ["matter"] = Group(("kind", MatterQueries.KindName(shipped.Head.For[0])), ("institution", "示例市第一医院"), ("by", "示例经办人"), ("on", "2026年1月5日"), ("ended", "2026年4月10日")),
            ["given"] = List(Group(("name", "检查发现"), ("value", "登记簿缺页三处。"))),
            [Step] = steps.ToDictionary(s => s, object? (_) => form, StringComparer.Ordinal),
            ["forms"] = List(form),
        };
        if (!steps.Any())
        {
            fields.Remove(Step);
        }

        return fields;
    }

    [GeneratedRegex(@"\bstep\.(?<id>[\w-]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex StepOf();

    private static List<object?> List(params object?[] items) => [.. items];
}
