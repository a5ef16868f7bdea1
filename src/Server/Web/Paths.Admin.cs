namespace Qingyi.Server.Web;

/// <summary>系统管理.</summary>
public static partial class Paths
{
    /// <summary>运行状况.</summary>
    public const string Operations = "/workbench/admin/operations";

    /// <param name="how"><c>retry</c> or <c>give-up</c>.</param>
    public static string DecideLetter(string message, string how) => $"{Operations}/letters/{Uri.EscapeDataString(message)}/{how}";

    /// <summary>数据字典.</summary>
    public const string Dictionaries = "/workbench/admin/dictionaries";

    public static string Dictionary(string key) => $"{Dictionaries}/{Uri.EscapeDataString(key)}";

    /// <summary>模板.</summary>
    public const string Templates = "/workbench/admin/templates";

    /// <summary>One kind of document, and the organisation's own wording of it.</summary>
    /// <param name="show">Id of an edition; null: what waits or holds.</param>
    public static string Template(string kind, string? show = null) => $"{Templates}/documents/{Uri.EscapeDataString(kind)}" + (show is null ? "" : $"?show={Uri.EscapeDataString(show)}");

    /// <param name="edition">Null: what holds.</param>
    /// <param name="format"><c>docx</c> or <c>txt</c> to change it, <c>pdf</c> with a sample's values.</param>
    public static string TemplateFile(string kind, string? edition, string format) => $"{Template(kind)}/file?format={format}" + (edition is null ? "" : $"&edition={Uri.EscapeDataString(edition)}");

    public static string TemplateDifferences(string kind, string from, string? to) => $"{Template(kind)}/differences?from={Uri.EscapeDataString(from)}" + (to is null ? "" : $"&to={Uri.EscapeDataString(to)}");

    /// <param name="how"><c>decide</c> or <c>withdraw</c>.</param>
    public static string TemplateStep(string kind, string edition, string how) => $"{Template(kind)}/{Uri.EscapeDataString(edition)}/{how}";

    /// <summary>组织机构.</summary>
    public const string Organisations = "/workbench/admin/organisations";

    public const string OrganisationImport = Organisations + "/import";

    /// <summary>An empty sheet with the headings of an import.</summary>
    public const string OrganisationTemplate = Organisations + "/template";

    public static string Organisation(string id) => $"{Organisations}/{Uri.EscapeDataString(id)}";

    /// <summary>账号.</summary>
    public const string Accounts = "/workbench/admin/accounts";

    public static string Account(string user) => $"{Accounts}/{Uri.EscapeDataString(user)}";

    /// <summary>权限矩阵.</summary>
    public const string Roles = "/workbench/admin/roles";

    /// <summary>审计轨迹.</summary>
    public const string Audit = "/workbench/admin/audit";

    /// <summary>核验 of the chains that the page shows.</summary>
    public const string AuditCheck = Audit + "/check";

    public static string AuditTrail(string chain, string who, DateOnly? from, DateOnly? to, string before) =>
        $"{Audit}?chain={Uri.EscapeDataString(chain)}&who={Uri.EscapeDataString(who)}&from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}&before={Uri.EscapeDataString(before)}";

    public const string Calendars = "/workbench/admin/calendars";

    /// <summary>An imported calendar with what it would move.</summary>
    public static string Calendar(string id) => $"{Calendars}?id={Uri.EscapeDataString(id)}";
}
