using System.Globalization;
using Qingyi.Server.Audit;
using Qingyi.Tests.Registers;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Campaigns.Lived;

/// <summary>
/// 交城县's campaign of 2021, day by day: 安排部署 of three days, 全面整治 in August, 建章立制 to 15 September, and the two duties that fall after all phases. The bureau and two institutions under it; the township's is late twice.
/// Each evening the supervisor looks at the duties; what changed is the diary.
/// </summary>
public sealed class JiaochengLife : IAsyncDisposable
{
    private const string Bureau = "jc-handler";
    private const string Hospital = "jc-first-hospital";
    private const string Township = "jc-town-hospital";
    private readonly Life _life = new("jiaocheng-2021");
    private readonly Dictionary<string, string> _lights = new(StringComparer.Ordinal);
    private readonly List<string> _diary = [];

    /// <summary>
    /// Evening, duty and light from then on: 31 July and 1 August are Saturday and Sunday, so that their reminder comes on Friday the 30th; 5 August is a Thursday, 31 August a Tuesday, 15 September a Wednesday.
    /// </summary>
    private static readonly string[] Diary =
    [
        "07-30 unit-plan yellow", "07-30 tip-channels blue", "07-30 liaison-report yellow", "07-31 unit-plan blue", "08-01 liaison-report blue",
        "08-04 public-commitment yellow", "08-06 public-commitment red", "08-13 public-commitment blue", "08-20 warning-education blue", "08-24 inspection blue", "08-30 branch-meeting yellow", "09-01 branch-meeting red", "09-02 branch-meeting blue",
        "09-10 ethics-files blue", "09-10 talk-system blue", "09-14 drug-monitoring yellow", "09-14 case-book yellow", "09-15 drug-monitoring blue", "09-15 case-book blue", "09-29 drug-ranking yellow", "09-30 drug-ranking blue",
    ];

    [Requirement("S3-021", "S3-023", "S3-024", "S3-025", "S3-026", "S3-028", "S3-038", "S3-048")]
    [Fact]
    public async Task Six_weeks_are_lived_through_day_by_day_in_three_phases()
    {
        await Settle();
        for (var day = new DateOnly(2021, 7, 29); day <= new DateOnly(2021, 9, 30); day = day.AddDays(1))
        {
            var date = day.ToString("MM-dd", CultureInfo.InvariantCulture);
            await _life.On($"2021-{date}");
            await Take(date);
            await _life.On($"2021-{date} 18:00");
            await Look(date);
        }

        Assert.Equal(Diary, _diary);
        await AfterAllPhases();
        await using var db = _life.House.Store.Open();
        Assert.Empty((await AuditFiles.Verify(db, CancellationToken.None)).Faults);
    }

    private async Task Settle()
    {
        await _life.Open("2021-07-27");
        await _life.Add("jc", "交城县卫生健康和体育局", "county", House.City);
        await _life.Add("jc-first", "交城县示例医院", "hospital", "jc");
        await _life.Add("jc-town", "示例乡镇卫生院", "hospital", "jc");
        await _life.House.Account("city-principal", "市主要负责人乙", House.City, Qingyi.Domain.People.Role.PrincipalLeader);
        await _life.On("2021-07-28");
        Assert.Contains("2021-07-29", await _life.Kept("jc-leader"), StringComparison.Ordinal);
        Assert.Equal(["grey"], (await _life.Obligations("jc-supervisor")).Select(o => (string)o["light"]!).Distinct());
        Assert.Empty(await _life.Returns.Own(Township));
    }

    private Task Take(string day) => day switch
    {
        "07-29" => Begin(),
        "07-30" => All(("unit-plan", [Bureau, Hospital]), ("tip-channels", [Bureau, Hospital, Township])),
        "07-31" => LastDayOfArrangements(),
        "08-01" => All(("liaison-report", [Hospital, Township])),
        "08-02" => Goes("全面整治"),
        "08-03" => All(("public-commitment", [Bureau, Hospital])),
        "08-12" => Late(),
        "08-13" => All(("public-commitment", [Township])),
        "08-20" => All(("warning-education", [Hospital, Township]), ("branch-meeting", [Bureau, Hospital])),
        "08-24" => Inspected(),
        "09-01" => StillOneMissing(),
        "09-02" => LastMeeting(),
        "09-10" => All(("ethics-files", [Hospital, Township]), ("talk-system", [Hospital, Township])),
        "09-14" => Eve(),
        "09-15" => Close(),
        "09-30" => All(("drug-ranking", [Hospital, Township])),
        _ => Task.CompletedTask,
    };

    private async Task Look(string day)
    {
        foreach (var of in (await _life.Obligations("jc-supervisor")).Where(o => _lights.GetValueOrDefault((string)o["obligation"]!, "green") != (string?)o["light"]))
        {
            _lights[(string)of["obligation"]!] = (string)of["light"]!;
            _diary.Add($"{day} {of["obligation"]} {of["light"]}");
        }
    }

