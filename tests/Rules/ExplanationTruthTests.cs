using System.Globalization;
using System.Text.RegularExpressions;
using Qingyi.Domain.Grading;
using Qingyi.Rules.Tracing;

namespace Qingyi.Tests.Rules;

/// <summary>Each printed condition, evaluated again from the request alone, is what the trace says of it.</summary>
public sealed partial class ExplanationTruthTests
{
    private const int Seed = 20261201;

    [Fact]
    public void The_first_failing_condition_fails_and_its_value_is_that_of_the_facts()
    {
        var (told, checkedAgain) = (0, 0);
        foreach (var (request, response) in Cases())
        {
            foreach (var failing in response.Trace.Select(t => t.FirstFailing).OfType<FailingCondition>())
            {
                told++;
                var which = $"seed {Seed}: {failing} in {GradingJson.Write(request)}";
                Assert.True(!Holds(failing), which);
                var term = Comparison().Match(failing.Condition) is { Success: true } match ? match.Groups[1].Value : failing.Condition.Replace("并非：", "", StringComparison.Ordinal);
                if (failing.Condition.Contains("或者", StringComparison.Ordinal) || new AgainFromTheRequest(request, response).Values(term) is not { } possible)
                    continue;
                checkedAgain++;
                Assert.True(possible.Contains(failing.Value.ToString()), which + " but the facts say " + string.Join(",", possible));
            }
        }

        Assert.True(checkedAgain > told / 2, $"{checkedAgain} of {told} conditions were evaluated again.");
    }

    [Fact]
    public void What_a_fired_rule_gives_as_reason_holds_of_the_facts()
    {
        var (told, checkedAgain) = (0, 0);
        foreach (var (request, response) in Cases())
        {
            var again = new AgainFromTheRequest(request, response);
            foreach (var said in response.Trace.Where(t => t.Fired).SelectMany(t => t.Because!.Split('。', '；')))
            {
                told++;
                var which = $"seed {Seed}: {said} in {GradingJson.Write(request)}";
                if (Figures().Match(said) is { Success: true } figures)
                {
                    checkedAgain++;
                    Assert.True(Holds(figures.Groups[1].Value, Number(figures.Groups[2].Value), Number(figures.Groups[3].Value)), which);
                }

                if (Comparison().Match(said) is { Success: true } match)
                {
                    if (match.Groups[2].Value == "为" && again.Values(match.Groups[1].Value) is { } possible && !said.Contains("或者", StringComparison.Ordinal))
                    {
                        checkedAgain++;
                        Assert.True(possible.Contains(match.Groups[3].Value), which);
                    }
                }
                else if (!said.Contains('，', StringComparison.Ordinal) && again.Values(said.Replace("并非：", "", StringComparison.Ordinal)) is { } truth)
                {
                    checkedAgain++;
                    Assert.True(truth.Contains(said.StartsWith("并非", StringComparison.Ordinal) ? "否" : "是"), which);
                }
            }
        }

        Assert.True(checkedAgain > told / 2, $"{checkedAgain} of {told} reasons were evaluated again.");
    }

    private static IEnumerable<(GradingRequest Request, GradingResponse Response)> Cases()
    {
        var random = new Random(Seed);
        for (var i = 0; i < 300; i++)
        {
            var request = Drawn.Request(random, i);
            yield return (request, Graded.Rules.Grade(request, Graded.AsOf));
        }
    }

    private static bool Holds(FailingCondition failing)
    {
        var sign = Comparison().Match(failing.Condition) is { Success: true } match ? match.Groups[2].Value : "为";
        return failing is { Value.Number: { } value, Required.Number: { } required }
            ? Holds(sign, value, required)
            : sign switch
            {
                "为" => failing.Value == failing.Required,
                "不为" => failing.Value != failing.Required,
                _ => false,
            };
    }

