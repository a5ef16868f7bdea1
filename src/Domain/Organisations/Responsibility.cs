namespace Qingyi.Domain.Organisations;

/// <summary>Decides which commission's desk receives a tip: never one that the tip names.</summary>
/// <remarks>
/// 信访工作条例 30(3): what is reported must not reach the unit reported. Where the whole tree is named, no desk here may take the tip
/// and the reporter is told whom to turn to.
/// </remarks>
public static class Responsibility
{
    /// <summary>The desk for a tip about <paramref name="about"/>, or about a name as typed.</summary>
    /// <param name="all">Every organisation of this installation.</param>
    /// <param name="about">The organisation that the tip names by id, or null.</param>
    /// <param name="typedName">The institution as the reporter typed it, or null.</param>
    /// <param name="home">The organisation that receives what resembles nothing: the top of the tree.</param>
    public static Outcome<Desk> For(IReadOnlyCollection<Organisation> all, Organisation? about, string? typedName, Organisation home)
    {
        var named = about is not null ? [about] : Resembling(all, typedName);
        if (named.Count == 0)
        {
            return new Desk(home, []);
        }

        var desk = named.Select(n => Above(all, n, home)).Aggregate((a, b) => Common(all, a, b, home));
        while (named.Any(n => n.Id == desk.Id) && desk.Id != home.Id)
        {
            desk = Above(all, desk, home);
        }

        if (named.Any(n => n.Id == desk.Id))
        {
            return Refusals.Of("no-independent-desk", desk.Name);
        }

        return new Desk(desk, [.. named.Select(n => n.Id)]);
    }

    /// <summary>Organisations whose name is contained in, contains, or shares most character pairs with the typed name.</summary>
    public static IReadOnlyList<Organisation> Resembling(IReadOnlyCollection<Organisation> all, string? typedName)
    {
        var typed = Normal(typedName);
        if (typed.Length < 2)
        {
            return [];
        }

        return [.. all.Where(o => Similar(typed, Normal(o.Name)))];
    }

    private static bool Similar(string typed, string name)
    {
        if (name.Contains(typed, StringComparison.Ordinal) || typed.Contains(name, StringComparison.Ordinal))
        {
            return true;
        }

        var left = Pairs(typed);
        var right = Pairs(name);
        return right.Count > 0 && left.Intersect(right).Count() * 10 >= Math.Min(left.Count, right.Count) * 6;
    }

    private static HashSet<string> Pairs(string text) => [.. Enumerable.Range(0, Math.Max(0, text.Length - 1)).Select(i => text.Substring(i, 2))];

    private static string Normal(string? text) => new([.. (text ?? "").Where(c => !char.IsWhiteSpace(c) && !char.IsPunctuation(c))]);

    // A closed commission has no desk: whoever stands above it takes its place.
    private static Organisation Above(IReadOnlyCollection<Organisation> all, Organisation of, Organisation home)
    {
        var above = all.FirstOrDefault(o => o.Id == of.ParentId) ?? home;
        return above.ClosedAt is null || above.Id == home.Id ? above : Above(all, above, home);
    }

    private static Organisation Common(IReadOnlyCollection<Organisation> all, Organisation a, Organisation b, Organisation home)
    {
        while (!a.Governs(b) && a.Id != home.Id)
        {
            a = Above(all, a, home);
        }

        return a;
    }
}

/// <summary>The commission that receives a tip, and the organisations that must never read it.</summary>
public sealed record Desk(Organisation Organisation, IReadOnlyList<string> Named);
