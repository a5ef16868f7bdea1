namespace Qingyi.Domain.People;

/// <summary>请假: the days on which somebody is away, both ends included, and who acts meanwhile.</summary>
/// <param name="Person">Account id of who is away.</param>
/// <param name="Substitute">Account id; null: nobody acts, and what is addressed to the post goes to the next one above at once.</param>
public sealed record Absence(string Id, string Person, DateOnly From, DateOnly Until, string? Substitute)
{
    /// <summary>The longest that one entry may last.</summary>
    public const int Longest = 366;

    public bool On(DateOnly day) => From <= day && day <= Until;
}

/// <summary>代理: who sits in whose seat. A chain is followed once: a substitute who is away hands on to the own substitute, and nobody further.</summary>
public static class Substitution
{
    /// <summary>Who acts on the day for the person of an absence; null: nobody.</summary>
    /// <param name="all">Absences that stand, that one among them.</param>
    /// <param name="fit">Whether the second may act for the first: an open account of the same organisation or of a superior one.</param>
    public static string? Who(Absence of, DateOnly day, IReadOnlyList<Absence> all, Func<string, string, bool> fit)
    {
        if (!of.On(day) || of.Substitute is not { } first)
        {
            return null;
        }

        if (all.FirstOrDefault(a => a.Person == first && a.On(day)) is not { } away)
        {
            return fit(of.Person, first) ? first : null;
        }

        return away.Substitute is { } second && second != of.Person && fit(of.Person, second) && !all.Any(a => a.Person == second && a.On(day)) ? second : null;
    }

    /// <summary>Whether people would act for each other in a circle on some day, were the absence entered.</summary>
    public static bool Circles(Absence asked, IReadOnlyList<Absence> others) => Leads(asked.Substitute, asked.From, asked.Until, asked.Person, others, others.Count);

    private static bool Leads(string? from, DateOnly first, DateOnly last, string to, IReadOnlyList<Absence> others, int steps) =>
        from is not null && (from == to || (steps > 0 && others.Where(o => o.Person == from && o.From <= last && first <= o.Until)
            .Any(o => Leads(o.Substitute, o.From > first ? o.From : first, o.Until < last ? o.Until : last, to, others, steps - 1))));
}
