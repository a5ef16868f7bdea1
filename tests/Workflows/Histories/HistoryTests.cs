using Qingyi.Server.Hosting;

namespace Qingyi.Tests.Workflows.Histories;

/// <summary>A change of the engine that would alter a case under way shows here: every recorded case is played again.</summary>
public sealed class HistoryTests
{
    public static TheoryData<string> Names => [.. History.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_recorded_case_goes_the_same_way_today(string name)
    {
        var history = History.Read(name);

        foreach (var (recorded, today) in new HistoryPlayer(history, History.Definition).Play())
        {
            Assert.Equal(string.Join('\n', recorded.Journal), string.Join('\n', today));
        }
    }

    [Fact]
    public void Every_shipped_procedure_has_been_recorded()
    {
        var recorded = History.Names.SelectMany(n => History.Read(n).Definitions.Keys).ToHashSet(StringComparer.Ordinal);
        var shipped = Directory.EnumerateFiles(Shipped.Workflows, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!);

        Assert.Equal([], shipped.Where(key => !recorded.Contains(key)));
    }

    [Fact]
    public void A_journal_that_differs_is_noticed()
    {
        var history = History.Read("to-notice");
        var steps = history.Steps.ToList();
        steps[1] = steps[1] with { Outcomes = ["declined"] };

        Assert.ThrowsAny<Exception>(() =>
        {
            foreach (var (recorded, today) in new HistoryPlayer(history with { Steps = steps }, History.Definition).Play())
            {
                Assert.Equal(string.Join('\n', recorded.Journal), string.Join('\n', today));
            }
        });
    }
}
