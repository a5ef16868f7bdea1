namespace Qingyi.Domain.People;

/// <summary>三员分立: system, security and audit are three people, and none of the three works on cases.</summary>
public static class Separation
{
    /// <summary>In the order of screens.</summary>
    public static IReadOnlyList<string> Three { get; } = [Role.Administrator, Role.SecurityAdministrator, Role.Auditor];

    /// <summary>Why one account may not hold these roles together; null where it may.</summary>
    public static Refusal? Of(IReadOnlyCollection<string> roles)
    {
        ArgumentNullException.ThrowIfNull(roles);
        var held = Three.Where(roles.Contains).ToList();
        return held.Count > 1 ? Refusals.Of("roles-separated.one-account-one-office", Names(held))
            : held.Count == 1 && roles.Count > 1 ? Refusals.Of("roles-separated.no-case-work", Names(held), Names(roles.Except(held)))
            : null;
    }

    /// <summary>Why this person may not give the account a new one-time password; null where she may.</summary>
    /// <remarks>Whoever hands out a password could use it first. So nobody gains by it what she may not do already: the password of one of the three comes from a second holder of the same office, every other one from the system administrator.</remarks>
    public static Refusal? OfReset(Person by, string account, IReadOnlyCollection<string> held)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(held);
        if (by.Id == account)
        {
            return Refusals.Of("roles-separated.own-password");
        }

        return Three.FirstOrDefault(held.Contains) switch
        {
            null when by.Is(Role.Administrator) => null,
            null => Refusals.Of("not-permitted.password-reset"),
            var office when by.Is(office) => null,
            var office => Refusals.Of("roles-separated.password-of-same-office", Role.Names[office]),
        };
    }

    private static string Names(IEnumerable<string> roles) => string.Join('、', roles.Select(r => Role.Names.GetValueOrDefault(r, r)));
}
