using System.Text.Json.Nodes;

namespace Qingyi.Domain.Registers;

/// <summary>Fields that a definition names and does not have, and sealed ones where their words would be read.</summary>
internal static class FieldFaults
{
    public static IEnumerable<RegisterFault> Of(RegisterDefinition of)
    {
        var doubled = of.Forms.SelectMany(f => (f["properties"] as JsonObject ?? []).Select(p => p.Key)).GroupBy(k => k).FirstOrDefault(g => g.Count() > 1)?.Key;
        if (doubled is not null && !Repeats(of, doubled))
        {
            yield return new("$.form", Texts.Of("registers.fault.field-doubled", doubled));
        }

        foreach (var (path, name) in Named(of).Where(n => n.Name is not (Condition.State or Condition.Today) && of.Field(n.Name) is null))
        {
            yield return new(path, Texts.Of("registers.fault.field-unknown", name));
        }

        foreach (var (path, name) in Open(of).Where(n => of.IsSealed(n.Name)))
        {
            yield return new(path, Texts.Of("registers.fault.field-sealed", name));
        }

        foreach (var (statistic, i) in of.Statistics.Select((s, i) => (s, i)))
        {
            foreach (var parameter in new[] { statistic.Part.Parameter, statistic.Whole?.Parameter }.OfType<string>().Where(p => of.Parameters.All(x => x.Key != p)))
            {
                yield return new($"$.statistics[{i}]", Texts.Of("registers.fault.parameter-unknown", parameter));
            }

            if (new[] { statistic.Part, statistic.Whole }.Any(m => m is { Count: false, Sum: null, Distinct: null, Parameter: null }))
            {
                yield return new($"$.statistics[{i}]", Texts.Of("registers.fault.statistic-without-measure", statistic.Title));
            }
        }
    }

    // The same step from two states may ask the same things.
    private static bool Repeats(RegisterDefinition of, string name) =>
        of.Forms.Select(f => f["properties"]?[name]).Where(f => f is not null).Select(f => f!.ToJsonString()).Distinct().Count() == 1;

    private static IEnumerable<(string Path, string Name)> Named(RegisterDefinition of) =>
    [
        .. of.Label.Select(n => ("$.label", n)), .. of.Natural.Select(n => ("$.natural", n)), .. of.Columns.Select(n => ("$.columns", n)),
        .. One("$.on", of.On),
        .. of.Deadlines.SelectMany((d, i) => One($"$.deadlines[{i}].from", d.From).Concat(One($"$.deadlines[{i}].until", d.Until))),
        .. of.Statistics.SelectMany((s, i) => One($"$.statistics[{i}].by", s.By).Concat(Measured($"$.statistics[{i}]", s.Part)).Concat(Measured($"$.statistics[{i}]", s.Whole))),
        .. Conditions(of).SelectMany(c => One(c.Path, c.Of.Field).Concat(One(c.Path, c.Of.Before)).Concat(One(c.Path, c.Of.After)).Concat(One(c.Path, c.Of.Above))),
        .. (of.Publish?.Fields ?? []).Select(n => ("$.publish.fields", n)),
        .. of.Leads.SelectMany((l, i) => (l.Map ?? new Dictionary<string, string>()).Values.Where(v => !v.StartsWith('=')).Select(v => ($"$.leads[{i}].map", v))),
        .. of.Ranking is { } r ? r.Within.Append(r.Of).Append(r.Value).Append(r.Period).Select(n => ("$.ranking", n)) : [],
        .. (of.Over?.Fields.Keys ?? []).Select(n => ("$.over.fields", n)),
    ];

    private static IEnumerable<(string Path, string Name)> Open(RegisterDefinition of) =>
    [
        .. of.Label.Select(n => ("$.label", n)), .. of.Natural.Select(n => ("$.natural", n)), .. (of.Publish?.Fields ?? []).Select(n => ("$.publish.fields", n)),
        .. of.Statistics.SelectMany((s, i) => One($"$.statistics[{i}].by", s.By).Concat(Measured($"$.statistics[{i}]", s.Part)).Concat(Measured($"$.statistics[{i}]", s.Whole))),
        .. Conditions(of).Where(c => c.Of.Filled is null).SelectMany(c => One(c.Path, c.Of.Field)),
    ];

    private static IEnumerable<(string Path, Condition Of)> Conditions(RegisterDefinition of) =>
    [
        .. of.Refuse.SelectMany((r, i) => r.When.Select(c => ($"$.refuse[{i}]", c))),
        .. of.Transitions.SelectMany((t, i) => (t.Refuse ?? []).SelectMany(r => r.When).Select(c => ($"$.transitions[{i}].refuse", c))),
        .. of.Deadlines.SelectMany((d, i) => (d.When ?? []).Select(c => ($"$.deadlines[{i}].when", c))),
        .. of.Leads.SelectMany((l, i) => (l.When ?? []).Select(c => ($"$.leads[{i}].when", c))),
        .. of.Statistics.SelectMany((s, i) => s.Part.Where.Concat(s.Whole?.Where ?? []).Select(c => ($"$.statistics[{i}].where", c))),
    ];

    private static IEnumerable<(string, string)> Measured(string path, Measure? of) => of is null ? [] : One(path, of.Sum).Concat(One(path, of.Distinct));

    private static IEnumerable<(string, string)> One(string path, string? name) => name is null ? [] : [(path, name)];
}
