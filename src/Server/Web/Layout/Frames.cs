namespace Qingyi.Server.Web.Layout;

/// <summary>What stands round a page of the public site.</summary>
/// <param name="Authority">The commission that runs the site: 示例市卫生健康委员会.</param>
/// <param name="Campaign">Name of the running campaign, beside the site's name.</param>
/// <param name="Hotline">Telephone and hours, in one phrase.</param>
/// <param name="LeaveTo">Address of the neutral page that 快速离开 leads to.</param>
/// <param name="Path">Path of this page, for the current item of the menu and the links to its other language and size.</param>
/// <param name="LargeText">Large print was asked for (?size=large).</param>
/// <param name="HighContrast">High contrast was asked for (?contrast=high).</param>
public sealed record PublicFrame(Words Words, string Authority, string? Campaign, string? Hotline, string LeaveTo, string Path, bool LargeText = false, bool HighContrast = false)
{
    /// <summary>A path of this site that keeps language, size and contrast; the public site has no cookie to keep them in.</summary>
    public string To(string path) => To(path, Wishes);

    /// <summary>What was asked for, as names and values of the address.</summary>
    public IReadOnlyList<(string Name, string Value)> Wishes => Wished(Words, LargeText, HighContrast);

    public string OtherLanguage => To(Path, Wished(Words == Words.Chinese ? Words.English : Words.Chinese, LargeText, HighContrast));

    public string OtherSize => To(Path, Wished(Words, !LargeText, HighContrast));

    public string OtherContrast => To(Path, Wished(Words, LargeText, !HighContrast));

    static List<(string Name, string Value)> Wished(Words words, bool large, bool contrast) =>
        [.. new (bool Asked, string Name, string Value)[] { (words != Words.Chinese, "lang", "en"), (large, "size", "large"), (contrast, "contrast", "high") }.Where(w => w.Asked).Select(w => (w.Name, w.Value))];

    static string To(string path, IReadOnlyList<(string Name, string Value)> wishes) =>
        wishes.Count == 0 ? path : path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + string.Join('&', wishes.Select(w => $"{w.Name}={w.Value}"));
}

/// <summary>Items of the workbench's menu.</summary>
public enum StaffPage
{
    Workbench,
    Inbox,
    Intake,
    Cases,
    Matters,
    Transfers,
    Registers,
    Returns,
    Inspections,
    Supervise,
    DueCalendar,
    Incidents,
    Absences,
    Campaigns,
    Notices,
    Rules,
    Studio,
    WhatIf,
    Calendars,
    Operations,
    Jobs,
    Organisations,
    Accounts,
    Roles,
    Audit,
    Dictionaries,
    Templates,
    Satisfaction,
    Articles,

    /// <summary>Not in the menu: the box in the top bar leads there.</summary>
    Search,

    /// <summary>Not in the menu: the bell in the top bar leads there.</summary>
    Messages,
}

/// <summary>What stands round a page of the workbench.</summary>
/// <param name="Person">Name and post of the person: 赵某 · 法制科.</param>
/// <param name="Current">The item of the menu that this page belongs to.</param>
/// <param name="Menu">Items that this person may open; the others are not shown.</param>
/// <param name="Counts">Numbers beside items; an item without one shows none.</param>
/// <param name="Overdue">Overdue matters, in red beside 督办看板.</param>
/// <param name="MovedClock">The moved time of the service, when its clock was moved; shown in a red bar on every page.</param>
/// <param name="Restored">The data came out of a backup, and nobody has confirmed yet that messages may leave and deadlines ring.</param>
public sealed record StaffFrame(
    Words Words,
    string Authority,
    string Person,
    StaffPage Current,
    IReadOnlyList<StaffPage> Menu,
    IReadOnlyDictionary<StaffPage, int> Counts,
    int Overdue,
    FormToken Token,
    DateTimeOffset? MovedClock = null,
    bool Restored = false)
{
    /// <summary>Messages that the person has not read, beside the bell.</summary>
    public int Unread { get; init; }

    /// <summary>The absent people for whom the person may act today; a bar on every page says so.</summary>
    public IReadOnlyList<Domain.People.Represented> ActingFor { get; init; } = [];
}

/// <summary>What stands round a page without menu.</summary>
public sealed record PlainFrame(Words Words, string Authority, FormToken Token, DateTimeOffset? MovedClock = null, bool Restored = false);
