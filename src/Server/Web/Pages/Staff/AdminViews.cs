using Qingyi.Server.Features.Admin;
using Qingyi.Server.Features.Registers;
using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>组织机构 as a tree.</summary>
/// <param name="Draft">What was typed for a new organisation and refused; null: an empty form.</param>
/// <param name="MayAct">The system administrator.</param>
public sealed record OrganisationsView(IReadOnlyList<OrganisationItem> Items, string Query, int Total, IReadOnlyList<Option> Parents, NewOrganisation? Draft, string? Refusal, bool MayAct, string Once) : IPageView
{
    public Type Component => typeof(OrganisationsPage);

    public string Title(Words words) => words["organisations"];
}

/// <summary>One organisation, with what hangs on it.</summary>
public sealed record OrganisationView(
    string Id, string Name, string? ShortName, string? AreaCode, string Level, IReadOnlyList<Crumb> Above, DateTimeOffset? ClosedAt, OrganisationLoad Load, IReadOnlyList<OrganisationItem> Below, IReadOnlyList<Option> Parents,
    string? Parent, string? Refusal, bool MayAct) : IPageView
{
    public Type Component => typeof(OrganisationPage);

    public string Title(Words words) => Name;
}

/// <summary>A sheet of organisations before it is taken, and after.</summary>
/// <param name="Rows">The good rows as they will be taken, for the form that takes them; null where nothing may be taken.</param>
public sealed record OrganisationImportView(OrganisationSheet? Sheet, string? Name, string? Rows, string? Refusal, int? Taken) : IPageView
{
    public Type Component => typeof(OrganisationImportPage);

    public string Title(Words words) => words["organisations.import"];
}

/// <summary>账号 with their filter.</summary>
/// <param name="SettingUp">Nobody is security administrator yet.</param>
public sealed record AccountsView(
    IReadOnlyList<AccountItem> Lines, AccountFilter Filter, IReadOnlyList<Option> Organisations, PagerView Pager, NewAccount? Draft, string? Refusal, bool MayMake, bool SettingUp, string Once) : IPageView
{
    public ColumnsView Columns { get; init; } = new("accounts", "", []);

    /// <summary>The ways out of the list as a file.</summary>
    public IReadOnlyList<ActionView> Exports { get; init; } = [];

    public Type Component => typeof(AccountsPage);

    public string Title(Words words) => words["accounts"];
}

/// <summary>One account.</summary>
/// <param name="OneTimePassword">Shown in this answer and never again.</param>
/// <param name="RefusedReset">Why the password may not be reset by this person; null where it may.</param>
/// <param name="RefusedRoles">Why roles may not be changed by this person.</param>
/// <param name="RefusedState">Why it may not be closed or reopened by this person.</param>
public sealed record AccountView(AccountItem Account, string? OneTimePassword, string? Refusal, bool MayAddress, string? RefusedReset, string? RefusedRoles, string? RefusedState, string Once) : IPageView
{
    public Type Component => typeof(AccountPage);

    public string Title(Words words) => Account.Name;
}

/// <summary>权限矩阵.</summary>
public sealed record RolesView(RoleMatrix Matrix) : IPageView
{
    public Type Component => typeof(RolesPage);

    public string Title(Words words) => words["roles"];
}

/// <summary>审计轨迹: what the administrators did, and every other chain.</summary>
public sealed record AuditTrailView(IReadOnlyList<TrailLine> Lines, AuditFilter Filter, IReadOnlyList<Option> People, PagerView Pager, string? Refusal) : IPageView
{
    /// <summary>What the verification that was asked for just now found.</summary>
    public Audit.AuditChecked? Checked { get; init; }

    /// <summary>The ways out of the list as a file.</summary>
    public IReadOnlyList<ActionView> Exports { get; init; } = [];

    public ColumnsView Columns { get; init; } = new("audit", "", []);

    public Type Component => typeof(AuditTrailPage);

    public string Title(Words words) => words["audit-trail"];
}
