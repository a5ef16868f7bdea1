using System.Text.Json.Nodes;
using Qingyi.Tests.Inspections;

namespace Qingyi.Tests.Campaigns.Lived;

/// <summary>年度行风督导: every institution of the third level, and half of all others, in each of the three years; each commission its own (六（三）).</summary>
public sealed partial class NeijiangLife
{
    private async Task Institutions()
    {
        await _life.Rounds.Lists("nj-section-head", "N1", "general", "3", institution: "first");
        await _life.Rounds.Lists("nj-section-head", "N2", "tcm", "2");
        await _life.Rounds.Lists("jia-section-head", "J1", "general", "2", institution: "jia-clinic");
        await _life.Rounds.Lists("jia-section-head", "J2", "primary", "none");
        await _life.Rounds.Lists("yi-section-head", "Y1", "primary", "none");
        await _life.Rounds.Lists("yi-section-head", "Y2", "primary", "none");
        await _life.Rounds.Lists("yi-section-head", "Y3", "primary", "none");
    }

    /// <param name="finishes">Whether 乙区 finishes what it has drawn.</param>
    private async Task Inspect(int year, bool finishes)
    {
        Assert.Equal((1, 1), await Owed("nj", "level-three", year));
        Assert.Equal((1, 1), await Owed("nj", "level-two-and-others", year));
        Assert.Equal((2, 1), await Owed("jia", "level-two-and-others", year));
        Assert.Equal((3, 2), await Owed("yi", "level-two-and-others", year));
        await Round("nj", "level-three", year, 1, 1);
        await Round("nj", "level-two-and-others", year, 1, 1);
        await Round("jia", "level-two-and-others", year, 1, 1);
        await Round("yi", "level-two-and-others", year, 2, finishes ? 2 : 1);
        Assert.Equal(finishes ? "met" : "late", (string?)(await _life.Rounds.Quota("yi-section-head", "level-two-and-others", year))["state"]);
    }

    private async Task Round(string commission, string item, int year, int take, int finish)
    {
        var round = await _life.Rounds.Drawn($"{commission}-section-head", "neijiang-2021", item, $"{year}", ("all", take));
        Assert.Equal(take, round["visits"]!.AsArray().Count);
        foreach (var visit in round["visits"]!.AsArray().Take(finish))
        {
            await _life.Rounds.Finish(visit!, $"{commission}-");
        }
    }

    private async Task<(int Candidates, int Owed)> Owed(string commission, string item, int year)
    {
        JsonNode row = (await _life.Rounds.Quota($"{commission}-section-head", item, year))["rows"]![0]!;
        return ((int)row["candidates"]!, (int)row["owed"]!);
    }
}
