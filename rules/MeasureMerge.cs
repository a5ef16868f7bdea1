namespace Qingyi.Rules;

/// <summary>Each measure once, with its strongest mode and every basis.</summary>
internal static class MeasureMerge
{
    public static IReadOnlyList<PersonnelMeasure> Personnel(IEnumerable<PersonnelMeasure> proposals) =>
    [
        .. proposals.GroupBy(m => m.Kind).OrderBy(g => g.Key)
            .Select(g => new PersonnelMeasure(g.Key, g.Max(m => m.Mode), Bases(g.Select(m => m.Basis)))),
    ];

    public static IReadOnlyList<Transfer> Transfers(IEnumerable<Transfer> proposals) =>
    [
        .. proposals.GroupBy(t => t.To).OrderBy(g => g.Key)
            .Select(g => new Transfer(g.Key, g.Max(t => t.Mode), g.Max(t => t.Strength), Bases(g.Select(t => t.Basis)))),
    ];

    public static IReadOnlyList<Accountability> Accountability(IEnumerable<Accountability> proposals) =>
    [
        .. proposals.GroupBy(a => (a.Who, a.Measure)).OrderBy(g => g.Key)
            .Select(g => new Accountability(g.Key.Who, g.Key.Measure, Bases(g.Select(a => a.Basis)))),
    ];

    public static IReadOnlyList<InterimMeasure> Interim(IEnumerable<InterimMeasure> proposals) =>
    [
        .. proposals.GroupBy(m => m.Kind).OrderBy(g => g.Key).Select(g => new InterimMeasure(g.Key, g.Max(m => m.Mode), Bases(g.Select(m => m.Basis)))),
    ];

    private static string Bases(IEnumerable<string> bases) => bases.Order(StringComparer.Ordinal).Aggregate(SanctionMerge.Join);
}
