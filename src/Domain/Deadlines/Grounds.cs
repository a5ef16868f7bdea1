namespace Qingyi.Domain.Deadlines;

/// <summary>A ground on which the law lets a limit be extended (延期).</summary>
/// <param name="Id">Kebab-case words.</param>
/// <param name="Basis">The article that allows it.</param>
/// <param name="Level">The lowest level that may grant it: see <see cref="ApprovalLevel"/>.</param>
/// <param name="Amount">At most so many units of the limit, all extensions on this ground together; null: as many as the limit itself has.</param>
/// <param name="Times">How often it may be used for one deadline.</param>
/// <param name="AfterExpiry">Whether it may still be granted once the last day is over.</param>
/// <param name="From">First day on which the limit may begin for this ground to apply; null: from the beginning.</param>
/// <param name="To">First day on which it no longer may; null: open.</param>
public sealed record ExtensionGround(
    string Id, string Title, string Basis, string Level, LimitStanding Standing, int? Amount = null, int Times = 1, bool AfterExpiry = false,
    DateOnly? From = null, DateOnly? To = null, string? Note = null)
{
    /// <summary>The most that the ground gives to this limit.</summary>
    public int Most(LegalLimit limit) => Amount ?? limit.Amount;

    public bool InForce(DateOnly start) => (From is not { } from || from <= start) && (To is not { } to || start < to);
}

/// <summary>A ground on which time is not counted (中止、扣除).</summary>
/// <param name="Level">The lowest level that may record it: see <see cref="ApprovalLevel"/>.</param>
/// <param name="Limits">Ids of the limits that it holds up.</param>
public sealed record PauseGround(string Id, string Title, string Basis, string Level, LimitStanding Standing, IReadOnlyList<string> Limits, string? Note = null);

/// <summary>An extension that was granted.</summary>
/// <param name="Amount">Units of the limit.</param>
/// <param name="Ground">The reason in Chinese, with its article.</param>
/// <param name="On">The legal day of the grant.</param>
public sealed record Extension(int Amount, string Ground, DateOnly On);

/// <summary>Who may grant what: the rungs above the handler, each of which may do what those below it may.</summary>
public static class ApprovalLevel
{
    /// <summary>Code and name, lowest first.</summary>
    public static IReadOnlyList<(string Code, string Name)> InOrder { get; } =
        [("section-head", Texts.Chinese("deadlines.level.section-head")), ("leader-in-charge", Texts.Chinese("deadlines.level.leader-in-charge")), ("principal-leader", Texts.Chinese("deadlines.level.principal-leader")), ("upper-commission", Texts.Chinese("deadlines.level.upper-commission"))];

    public static string Name(string code) => InOrder.First(l => l.Code == code).Name;

    /// <summary>1 for the lowest; 0 for what is no level.</summary>
    public static int Rank(string? code) => InOrder.TakeWhile(l => l.Code != code).Count() is var below && below < InOrder.Count ? below + 1 : 0;
}
