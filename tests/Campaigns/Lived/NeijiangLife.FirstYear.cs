using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Qingyi.Tests.Registers;
using Qingyi.Tests.Returns;

namespace Qingyi.Tests.Campaigns.Lived;

/// <summary>2022: returns in their windows, one that is missing and climbs rung by rung, is chased, comes late, is sent back and received; and the first quota of inspections.</summary>
public sealed partial class NeijiangLife
{
    private async Task FirstYear()
    {
        await Institutions();
        await Quarter("2022Q1", "2022-03-25", "2022-03-31", ["jia-handler", "first-hospital"]);
        await Missing();
        await Study(2022, 1, 3);

        await Quarter("2022Q2", "2022-06-24", "2022-06-30", Reporters);
        await Study(2022, 4, 6);
        await Quarter("2022Q3", "2022-09-26", "2022-09-30", Reporters);
        await Study(2022, 7, 9);
        Assert.Equal(("open", "green"), await _life.Obligation("nj-supervisor", "yearly-supervision/2022"));
        await Inspect(2022, finishes: true);
        Assert.Equal(("met", "blue"), await _life.Obligation("nj-supervisor", "yearly-supervision/2022"));

        await Window("annual-summary", "2022", "2022-12-05", "2022-12-30");
        await Window("quarterly-progress", "2022Q4", "2022-12-26", "2022-12-30");
        await EndOfYear("2022-12-29", 2022, Reporters);
        await Study(2022, 10, 12);
        Assert.Contains("2024-10-01", await _life.Kept("nj-leader"), StringComparison.Ordinal);
    }

    /// <summary>乙区 has not handed in by Thursday, 31 March 2022. Saturday, 2 April is a working day; 3 to 5 April are not.</summary>
    private async Task Missing()
    {
        string[] ladder = ["yi-handler", "yi-section-head", "yi-leader", "yi-principal-leader", "nj-principal-leader"];
        var rungs = new (string Moment, int Reached)[]
        {
            ("2022-03-30 09:30", 1), ("2022-03-31 23:59", 1), ("2022-04-01 00:00", 2), ("2022-04-01 08:59", 2), ("2022-04-01 09:00", 3), ("2022-04-02 09:00", 4), ("2022-04-07 18:00", 4), ("2022-04-08 09:00", 5), ("2022-04-11 09:00", 5),
        };
        foreach (var (moment, reached) in rungs)
        {
            await _life.On(moment);
            if (moment is "2022-04-01 00:00" or "2022-04-02 09:00" or "2022-04-08 09:00")
            {
                await _life.Restart();
                await _life.On(moment);
            }

            var heard = new List<int>();
            foreach (var user in ladder)
            {
                heard.Add(await _life.Heard(user, "季度工作进展（2022年第一季度）"));
            }

            Assert.Equal((moment, string.Concat(Enumerable.Range(0, 5).Select(i => i < reached ? 1 : 0))), (moment, string.Concat(heard)));
        }

        Assert.Equal(0, await _life.Heard("jia-section-head", "季度工作进展（2022年第一季度）"));
        Assert.Equal(0, await _life.Heard("nj-section-head", "季度工作进展（2022年第一季度）"));
        Assert.Equal(("missed", "red"), await _life.Obligation("nj-supervisor", "quarterly-progress/2022Q1"));
        await Chased();
    }

    private async Task Chased()
    {
        var told = await (await _life.Post("nj-section-head", "/api/returns/chase", new { campaign = "neijiang-2021", obligation = "quarterly-progress", period = "2022Q1", text = "请立即报送。" })).Content.ReadFromJsonAsync<JsonArray>();
        Assert.Equal(["乙区卫生健康局"], told!.Select(t => (string)t!));

        await _life.On("2022-04-12");
        var late = await _life.HandIn("yi-handler", "quarterly-progress", "2022Q1");
        Assert.True((bool)late["summary"]!["late"]!);
        Assert.Equal(1, (int)late["summary"]!["chased"]!);
        var back = await _life.Returns.Step("nj-section-head", late, "send-back", "线索数与台账不一致。");
        Assert.Equal(("missed", "red"), await _life.Obligation("nj-supervisor", "quarterly-progress/2022Q1"));
        await _life.On("2022-04-13");
        var again = await _life.Returns.Step("yi-handler", await _life.Returns.Get("yi-handler", ReturnWalk.Id(back)), "submit", "下级本期未报的，下期补报。");
        Assert.Equal(2, (int)again["summary"]!["round"]!);
        Assert.Equal("received", ReturnWalk.State(await _life.Returns.Step("nj-section-head", again, "receive")));
        Assert.Equal(("met", "blue"), await _life.Obligation("nj-supervisor", "quarterly-progress/2022Q1"));
        await RegisterWalk.Refused("return-nobody-missing", await _life.Post("nj-section-head", "/api/returns/chase", new { campaign = "neijiang-2021", obligation = "quarterly-progress", period = "2022Q1" }));

        // Nothing rings again: the upper commission has heard once, whatever else became late meanwhile.
        await _life.On("2022-05-10");
        Assert.Equal(1, await _life.Heard("nj-principal-leader", "季度工作进展（2022年第一季度）"));
    }

    /// <summary>Everybody who is named hands in on the day before the last.</summary>
    private async Task Quarter(string period, string opens, string due, IEnumerable<string> users)
    {
        await Window("quarterly-progress", period, opens, due);
        await _life.On(Before(due));
        foreach (var user in users)
        {
            await _life.HandIn(user, "quarterly-progress", period);
        }
    }

    /// <summary>On its first day a return is there, opened by the house; on the day before it was not.</summary>
    private async Task Window(string obligation, string period, string opens, string due)
    {
        await _life.On(Before(opens));
        Assert.DoesNotContain(await _life.Returns.Own("yi-handler"), r => ((string?)r!["obligation"], (string?)r["period"]) == (obligation, period));
        await _life.On(opens);
        var open = await _life.Own("yi-handler", obligation, period);
        Assert.Equal((obligation, period, opens, due, "open"), (obligation, period, (string)open["opens"]!, (string)open["due"]!, (string)open["state"]!));
        Assert.NotNull(open["id"]);
    }

    private static string Before(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture).AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Both counties and both hospitals study once a month; the books are brought up to date once a quarter.</summary>
    private async Task Study(int year, int from, int to)
    {
        foreach (var month in Enumerable.Range(from, to - from + 1))
        {
            await Studied(year, month, Students);
        }

        Assert.Equal(to - from + 1, (await _life.Obligations("nj-supervisor")).Count(o => ((string)o["id"]!).StartsWith($"monthly-study/{year}-", StringComparison.Ordinal) && (string?)o["state"] == "met" && int.Parse(((string)o["period"]!)[5..], System.Globalization.CultureInfo.InvariantCulture) >= from));
    }

    private static readonly string[] Students = ["jia-handler", "yi-handler", "first-hospital", "jia-clinic-hospital"];

    private async Task Studied(int year, int month, IEnumerable<string> users)
    {
        var day = $"{year}-{month:00}-16";
        foreach (var user in users)
        {
            var entry = await _life.Registers.Enter(user, "study-sessions", new() { ["period"] = $"{year}-{month:00}", ["topic"] = "九不准", ["plannedOn"] = day, ["form"] = "study", ["audience"] = "all" });
            await _life.Registers.Move(user, "study-sessions", entry, "hold", new() { ["heldOn"] = day, ["led"] = "principal", ["expected"] = 40, ["attended"] = 40 });
        }
    }
}
