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
        return held.Count > 1 ? new Refusal("roles-separated", $"{Names(held)}必须由不同的人担任，一个账号只能是其中之一。")
            : held.Count == 1 && roles.Count > 1 ? new Refusal("roles-separated", $"{Names(held)}不办案、不看案件内容，不能同时是{Names(roles.Except(held))}；请另建账号。")
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
            return new Refusal("roles-separated", "自己的密码在“修改密码”里改，不用重置。");
        }

        return Three.FirstOrDefault(held.Contains) switch
        {
            null when by.Is(Role.Administrator) => null,
            null => new Refusal("not-permitted", "重置密码由系统管理员办理。"),
            var office when by.Is(office) => null,
            var office => new Refusal("roles-separated", $"{Role.Names[office]}的密码只能由另一位{Role.Names[office]}重置，否则可以冒用其身份。"),
        };
    }

    private static string Names(IEnumerable<string> roles) => string.Join('、', roles.Select(r => Role.Names.GetValueOrDefault(r, r)));
}
