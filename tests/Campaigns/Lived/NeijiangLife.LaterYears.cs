namespace Qingyi.Tests.Campaigns.Lived;

/// <summary>2023 and 2024 up to the end of the implementation: a month without study and a quota that is not met, and what becomes of both.</summary>
public sealed partial class NeijiangLife
{
    private async Task SecondYear()
    {
        await _life.On("2023-02-28 10:00");
        await Studied(2023, 1, Students);
        await Studied(2023, 2, Students.Except(["yi-handler"]));
        Assert.Equal(("open", "yellow"), await _life.Obligation("nj-supervisor", "monthly-study/2023-02"));
        await _life.On("2023-03-01");
        Assert.Equal(("missed", "red"), await _life.Obligation("nj-supervisor", "monthly-study/2023-02"));
        await Quarter("2023Q1", "2023-03-27", "2023-03-31", Reporters);
        await Study(2023, 3, 3);

        // The dragon-boat days take 22 to 24 June; Sunday the 25th is worked instead. The National Day takes 29 and 30 September.
        await Quarter("2023Q2", "2023-06-26", "2023-06-30", Reporters);
        await Study(2023, 4, 6);
        await Quarter("2023Q3", "2023-09-22", "2023-09-28", Reporters);
        await Study(2023, 7, 9);
        await _life.On("2023-11-20");
        await Inspect(2023, finishes: false);
        await Window("annual-summary", "2023", "2023-12-04", "2023-12-29");
        await Window("quarterly-progress", "2023Q4", "2023-12-25", "2023-12-29");
        await EndOfYear("2023-12-28", 2023, Reporters);
        await Study(2023, 10, 12);

        await _life.On("2024-01-02");
        Assert.Equal("missed", (string?)(await _life.Rounds.Quota("yi-section-head", "level-two-and-others", 2023))["state"]);
        Assert.Equal("met", (string?)(await _life.Rounds.Quota("jia-section-head", "level-two-and-others", 2023))["state"]);
        Assert.Equal(("missed", "red"), await _life.Obligation("nj-supervisor", "yearly-supervision/2023"));
    }

    private async Task ThirdYear()
    {
        await Quarter("2024Q1", "2024-03-25", "2024-03-29", Reporters);
        await Study(2024, 1, 3);
        await Quarter("2024Q2", "2024-06-24", "2024-06-28", Reporters);
        await Study(2024, 4, 6);

        // Sunday, 29 September 2024 is a working day.
        await Quarter("2024Q3", "2024-09-25", "2024-09-30", Reporters);
        await Study(2024, 7, 9);
        await _life.On("2024-09-30");
        Assert.Contains("2024-10-01", await _life.Kept("nj-leader"), StringComparison.Ordinal);
        await _life.On("2024-10-08");
        var kept = await _life.Kept("nj-leader");
        Assert.Contains("还有 2 项任务未完成", kept, StringComparison.Ordinal);
        Assert.Contains("专题学习（2023-02）", kept, StringComparison.Ordinal);
        Assert.Contains("年度行风督导（2023）", kept, StringComparison.Ordinal);
        await _life.Done(_life.TryWaive("nj-leader", "monthly-study", "2023-02", "yi", "当月机构改革，已在三月补学。"));
        Assert.Contains("还有 1 项任务未完成：年度行风督导（2023）", await _life.Kept("nj-leader"), StringComparison.Ordinal);
        await _life.Done(_life.TryWaive("nj-principal-leader", "yearly-supervision", "2023", "yi", "由市级代为督导。"));
        Assert.Equal("总结评估", await _life.Advance("nj-leader"));
        await Frozen("phase:implementation");
    }
}
