using System.Diagnostics;
using System.Globalization;
using Qingyi.Domain.Inspections;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Inspections;

/// <summary>The draw itself: the same for everybody, fair, and impossible to tamper with unseen.</summary>
public sealed class DrawTests
{
    private const string Secret = "5f1f6c2d8b0e4a7793c5d1e2f3a4b5c6d7e8f90112233445566778899aabbcc0";

    [Fact]
    public void The_text_of_a_list_is_read_back_to_the_same_list()
    {
        var list = List(units: 12, inspectors: 4, ("general", 2), ("primary", 3)) with { Avoidances = [new("P02", "U03", "relative")], LeftOut = [new("U99", "closed")], Lacking = ["maternal"] };

        var read = DrawListReader.Read(list.Text);

        Assert.Null(read.Fault);
        Assert.Equal(list.Text, read.List!.Text);
        Assert.Equal(ProvableDraw.Draw(list, Seed(list, "042315")).Text, ProvableDraw.Draw(read.List, Seed(list, "042315")).Text);
    }

    [Theory]
    [InlineData("unit U01 general general 3 public 示例医院1", "unit U01 general general 3 public  示例医院1")]
    [InlineData("take general 2\n", "take general 02\n")]
    [InlineData("draw 1", "draw x")]
    [InlineData("public 双色球", "publik 双色球")]
    [InlineData("take general 2\n", "take general\n")]
    public void A_list_in_another_spelling_is_no_list(string from, string to)
    {
        var text = List(12, 4, ("general", 2)).Text;
        Assert.Contains(from, text, StringComparison.Ordinal);

        Assert.NotNull(DrawListReader.Read(text.Replace(from, to, StringComparison.Ordinal)).Fault);
    }

    [Fact]
    public void One_changed_letter_of_list_secret_or_value_gives_another_seed()
    {
        var list = List(12, 4, ("general", 2));
        var other = list with { Units = [.. list.Units.Select((u, i) => i == 0 ? u with { Name = u.Name + "院" } : u)] };

        Assert.Equal(4, new[] { Seed(list, "042315"), Seed(other, "042315"), Seed(list, "042316"), ProvableDraw.Seed(Secret[..^1] + "1", list.Hash, "042315") }.Distinct().Count());
    }

    [Fact]
    public void Every_unit_of_a_stratum_is_drawn_equally_often()
    {
        // 3 of 8 by 4,000 fixed seeds: 1,500 expected each. The counts of a draw without replacement vary less than independent ones, by (8-3)/(8-1).
        var list = List(16, 4, ("general", 3));
        var names = list.Units.Where(u => u.Stratum == "general").Select(u => u.Code).ToList();
        Assert.Equal(8, names.Count);
        var counts = names.ToDictionary(n => n, _ => 0);
        for (var i = 0; i < 4000; i++)
        {
            foreach (var drawn in ProvableDraw.Draw(list, ProvableDraw.Hash($"seed {i}")).Drawn)
            {
                counts[drawn.Unit.Code]++;
            }
        }

        Assert.True(ChiSquare(counts.Values, 1500) * 7 / 5 < 24.3, string.Join(' ', counts)); // 7 degrees of freedom, 1 in 1,000
    }

    [Fact]
    public void Every_pair_of_units_and_every_inspector_is_drawn_equally_often()
    {
        var list = List(10, 5, ("general", 2));
        var (pairs, leads) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        for (var i = 0; i < 5000; i++)
        {
            var drawn = ProvableDraw.Draw(list, ProvableDraw.Hash($"seed {i}")).Drawn;
            var pair = string.Join('+', drawn.Select(d => d.Unit.Code).Order(StringComparer.Ordinal));
            pairs[pair] = pairs.GetValueOrDefault(pair) + 1;
            leads[drawn[0].Lead] = leads.GetValueOrDefault(drawn[0].Lead) + 1;
        }

        Assert.Equal((10, 5), (pairs.Count, leads.Count));
        Assert.True(ChiSquare(pairs.Values, 500) < 27.9, string.Join(' ', pairs)); // 9 degrees of freedom, 1 in 1,000
        Assert.True(ChiSquare(leads.Values, 1000) < 18.5, string.Join(' ', leads)); // 4 degrees of freedom
    }

    [Fact]
    public void Who_has_to_avoid_a_unit_never_inspects_it_and_a_replacement_is_the_next_in_order()
    {
        var list = List(6, 4, ("general", 3)) with { Avoidances = [new("P01", "U01", "relative"), new("P02", "U03", "interest")] };
        for (var i = 0; i < 200; i++)
        {
            var seed = ProvableDraw.Hash($"seed {i}");
            foreach (var drawn in ProvableDraw.Draw(list, seed).Drawn)
            {
                Assert.DoesNotContain(list.Avoidances, a => a.Unit == drawn.Unit.Code && (a.Inspector == drawn.Lead || a.Inspector == drawn.Second));
                Assert.NotEqual(drawn.Lead, drawn.Second);
                Assert.Equal(ProvableDraw.Order(list, seed, drawn.Unit.Code)[2], ProvableDraw.Next(list, seed, drawn.Unit.Code, [drawn.Lead, drawn.Second]));
            }
        }
    }

