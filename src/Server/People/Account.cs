using Microsoft.AspNetCore.Identity;

namespace Qingyi.Server.People;

/// <summary>An account of the staff. The person behind it is its display name, and the mail address at work where escalations also go; nothing more is kept.</summary>
public sealed class Account : IdentityUser
{
    /// <summary>Locked until then: closed for good.</summary>
    public static readonly DateTimeOffset Closed = DateTimeOffset.MaxValue;

    public required string DisplayName { get; set; }
    public required string OrganisationId { get; set; }

    /// <summary>The first password is random and must be changed before anything else.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>The last TOTP step that was accepted: the same code never opens the door twice.</summary>
    public long LastTotpStep { get; set; }
}
