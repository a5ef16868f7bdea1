using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Qingyi.Domain.Cases;
using Qingyi.Server.Features.Investigation;

namespace Qingyi.Server.Features.Publication;

/// <summary>Composes a notice from allowed fields alone: conduct, law, sanctions, number and day of the decision, the deciding organ. Nothing of a person.</summary>
public static class NoticeText
{
    public static (string Title, string Body) Compose(Case of, string? title, string organisation)
    {
        var decision = of.Facts.Decision;
        var subject = Subject(of.Facts.Investigation?.Request["subject"]?["kind"]?.GetValue<string>());
        var conduct = GradingWords.Conduct(of.Facts.Investigation?.Request["findings"]?[0]?["conduct"]?.GetValue<string>() ?? of.Conduct);
        var body = new StringBuilder();
        body.Append(CultureInfo.InvariantCulture, $"经{organisation}调查，某{subject}存在{conduct}的行为。");
        if (decision is { Kind: "penalise", Grading: { } grading })
        {
            body.Append(CultureInfo.InvariantCulture, $"依据{string.Join('、', Law(of.Facts.Proposal?.Response))}，作出{decision.Number}处理决定：{string.Join('，', Sanctions(of.Facts.Proposal?.Response, grading))}。");
        }
        else if (decision is not null)
        {
            body.Append(decision.Kind == "no-penalty" ? "依法不予处罚。" : "违法事实不成立，依法终结。");
        }

        body.Append(CultureInfo.InvariantCulture, $"处理层级：{GradingWords.Tier(of.Facts.Grading?.Tier ?? "none")}。");
        return (string.IsNullOrWhiteSpace(title) ? $"关于一起{conduct}案件的{(of.Facts.Notice?.Scope == "internal" ? "通报" : "公示")}" : title.Trim(), body.ToString());
    }

    /// <summary>The articles of a grading, as a document cites them.</summary>
    internal static IEnumerable<string> Law(JsonObject? response) =>
        (response?["law"] as JsonArray ?? []).OfType<JsonObject>().Select(l => $"《{l["statute"]}》{Article(l["article"]!.GetValue<string>())}").Distinct(StringComparer.Ordinal);

    internal static IEnumerable<string> Sanctions(JsonObject? response, Domain.Cases.Grading.GradingDecision grading)
    {
        var must = (response?["sanctions"] as JsonArray ?? []).OfType<JsonObject>().Where(s => s["mode"]?.GetValue<string>() == "must").Select(s => s["kind"]!.GetValue<string>()).ToHashSet();
        if (must.Contains("order-to-correct")) yield return "责令改正";
        if (must.Contains("warning")) yield return "警告";
        if (must.Contains("confiscation")) yield return "没收违法所得";
        if (must.Contains("return-to-patient")) yield return "责令退还";
        if (grading.Fine is > 0) yield return string.Create(CultureInfo.InvariantCulture, $"罚款人民币{grading.Fine:#,0.##}元");
        if (grading.SuspensionMonths is > 0) yield return $"暂停执业活动{grading.SuspensionMonths}个月";
        if (grading.Revocation) yield return "吊销执业证书";
        if (must.Count == 0 && grading is { Fine: null or 0, SuspensionMonths: null or 0, Revocation: false }) yield return "按单位内部规定处理";
    }

    // 56(5) is written 第五十六条第（五）项.
    private static string Article(string code)
    {
        var parts = code.Split('(', ')');
        return int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var article)
            ? $"第{Numeral(article)}条" + (parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var item) ? $"第（{Numeral(item)}）项" : "")
            : $"第{code}条";
    }

    /// <summary>Chinese numerals up to 999, as articles are counted.</summary>
    internal static string Numeral(int number)
    {
        const string Digits = "零一二三四五六七八九";
        var (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10);
        var text = new StringBuilder();
        if (hundreds > 0)
        {
            text.Append(Digits[hundreds]).Append('百');
        }

        if (tens > 0)
        {
            text.Append(tens == 1 && hundreds == 0 ? "" : Digits[tens]).Append('十');
        }
        else if (hundreds > 0 && ones > 0)
        {
            text.Append('零');
        }

        return ones > 0 || number == 0 ? text.Append(Digits[ones]).ToString() : text.ToString();
    }

    internal static string Subject(string? kind) => kind switch
    {
        "physician" => "医疗机构医师", "nurse" => "医疗机构护士", "pharmacist" => "医疗机构药师", "institution" => "医疗机构", "company" => "医药企业", "insured" => "参保人员", _ => "医疗机构工作人员",
    };
}