    [Fact]
    public void A_list_in_which_a_unit_has_one_inspector_or_a_stratum_too_few_units_cannot_be_fixed()
    {
        var list = List(6, 2, ("general", 3));

        Assert.Null(ListChecks.Refuse(list));
        Assert.Equal("too-few-inspectors", ListChecks.Refuse(list with { Avoidances = [new("P01", "U01", "relative")] })!.Code);
        Assert.Equal("nothing-to-draw", ListChecks.Refuse(list with { Takes = [new("general", 4)] })!.Code);
        Assert.Equal("nothing-to-draw", ListChecks.Refuse(list with { Takes = [] })!.Code);
    }

    [Fact]
    public async Task The_lines_of_shell_on_the_public_page_give_the_same_units()
    {
        var list = List(14, 4, ("general", 3));
        var seed = Seed(list, "042315");
        var folder = Directory.CreateTempSubdirectory("qingyi-draw");
        var file = Path.Combine(folder.FullName, "list.txt");
        await File.WriteAllTextAsync(file, list.Text, TestContext.Current.CancellationToken);

        var hash = await Shell("sha256sum < list.txt | cut -c1-64", folder.FullName);
        var opened = await Shell(ProofLines.Seed(Secret, list.Hash, "042315"), folder.FullName);
        var drawn = await Shell(ProofLines.Units(seed, "general", 3), folder.FullName);
        folder.Delete(recursive: true);

        Assert.Equal(list.Hash, hash.Trim());
        Assert.Equal(seed, opened.Trim());
        Assert.Equal(ProvableDraw.Draw(list, seed).Drawn.Select(d => $"{d.Ticket} {d.Unit.Code}"), drawn.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Requirement("S2-067")]
    [Theory]
    [InlineData(100, 7, 7)]
    [InlineData(50, 7, 4)]
    [InlineData(50, 8, 4)]
    [InlineData(50, 0, 0)]
    public void A_share_of_a_class_is_rounded_up(int percent, int candidates, int owed) =>
        Assert.Equal(owed, new InspectionItem("p", "i", "t", null, percent, 2022, 2024, [], [], false, [], "").Owed(candidates));

    [Requirement("S0-030")]
    [Theory]
    [InlineData(2022, "2022-10-31", 4, 40, 2, QuotaState.Underway)]
    [InlineData(2022, "2022-11-01", 4, 40, 2, QuotaState.Late)]
    [InlineData(2022, "2022-12-28", 8, 4, 2, QuotaState.Late)]
    [InlineData(2022, "2022-12-28", 9, 4, 2, QuotaState.Impossible)]
    [InlineData(2022, "2023-01-01", 1, 0, 2, QuotaState.Missed)]
    [InlineData(2022, "2022-12-31", 0, 0, 0, QuotaState.Met)]
    [InlineData(2022, "2021-12-31", 9, 250, 2, QuotaState.Ahead)]
    [InlineData(2022, "2022-05-05", 1, 150, 0, QuotaState.Impossible)]
    public void A_year_warns_from_November_and_says_when_the_rest_cannot_be_done(int year, string today, int visits, int workdays, int pairs, QuotaState expected) =>
        Assert.Equal(expected, QuotaStanding.Of(year, DateOnly.Parse(today, CultureInfo.InvariantCulture), visits, workdays, pairs));

    internal static DrawList List(int units, int inspectors, params (string Stratum, int Count)[] takes) => new()
    {
        Round = "示卫抽〔2026〕0001号", Plan = "neijiang-2021", Item = "level-three", Period = "2022", Attempt = 1, Commitment = ProvableDraw.Commit(Secret), Source = "双色球第2022045期开奖号码",
        Takes = [.. takes.Select(t => new Take(t.Stratum, t.Count))],
        Units = [.. Enumerable.Range(1, units).Select(i => new DrawUnit($"U{i:00}", i % 2 == 1 ? "general" : "primary", i % 2 == 1 ? "general" : "primary", "3", "public", $"示例医院{i}"))],
        Inspectors = [.. Enumerable.Range(1, inspectors).Select(i => new DrawInspector($"P{i:00}", ProvableDraw.Digest($"account-{i}", "salt")))],
        Avoidances = [], LeftOut = [], Lacking = [],
    };

    internal static string Seed(DrawList list, string value) => ProvableDraw.Seed(Secret, list.Hash, value);

    private static double ChiSquare(IEnumerable<int> counts, double expected) => counts.Sum(c => (c - expected) * (c - expected) / expected);

    private static async Task<string> Shell(string command, string folder)
    {
        var start = new ProcessStartInfo("bash", ["-c", command]) { RedirectStandardOutput = true, WorkingDirectory = folder };
        using var shell = Process.Start(start)!;
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        Assert.Equal(0, shell.ExitCode);
        return output;
    }
}