    private async Task All(params (string Duty, string[] Users)[] duties)
    {
        foreach (var (duty, users) in duties)
        {
            foreach (var user in users)
            {
                Assert.False((bool)(await _life.HandIn(user, duty, duty == "drug-ranking" ? "2021-09" : null))["summary"]!["late"]! && duty is not ("public-commitment" or "branch-meeting"), duty);
            }
        }
    }

    private async Task Begin()
    {
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await _life.TryAdvance(Hospital)).StatusCode);
        await Goes("安排部署");
        await _life.House.Sweep();
        Assert.Equal(("2021-07-31", "open"), ((string)(await _life.Own(Township, "unit-plan"))["due"]!, (string)(await _life.Own(Township, "unit-plan"))["state"]!));
        Assert.Equal("2021-08-01", (string?)(await _life.Own(Township, "liaison-report"))["due"]);
        Assert.DoesNotContain(await _life.Returns.Own(Bureau), r => (string?)r!["obligation"] == "liaison-report" && r["due"] is not null);
    }

    private async Task LastDayOfArrangements()
    {
        Assert.Equal((1, 1), (await _life.Heard(Township, "制定本单位实施方案"), await _life.Heard(Township, "报送领导小组、联络员信息和安排部署情况")));
        var kept = await _life.Kept("jc-leader");
        Assert.Contains("“全面整治”阶段自 2021-08-01 开始", kept, StringComparison.Ordinal);
        Assert.Contains("还有 1 项任务未完成：制定本单位实施方案", kept, StringComparison.Ordinal);
        await All(("unit-plan", [Township]));
    }

    /// <summary>The township's commitment was due on Thursday, 5 August: the bureau's leaders heard on Friday and Monday, the city on the fifth working day, the 12th.</summary>
    private async Task Late()
    {
        foreach (var (user, times) in new[] { ("jc-section-head", 1), ("jc-leader", 1), ("jc-principal-leader", 1), ("city-principal", 1) })
        {
            Assert.Equal((user, times), (user, await _life.Heard(user, "完成公开承诺并报备案")));
        }

        await _life.Restart();
        await _life.House.Sweep();
        Assert.Equal(1, await _life.Heard("city-principal", "完成公开承诺并报备案"));
    }

    private async Task Inspected()
    {
        await _life.Rounds.Lists("jc-section-head", "JC1", "general", "2", institution: "jc-first");
        await _life.Rounds.Lists("jc-section-head", "JC2", "primary", "none", institution: "jc-town");
        var round = await _life.Rounds.Drawn("jc-section-head", "jiaocheng-2021", "free", "2021", ("all", 1));
        Assert.Equal("open", (await _life.Obligation("jc-supervisor", "inspection")).State);
        await _life.Rounds.Finish(round["visits"]!.AsArray().Single()!, "jc-", "jiaocheng");
    }

    private async Task StillOneMissing()
    {
        Assert.Contains("还有 1 项任务未完成：召开专题组织生活会", await _life.Kept("jc-leader"), StringComparison.Ordinal);
        Assert.Equal(1, await _life.Heard("jc-section-head", "召开专题组织生活会"));
    }

    private async Task LastMeeting()
    {
        await All(("branch-meeting", [Township]));
        await Goes("建章立制");
    }

    private async Task Eve()
    {
        var kept = await _life.Kept("jc-leader");
        Assert.Contains("2021-09-15", kept, StringComparison.Ordinal);
        Assert.Contains("还有 2 项任务未完成：建立药品用量动态监测和超常预警制度、编印警示教育案例", kept, StringComparison.Ordinal);
    }

    private async Task Close()
    {
        await All(("drug-monitoring", [Hospital, Township]), ("case-book", [Bureau]));
        await Goes("已结束");
        var frozen = (await _life.Figures("jc-supervisor"))[0]["frozen"]!.AsArray().Select(f => (string)f!["period"]!);
        Assert.Equal(["phase:mobilisation", "phase:rectification", "phase:rule-making"], frozen);
    }

    /// <summary>The notice asks for an assessment at the end of the year, long after its last phase: it is owed all the same.</summary>
    private async Task AfterAllPhases()
    {
        await _life.On("2021-12-30");
        Assert.Equal(("open", "yellow"), await _life.Obligation("jc-supervisor", "third-party-assessment"));
        await All(("third-party-assessment", [Hospital, Township]));
        Assert.All(await _life.Obligations("jc-supervisor"), o => Assert.Equal("met", (string?)o["state"]));
    }

    private async Task Goes(string phase) => Assert.Equal(phase, await _life.Advance("jc-leader"));

    public ValueTask DisposeAsync() => _life.DisposeAsync();
}
