using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Workflows.Histories;

/// <summary>Records cases anew, when asked by <c>QINGYI_RECORD_HISTORIES</c> (<c>all</c>, or names of walks); the README beside says how.</summary>
public sealed class RecordHistories
{
    public static TheoryData<string> Names => [.. HistoryWalks.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Record(string name)
    {
        var asked = Environment.GetEnvironmentVariable("QINGYI_RECORD_HISTORIES") ?? "";
        Assert.SkipUnless(asked == "all" || asked.Split(',').Contains(name), "Only when asked to record.");
        var recorder = new HistoryRecorder();
        await using var house = new House { Adjust = b => b.Services.AddSingleton<IStartupFilter>(recorder) };
        await house.InitializeAsync();

        var caseId = await HistoryWalks.All[name](house);

        var (history, contents) = await house.Inside(s => recorder.Of(name, caseId, s.GetRequiredService<CaseDb>()));
        foreach (var (recorded, today) in new HistoryPlayer(history, (key, _) => contents[key]).Play())
        {
            Assert.Equal(string.Join('\n', recorded.Journal), string.Join('\n', today));
        }

        history.Write(Here(), contents);
    }

    internal static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
