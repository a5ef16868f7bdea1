using Qingyi.Server.Http;
using Qingyi.Server.Web;

namespace Qingyi.Server.Features.Returns;

/// <summary>Which of the lists of 报送中心 is shown, as it stands in the address.</summary>
/// <param name="Hand">What came in from below without a plan's date.</param>
/// <param name="Campaign">What this campaign asks of the jurisdiction; empty: what one's own unit owes and handed in.</param>
public sealed record ReturnScope(bool Hand, string Campaign)
{
    private const string ByHand = "hand";

    /// <summary>Lines of more than one unit.</summary>
    public bool Units => Hand || Campaign.Length > 0;

    /// <summary>Key of the words that name the list.</summary>
    public string Word => Hand ? "returns.by-hand.in" : Units ? "returns.of-campaign" : "returns.own";

    /// <summary>What the list is called among the columns.</summary>
    public string Columns => Hand ? "returns-hand" : Units ? "returns-campaign" : "returns";

    /// <summary>What the address says of it.</summary>
    public IReadOnlyList<(string Name, string? Value)> Asked => [("show", Hand ? ByHand : null), ("campaign", Campaign)];

    public static ReturnScope Of(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var query = http.Request.Query;
        return query["show"] == ByHand ? new(true, "") : new(false, query["campaign"].ToString());
    }

    /// <summary>Where the returns of a campaign and a unit stand.</summary>
    public static string Of(string campaign, string unit) => (ReturnFilter.None with { Unit = unit }).Address(Paths.Returns, new ReturnScope(false, campaign).Asked);

    public string Address() => Addresses.Of(Paths.Returns, Asked);
}
