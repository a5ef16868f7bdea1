
namespace Qingyi.Domain.Inspections;

/// <summary>What keeps a list from being fixed. After it nothing can go wrong in the draw itself.</summary>
public static class ListChecks
{
    public static Refusal? Refuse(DrawList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        if (list.Units.Select(u => u.Code).Concat(list.Inspectors.Select(i => i.Code)).FirstOrDefault(c => c.Length == 0 || c.Any(char.IsWhiteSpace)) is { } code)
        {
            return InspectionRefusals.BadCode(code);
        }

        if (list.Takes.Sum(t => t.Count) == 0)
        {
            return InspectionRefusals.NothingToDraw;
        }

        foreach (var take in list.Takes)
        {
            var there = list.Units.Count(u => u.Stratum == take.Stratum);
            if (take.Count < 0 || take.Count > there)
            {
                return InspectionRefusals.TooFewUnits(take.Stratum, there, take.Count);
            }
        }

        var strata = list.Takes.Where(t => t.Count > 0).Select(t => t.Stratum).ToHashSet(StringComparer.Ordinal);
        return list.Units.FirstOrDefault(u => strata.Contains(u.Stratum) && list.For(u.Code).Count() < 2) is { } alone ? InspectionRefusals.TooFewInspectors(alone.Name) : null;
    }

    /// <summary>每次抽查均应覆盖: each type is drawn at least once, unless the jurisdiction has no unit of it.</summary>
    public static Refusal? Uncovered(DrawList list, IReadOnlyList<string> types)
    {
        ArgumentNullException.ThrowIfNull(list);
        var missing = types.Where(t => !list.Lacking.Contains(t) && !list.Takes.Any(k => k.Stratum == t && k.Count > 0)).ToList();
        return missing.Count == 0 ? null : InspectionRefusals.NotCovered(missing);
    }
}

/// <summary>What an inspection may not do, with the sentence that says what to do instead.</summary>
public static class InspectionRefusals
{
    public static Refusal NoSuchRound { get; } = Refusals.Of("no-such-round");
    public static Refusal NoSuchItem { get; } = Refusals.Of("invalid-data.inspection-task");
    public static Refusal NothingToDraw { get; } = Refusals.Of("nothing-to-draw.no-number-set");
    public static Refusal AlreadyFixed { get; } = Refusals.Of("list-fixed");
    public static Refusal NotFixed { get; } = Refusals.Of("list-not-fixed");
    public static Refusal AlreadyDrawn { get; } = Refusals.Of("already-drawn");
    public static Refusal NotDrawn { get; } = Refusals.Of("not-drawn");
    public static Refusal AlreadyRepeated { get; } = Refusals.Of("already-repeated");
    public static Refusal InspectionBegun { get; } = Refusals.Of("inspection-begun");
    public static Refusal NobodyLeft { get; } = Refusals.Of("too-few-inspectors.nobody-left-to-replace");
    public static Refusal NotOnePerson { get; } = Refusals.Of("invalid-data.which-inspector");
    public static Refusal OpenByDraw { get; } = Refusals.Of("draw-first");
    public static Refusal ReasonMissing { get; } = Refusals.Of("reason-missing");
    public static Refusal NotClosed { get; } = Refusals.Of("visits-open");

    public static Refusal BadCode(string code) => Refusals.Of("invalid-data.institution-code", code);

    public static Refusal TooFewUnits(string stratum, int there, int wanted) =>
        Refusals.Of("nothing-to-draw.fewer-in-category", Strata.Name(stratum), there, wanted);

    public static Refusal TooFewInspectors(string unit) => Refusals.Of("too-few-inspectors.no-recusal-for-unit", unit);

    public static Refusal NotCovered(IEnumerable<string> types) =>
        Refusals.Of("types-not-covered", string.Join('、', types.Select(Strata.Name)));

    public static Refusal BadSource(string what) => Refusals.Of("invalid-data.draw-source", what);
}
