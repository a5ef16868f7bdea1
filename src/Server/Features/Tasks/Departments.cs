using System.Text.Json.Nodes;
using Qingyi.Domain.Organisations;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Tasks;

/// <summary>办理机构: which organisation's people may take a task.</summary>
internal static class Departments
{
    /// <summary>The organisation that the rule names, or the case's own where it names none that may take part.</summary>
    /// <param name="rule"><c>case</c>, <c>upper</c>, <c>institution</c> or <c>fact</c>; null is <c>case</c>.</param>
    public static Organisation Of(Transition t, string? rule, string? id)
    {
        var own = t.Db.Organisations.Find(t.Case.OrganisationId)!;
        var wanted = rule switch
        {
            "upper" => own.ParentId,
            "institution" => t.Case.InstitutionId,
            "fact" => id,
            _ => null,
        };
        if (wanted is null || t.Db.Organisations.Find(wanted) is not { } found)
        {
            return own;
        }

        // A unit that a tip names never takes part in its own case, and a task never leaves the line of command.
        var related = own.Governs(found) || found.Governs(own) || found.ParentId == own.ParentId;
        if (related && !t.Case.Named.Contains(found.Id))
        {
            return found;
        }

        t.Audit("department-refused", new JsonObject { ["organisation"] = found.Id });
        return own;
    }

    /// <summary>The account that a drawing names, where it is somebody of that role there.</summary>
    public static string? Holder(Transition t, string? account, string role, string organisation) =>
        account is not null && t.Db.Users.Find(account) is { } user && user.OrganisationId == organisation
        && t.Db.UserRoles.Any(ur => ur.UserId == account && t.Db.Roles.Any(r => r.Id == ur.RoleId && r.Name == role)) ? account : null;
}
