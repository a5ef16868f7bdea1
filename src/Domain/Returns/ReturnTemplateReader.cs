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
                return new(null, [new("$", Texts.Of("returns.template.file-empty"))]);
            }

            var faults = Faults(template).ToList();
            return new(faults.Count == 0 ? template : null, faults);
        }
        catch (JsonException fault)
        {
            var line = fault.LineNumber is { } number ? Texts.Of("returns.template.file-line", number + 1) : "";
            return new(null, [new(fault.Path ?? "$", $"{line}{fault.Message}")]);
        }
    }

    private static IEnumerable<RegisterFault> Faults(ReturnTemplate of)
    {
        var keys = of.Figures.Select(f => f.Key).Concat(of.Texts.Select(t => t.Key)).Concat(of.Tables.Select(t => t.Key)).ToList();
        foreach (var twice in keys.GroupBy(k => k, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            yield return new("$", Texts.Of("returns.template.key-twice", twice.Key));
        }

        if (of.Serves.Count == 0 && of.ByHand is null)
        {
            yield return new("$.serves", Texts.Of("returns.template.serves-none"));
        }

        if (keys.Count == 0)
        {
            yield return new("$", Texts.Of("returns.template.nothing-asked"));
        }

        foreach (var served in of.Serves.Where(s => s.Kind is not null && (s.Obligation != "*" || !Kinds.Contains(s.Kind))))
        {
            yield return new("$.serves", Texts.Of("returns.template.kind-unknown", served.Kind, string.Join('、', Kinds)));
        }

        foreach (var level in (of.ByHand?.Levels ?? []).Concat(of.Figures.SelectMany(f => f.CountedAt ?? [])).Where(l => !Levels.Contains(l)))
        {
            yield return new("$", Texts.Of("returns.template.level-unknown", level, string.Join('、', Levels)));
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
            yield return new(path, Texts.Of("returns.template.source"));
        }

        if (from.Cases is { } cases && !CaseEvents.All.Contains(cases))
        {
            yield return new(path, Texts.Of("returns.template.case-event-unknown", cases, string.Join('、', CaseEvents.All)));
        }

        if (from.Measure is not ("count" or "sum") || (from.Measure == "sum") != (from.Field is not null))
        {
            yield return new(path, Texts.Of("returns.template.measure"));
        }

        if (from.Span is not ("period" or "campaign" or "standing"))
        {
            yield return new(path, Texts.Of("returns.template.span"));
        }

        foreach (var missing in (from.Sum ?? []).Where(k => !figures.Contains(k) || k == figure.Key))
        {
            yield return new(path, Texts.Of("returns.template.sum-part-unknown", missing));
        }
    }

    private static IEnumerable<RegisterFault> Faults(FigureCheck check, int index, HashSet<string> figures)
    {
        var path = $"$.checks[{index}]";
        foreach (var missing in (check.EqualTo ?? []).Append(check.Of).Append(check.AtMost ?? check.Of).Where(k => !figures.Contains(k)).Distinct())
        {
            yield return new(path, Texts.Of("returns.template.figure-unknown", missing));
        }

        if (new[] { check.EqualTo is not null, check.AtMost is not null, check.NotBelowLast }.Count(c => c) != 1)
        {
            yield return new(path, Texts.Of("returns.template.check"));
        }
    }
}
