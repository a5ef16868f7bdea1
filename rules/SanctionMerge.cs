namespace Qingyi.Rules;

/// <summary>Brings the proposals of several articles into one answer: one act, one fine (行政处罚法 29), each other kind once with every basis.</summary>
internal static class SanctionMerge
{
    private static readonly SanctionKind[] Order =
    [
        SanctionKind.Warning, SanctionKind.PublicCriticism, SanctionKind.Confiscation, SanctionKind.ReturnToPatient, SanctionKind.Fine, SanctionKind.Suspension,
        SanctionKind.Revocation, SanctionKind.LicenceSuspension, SanctionKind.LicenceRevocation, SanctionKind.PracticeBan, SanctionKind.OrderToCorrect,
    ];

    public static IReadOnlyList<Sanction> Merge(IEnumerable<Sanction> proposals) =>
    [
        .. proposals.GroupBy(s => (s.Kind, Ban: s.IndustryBan?.Kind, Apart: Apart(s))).Select(g => g.Key.Kind == SanctionKind.Fine ? Highest(g) : Together(g))
            .OrderBy(s => Array.IndexOf(Order, s.Kind)).ThenBy(s => s.IndustryBan?.Kind).ThenBy(Apart, StringComparer.Ordinal),
    ];

    public static IReadOnlyList<InsuranceMeasure> Merge(IEnumerable<InsuranceMeasure> proposals) =>
    [
        .. proposals.GroupBy(m => m.Kind).Select(g => g.Key switch
        {
            InsuranceKind.Fine or InsuranceKind.Repay => g.Aggregate(Sum),
            _ => g.Aggregate((a, b) => a with
            {
                Mode = Stronger(a.Mode, b.Mode),
                Basis = Join(a.Basis, b.Basis),
                MaxMonths = Max(a.MaxMonths, b.MaxMonths),
                ProposedMonths = Max(a.ProposedMonths, b.ProposedMonths),
            }),
        }).OrderBy(m => m.Kind),
    ];

    public static string Join(string a, string b) => a.Split('；').Concat(b.Split('；')).Distinct(StringComparer.Ordinal).Aggregate((x, y) => x + "；" + y);

    public static Mode Stronger(Mode a, Mode b) => a > b ? a : b;

    /// <summary>A ban for a time that an article sets is that article's own: another bars other persons from something else.</summary>
    private static string? Apart(Sanction sanction) => sanction is { Kind: SanctionKind.PracticeBan, IndustryBan: null } ? sanction.Basis : null;

    private static Sanction Highest(IEnumerable<Sanction> fines) =>
        fines.OrderByDescending(f => f.Max).ThenByDescending(f => f.Min).ThenBy(f => f.Basis, StringComparer.Ordinal).Aggregate((highest, other) =>
            highest.Basis == other.Basis || (highest.Min, highest.Max) != (other.Min, other.Max) ? highest : highest with { Basis = Join(highest.Basis, other.Basis) });

    private static Sanction Together(IEnumerable<Sanction> same) =>
        same.OrderByDescending(s => s.Mode).ThenBy(s => s.Basis.StartsWith("药品", StringComparison.Ordinal)).ThenBy(s => s.Basis, StringComparer.Ordinal).Aggregate((a, b) => a with
        {
            Mode = Stronger(a.Mode, b.Mode),
            Basis = Join(a.Basis, b.Basis),
            Amount = Max(a.Amount, b.Amount),
            MinMonths = Max(a.MinMonths, b.MinMonths),
            MaxMonths = Max(a.MaxMonths, b.MaxMonths),
            ProposedMonths = Max(a.ProposedMonths, b.ProposedMonths),
        });

    /// <summary>Losses under two articles are two acts: what is owed adds up.</summary>
    private static InsuranceMeasure Sum(InsuranceMeasure a, InsuranceMeasure b) => a with
    {
        Mode = Stronger(a.Mode, b.Mode),
        Basis = Join(a.Basis, b.Basis),
        Amount = a.Amount + b.Amount,
        Min = a.Min + b.Min,
        Max = a.Max + b.Max,
        Proposed = a.Proposed + b.Proposed,
        MinMultiple = a.MinMultiple == b.MinMultiple ? a.MinMultiple : null,
        MaxMultiple = a.MaxMultiple == b.MaxMultiple ? a.MaxMultiple : null,
    };

    private static TNumber? Max<TNumber>(TNumber? a, TNumber? b)
        where TNumber : struct, IComparable<TNumber> => a is { } x && b is { } y ? (x.CompareTo(y) >= 0 ? x : y) : a ?? b;
}
