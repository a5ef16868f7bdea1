using System.Text.Json;
using System.Text.Json.Serialization;
using Qingyi.Domain.Registers;

namespace Qingyi.Domain.Returns;

/// <summary>A template, or what speaks against it.</summary>
public sealed record TemplateReading(ReturnTemplate? Template, IReadOnlyList<RegisterFault> Faults);

/// <summary>Reads a template; an unknown word is a fault, not a silence.</summary>
public static class ReturnTemplateReader
{
    private static readonly string[] Levels = ["province", "city", "county", "hospital"];

    // An inspection is met by its rounds.
    private static readonly string[] Kinds = ["report", "task", "study", "publicity"];

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        PropertyNameCaseInsensitive = false,
    };

    public static TemplateReading Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            var template = JsonSerializer.Deserialize<ReturnTemplate>(json, Strict);
            if (template is null)
            {
                return new(null, [new("$", "文件是空的。")]);
            }

            var faults = Faults(template).ToList();
            return new(faults.Count == 0 ? template : null, faults);
        }
        catch (JsonException fault)
        {
            var line = fault.LineNumber is { } number ? $"第{number + 1}行：" : "";
            return new(null, [new(fault.Path ?? "$", $"{line}{fault.Message}")]);
        }
    }

    private static IEnumerable<RegisterFault> Faults(ReturnTemplate of)
    {
        var keys = of.Figures.Select(f => f.Key).Concat(of.Texts.Select(t => t.Key)).Concat(of.Tables.Select(t => t.Key)).ToList();
        foreach (var twice in keys.GroupBy(k => k, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            yield return new("$", $"“{twice.Key}”写了两次；指标、文字和名单的 key 应各不相同。");
        }

        if (of.Serves.Count == 0 && of.ByHand is null)
        {
            yield return new("$.serves", "应写明用于哪个方案的哪项任务（serves），或者由谁随时报送（byHand）。");
        }

        if (keys.Count == 0)
        {
            yield return new("$", "报表里没有任何指标、文字或者名单。");
        }

        foreach (var served in of.Serves.Where(s => s.Kind is not null && (s.Obligation != "*" || !Kinds.Contains(s.Kind))))
        {
            yield return new("$.serves", $"“{served.Kind}”写在 obligation 为 * 的任务上，可选：{string.Join('、', Kinds)}。");
        }

        foreach (var level in (of.ByHand?.Levels ?? []).Concat(of.Figures.SelectMany(f => f.CountedAt ?? [])).Where(l => !Levels.Contains(l)))
        {
            yield return new("$", $"没有“{level}”这一级；可选：{string.Join('、', Levels)}。");
        }

        var figures = of.Figures.Select(f => f.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var fault in of.Figures.SelectMany(f => Faults(f, figures)).Concat(of.Checks.SelectMany((c, i) => Faults(c, i, figures))))
        {
            yield return fault;
        }
    }

    private static IEnumerable<RegisterFault> Faults(ReturnFigure figure, HashSet<string> figures)
    {
        var path = $"$.figures.{figure.Key}";
        if (figure.From is not { } from)
        {
            yield break;
        }

        if (new object?[] { from.Cases, from.Register, from.Sum }.Count(s => s is not null) != 1)
        {
            yield return new(path, "来源应写 cases、register、sum 中的一个。");
        }

        if (from.Cases is { } cases && !CaseEvents.All.Contains(cases))
        {
            yield return new(path, $"案件没有“{cases}”这种情况；可选：{string.Join('、', CaseEvents.All)}。");
        }

        if (from.Measure is not ("count" or "sum") || (from.Measure == "sum") != (from.Field is not null))
        {
            yield return new(path, "measure 应为 count，或者 sum 加一个 field。");
        }

        if (from.Span is not ("period" or "campaign" or "standing"))
        {
            yield return new(path, "span 应为 period（本期）、campaign（行动开始以来）或者 standing（截止时的现状）。");
        }

        foreach (var missing in (from.Sum ?? []).Where(k => !figures.Contains(k) || k == figure.Key))
        {
            yield return new(path, $"合计里的“{missing}”不是本表的其他指标。");
        }
    }

    private static IEnumerable<RegisterFault> Faults(FigureCheck check, int index, HashSet<string> figures)
    {
        var path = $"$.checks[{index}]";
        foreach (var missing in (check.EqualTo ?? []).Append(check.Of).Append(check.AtMost ?? check.Of).Where(k => !figures.Contains(k)).Distinct())
        {
            yield return new(path, $"没有“{missing}”这个指标。");
        }

        if (new[] { check.EqualTo is not null, check.AtMost is not null, check.NotBelowLast }.Count(c => c) != 1)
        {
            yield return new(path, "每条校验应写 equalTo、atMost、notBelowLast 中的一个。");
        }
    }
}
