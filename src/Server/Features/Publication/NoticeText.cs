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
        body.Append(Texts.Chinese("publication.notice.finding", organisation, subject, conduct));
        if (decision is { Kind: "penalise", Grading: { } grading })
        {
            body.Append(Texts.Chinese("publication.notice.decision", string.Join('、', Law(of.Facts.Proposal?.Response)), decision.Number, string.Join('，', Sanctions(of.Facts.Proposal?.Response, grading))));
        }
        else if (decision is not null)
        {
            body.Append(decision.Kind == "no-penalty" ? Texts.Chinese("publication.notice.no-penalty") : Texts.Chinese("publication.notice.unfounded"));
        }

        body.Append(Texts.Chinese("publication.notice.tier", GradingWords.Tier(of.Facts.Grading?.Tier ?? "none")));
        return (string.IsNullOrWhiteSpace(title) ? Texts.Chinese("publication.notice.title", conduct, of.Facts.Notice?.Scope == "internal" ? Texts.Chinese("publication.notice.circular") : Texts.Chinese("publication.notice.public-notice")) : title.Trim(), body.ToString());
    }

    /// <summary>The articles of a grading, as a document cites them.</summary>
    internal static IEnumerable<string> Law(JsonObject? response) =>
        (response?["law"] as JsonArray ?? []).OfType<JsonObject>().Select(l => $"《{l["statute"]}》{Article(l["article"]!.GetValue<string>())}").Distinct(StringComparer.Ordinal);

    internal static IEnumerable<string> Sanctions(JsonObject? response, Domain.Cases.Grading.GradingDecision grading)
    {
        var must = (response?["sanctions"] as JsonArray ?? []).OfType<JsonObject>().Where(s => s["mode"]?.GetValue<string>() == "must").Select(s => s["kind"]!.GetValue<string>()).ToHashSet();
        if (must.Contains("order-to-correct")) yield return Texts.Chinese("publication.sanction.order-to-correct");
        if (must.Contains("warning")) yield return Texts.Chinese("publication.sanction.warning");
        if (must.Contains("confiscation")) yield return Texts.Chinese("publication.sanction.confiscation");
        if (must.Contains("return-to-patient")) yield return Texts.Chinese("publication.sanction.return-to-patient");
        if (grading.Fine is > 0) yield return Texts.Chinese("publication.sanction.fine", grading.Fine);
        if (grading.SuspensionMonths is > 0) yield return Texts.Chinese("publication.sanction.suspension", grading.SuspensionMonths);
        if (grading.Revocation) yield return Texts.Chinese("publication.sanction.revocation");
        if (must.Count == 0 && grading is { Fine: null or 0, SuspensionMonths: null or 0, Revocation: false }) yield return Texts.Chinese("publication.sanction.internal-rules");
    }

    // 56(5) is written 第五十六条第（五）项.
    private static string Article(string code)
    {
        var parts = code.Split('(', ')');
        return int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var article)
            ? Texts.Chinese("publication.law.article-with-item", Numeral(article), parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var item) ? Texts.Chinese("publication.law.item", Numeral(item)) : "")
            : Texts.Chinese("publication.law.article", code);
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
        "physician" => Texts.Chinese("publication.subject.physician"), "nurse" => Texts.Chinese("publication.subject.nurse"),
        "pharmacist" => Texts.Chinese("publication.subject.pharmacist"), "institution" => Texts.Chinese("publication.subject.institution"),
        "company" => Texts.Chinese("publication.subject.company"), "insured" => Texts.Chinese("publication.subject.insured"), _ => Texts.Chinese("publication.subject.other"),
    };
}