    private static bool Holds(string sign, decimal value, decimal required) => sign switch
    {
        "≥" => value >= required,
        "≤" => value <= required,
        "<" => value < required,
        ">" => value > required,
        "不为" => value != required,
        _ => value == required,
    };

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("^(.+?) (≥|≤|<|>|为|不为) (.+?)(?:（[-0-9.]+，[-0-9.]+）)?$")]
    private static partial Regex Comparison();

    [GeneratedRegex("^.+? (≥|≤|<|>|为|不为) .+（([-0-9.]+)，([-0-9.]+)）$")]
    private static partial Regex Figures();

    /// <summary>The values that a term can have for this request, worked out without the rules' own facts; null: a term that is not checked again.</summary>
    private sealed class AgainFromTheRequest(GradingRequest request, GradingResponse response)
    {
        private static readonly Dictionary<string, (string From, string? To)> InForce = new(StringComparer.Ordinal)
        {
            ["医师法"] = ("2022-03-01", null), ["执业医师法"] = ("1999-05-01", "2022-03-01"), ["护士条例"] = ("2008-05-12", null), ["药品管理法（2019年修订）"] = ("2019-12-01", null),
            ["反不正当竞争法（2019年修正）"] = ("2018-01-01", "2025-10-15"), ["医疗保障基金使用监督管理条例"] = ("2021-05-01", null), ["九项准则"] = ("2021-11-12", null),
            ["“九不准”"] = ("2013-12-26", "2021-11-12"), ["医疗机构从业人员行为规范"] = ("2012-06-26", null), ["医疗纠纷预防和处理条例"] = ("2018-10-01", null),
            ["社会保险法"] = ("2011-07-01", null), ["基本医疗卫生与健康促进法"] = ("2020-06-01", null), ["医疗机构管理条例（2022年修订）"] = ("2022-05-01", null),
        };

        private readonly IReadOnlyList<GradingFinding> proven = [.. request.Findings.Where(f => f.Proven)];

        public IReadOnlyCollection<string>? Values(string term)
        {
            var subject = request.Subject;
            if (Of(term, "有情节“") is { } circumstance)
                return Truth(request.Circumstances.Any(c => Labels.Of(c) == circumstance));
            if (Of(term, "查实“") is { } conduct)
                return Truth(proven.Any(f => Labels.Of(f.Conduct) == conduct));
            if (term.EndsWith("已施行", StringComparison.Ordinal) && InForce.TryGetValue(term[..^3], out var days))
                return Truth(Day(days.From) <= request.ActedOn && (days.To is null || request.ActedOn < Day(days.To)));
            return term switch
            {
                "当事人类别" => [Labels.Of(subject.Kind)],
                "当事人为医疗机构人员" => Truth((int)subject.Kind <= 4),
                "当事人为自然人" => Truth(subject.Kind is not (SubjectKind.Institution or SubjectKind.Company)),
                "有管理职权" => Truth(subject.ManagementPower),
                "公立医疗机构" => Truth(subject.PublicInstitution),
                "中共党员" => Truth(subject.PartyMember),
                "医保定点" => Truth(subject.Designated),
                "因同类行为受过处罚" => Truth(subject.PriorSanctions.Any(p => p.ForSameConduct)),
                "初次并及时改正" => Truth(Has(Circumstance.FirstTime) && Has(Circumstance.Corrected)),
                "款项系索要或者已退还" => Truth(Has(Circumstance.Solicited) || Has(Circumstance.Returned)),
                "有法定从轻或者减轻情节" => Truth(Has(Circumstance.Confessed) || Has(Circumstance.Meritorious) || Has(Circumstance.Coerced)),
                "造成危害后果" => Truth(Has(Circumstance.HarmToPatient) || proven.Any(f => f.Harm)),
                "行为" => [.. request.Findings.Select(f => Labels.Of(f.Conduct))],
                "已查实" => [.. request.Findings.Select(f => f.Proven ? "是" : "否")],
                "造成不良后果" => [.. request.Findings.Select(f => f.Harm ? "是" : "否"), proven.Any(f => f.Harm) ? "是" : "否"],
                "本项金额" => [.. request.Findings.Select(f => new TraceValue(Number: f.Amount).ToString())],
                "认定金额" or "涉案金额" => [.. Sums()],
                "累计次数" => [Said(proven.Sum(f => f.Times))],
                "累计人数" => [Said(proven.Sum(f => f.Persons))],
                "从重从轻相抵后" => [Said(response.Factors.Sum(f => f.Weight))],
                "从轻从重相抵后" => [Said(-response.Factors.Sum(f => f.Weight))],
                "从重情节" => [Said(response.Factors.Where(f => f.Weight > 0).Sum(f => f.Weight))],
                "拟处吊销执业证书" => Truth(response.Sanctions.Any(s => s.Kind == SanctionKind.Revocation)),
                "裁量档次" => response.Severity switch
                {
                    Severity.None => [Labels.Of(Qingyi.Rules.Figures.Grade.None)],
                    Severity.Minor => [Labels.Of(Qingyi.Rules.Figures.Grade.Waived)],
                    Severity.Serious => [Labels.Of(Qingyi.Rules.Figures.Grade.Serious)],
                    Severity.EspeciallySerious => [Labels.Of(Qingyi.Rules.Figures.Grade.EspeciallySerious)],
                    _ => ["从轻", "一般", "从重"],
                },
                _ => null,
            };
        }

        /// <summary>Every sum that some of the proven findings can make, and the word for an unknown one.</summary>
        private IEnumerable<string> Sums()
        {
            for (var chosen = 1; chosen < 1 << proven.Count; chosen++)
            {
                var some = proven.Where((_, i) => (chosen >> i & 1) == 1).ToList();
                yield return some.All(f => f.Amount is not null) ? Said(some.Sum(f => f.Amount!.Value)) : "未查明";
            }
        }

        private bool Has(Circumstance circumstance) => request.Circumstances.Contains(circumstance);

        private static string Said(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

        private static IReadOnlyCollection<string> Truth(bool truth) => [truth ? "是" : "否"];

        private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

        private static string? Of(string term, string start) =>
            term.StartsWith(start, StringComparison.Ordinal) && term.IndexOf('”', start.Length) == term.Length - 1 ? term[start.Length..^1] : null;
    }
}
