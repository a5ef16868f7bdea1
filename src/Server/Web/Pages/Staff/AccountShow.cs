using Qingyi.Server.Features.Admin;
using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>How the state of an account is shown.</summary>
static class AccountShow
{
    /// <summary>What a list can be narrowed to: code and key of its words.</summary>
    public static IReadOnlyList<(string Code, string Name)> States { get; } =
        [("open", "accounts.state.open"), ("locked", "accounts.state.locked"), ("closed", "accounts.state.closed"), ("without-role", "accounts.no-role")];

    public static LightView Light(AccountItem account, Words words) => account.State switch
    {
        "closed" => new LightView(LightState.None, Text: words["accounts.state.closed"]),
        "locked" => new LightView(LightState.Red, Text: words["accounts.state.locked"]),
        "first-password" => new LightView(LightState.Yellow, Text: words["accounts.state.first"]),
        _ => new LightView(LightState.Green, Text: words["accounts.state.open"]),
    };
}
