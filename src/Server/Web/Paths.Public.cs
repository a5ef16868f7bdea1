namespace Qingyi.Server.Web;

/// <summary>What everybody may open.</summary>
public static partial class Paths
{
    public const string Home = "/";
    public const string Tip = "/tip";
    public const string FollowUp = "/follow-up";
    public const string FollowUpMessage = "/follow-up/message";
    public const string FollowUpRating = "/follow-up/rating";
    public const string Notices = "/notices";

    /// <summary>订阅 of notices.</summary>
    public const string NoticeFeed = Notices + "/feed";

    /// <summary>随机抽取公开: every draw, with what is needed to repeat it.</summary>
    public const string Draws = "/draws";

    /// <summary>信息公开: entries of registers that are meant for everybody.</summary>
    public const string Disclosures = "/disclosures";

    /// <summary>政策法规与典型案例, for everybody.</summary>
    public const string Policies = "/policies";

    public static string Policy(string id) => $"{Policies}/{Uri.EscapeDataString(id)}";

    /// <summary>廉洁公示.</summary>
    public const string Integrity = "/integrity";

    /// <summary>The public key that papers of this house are signed by.</summary>
    public const string IntegrityKey = Integrity + "/key";

    /// <summary>收件回执, for whoever holds the receipt.</summary>
    public const string FollowUpProof = FollowUp + "/proof";

    /// <summary>Where a 收件回执 is checked.</summary>
    public const string Proof = "/proof";

    public const string ProofFile = Proof + "/file";

    /// <summary>The form behind a code of satisfaction.</summary>
    public const string Satisfaction = "/satisfaction";

    public static string Survey(string code) => $"{Satisfaction}/{Uri.EscapeDataString(code)}";

    public static string Notice(string id) => $"/notices/{Uri.EscapeDataString(id)}";

    public static string Disclosure(string register) => $"{Disclosures}/{Uri.EscapeDataString(register)}";

    public static string Disclosed(string register, string entry) => $"{Disclosure(register)}/{Uri.EscapeDataString(entry)}";

    /// <summary>The round as everybody may see it.</summary>
    public static string Draw(string id) => $"{Draws}/{Uri.EscapeDataString(id)}";
}
