using Qingyi.Server.Audit;
using Qingyi.Tests.Registers;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Campaigns.Lived;

/// <summary>
/// 内江市's campaign from December 2021 to January 2025, on one clock, in the order in which things happen: two counties, a municipal hospital and a county's one; most keep their days, 乙区 does not. One file a
/// chapter. Days are those of workday.md section 4 and of the notice, never asked of the product.
/// </summary>
public sealed partial class NeijiangLife : IAsyncDisposable
{
    private readonly Life _life = new("neijiang-2021");

    [Requirement("S2-002", "S2-003", "S2-004", "S2-005", "S2-006", "S2-045", "S2-046", "S2-047", "S2-048", "S2-050", "S2-053", "S2-054", "S2-058", "S2-059", "S2-067")]
    [Fact]
    public async Task Three_years_are_lived_through_with_their_phases_returns_escalations_quotas_and_summary()
    {
        await Settle();
        await Mobilisation();
        await FirstYear();
        await SecondYear();
        await ThirdYear();
        await Summary();
        await Reopening();

        await using var db = _life.House.Store.Open();
        Assert.Empty((await AuditFiles.Verify(db, CancellationToken.None)).Faults);
    }

    /// <summary>Who there is. The campaign is run by the city from the moment that the city works here.</summary>
    private async Task Settle()
    {
        await _life.Open("2021-12-08");
        await RegisterWalk.Refused("campaign-guards", await _life.TryAdvance("province-leader"));
        await _life.Add("nj", "内江市卫生健康委员会", "city", House.Province);
        await _life.Add("jia", "甲县卫生健康局", "county", "nj");
        await _life.Add("yi", "乙区卫生健康局", "county", "nj");
        await _life.Add("first", "内江市示例医院", "hospital", "nj");
        await _life.Add("jia-clinic", "甲县示例医院", "hospital", "jia");
        await RegisterWalk.Refused("not-permitted", await _life.TryAdvance("jia-leader"));
        await RegisterWalk.Refused("no-such-campaign", await _life.TryAdvance("leader"));
    }

    /// <summary>Whom the notice names for the quarterly returns, with the one who writes them.</summary>
    private static readonly string[] Reporters = ["jia-handler", "yi-handler", "first-hospital"];

    private static readonly string[] Everybody = ["nj-handler", .. Reporters, "jia-clinic-hospital"];

    public ValueTask DisposeAsync() => _life.DisposeAsync();
}
