using Qingyi.Tests.Campaigns;

namespace Qingyi.Tests.Editors;

/// <summary>A supervisor writes a plan in an editor: what it offers, what it underlines. The editor's own language server answers.</summary>
public sealed class PlanEditorTests
{
    private const string Small = "# yaml-language-server: $schema=plan.schema.json\n" + PlanFiles.Small + "\n";

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "workflows", "campaigns");

    public static TheoryData<string> Shipped => [.. Directory.EnumerateFiles(Folder, "*.yaml").Select(f => Path.GetFileName(f))];

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task An_editor_finds_its_schema_and_underlines_nothing_in_a_shipped_plan(string file)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Folder, file), TestContext.Current.CancellationToken);
        Assert.StartsWith("# yaml-language-server: $schema=plan.schema.json\n", text, StringComparison.Ordinal);

        await using var editor = await LanguageServer.Start();
        Assert.Empty(await editor.Marks(await editor.Open(text)));
        Assert.NotEmpty(await editor.Marks(await editor.Open(text.Replace("\ntitle:", "\ntitel:", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("title: 测试行动", "titel: 测试行动", 3, "titel")]
    [InlineData("from: 2022-01-10\nto", "from: 2022-1-10\nto", 6, "2021-11-30")]
    [InlineData("kind: report", "kind: raport", 13, "report")]
    [InlineData("workday-after-period: 3", "workday-after-period: 0", 16, "1")]
    [InlineData("{ workday-after-period: 3 }", "{ in-period: true, workday-after-period: 3 }", 16, "1")]
    [InlineData("    source: 二\n", "", 11, "source")]
    [InlineData("first: 2022-01", "first: 2022-13", 14, "2022-03")]
    [InlineData("responsible: 各单位", "responsible: []", 17, "")]
    public async Task An_editor_underlines_a_fault_on_its_line(string right, string wrong, int line, string word)
    {
        Assert.Contains(right, Small, StringComparison.Ordinal);
        await using var editor = await LanguageServer.Start();

        var marks = await editor.Marks(await editor.Open(Small.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Contains(marks, m => m.Line == line && m.Message.Contains(word, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_editor_offers_keys_words_and_whole_entries_with_their_Chinese_explanation()
    {
        await using var editor = await LanguageServer.Start();
        var text = Small.Replace("kind: report", "kind: ", StringComparison.Ordinal)
            .Replace("due: { workday-after-period: 3 }", "due:\n      ", StringComparison.Ordinal) + "  - \nterms:\n  - key: \n\n";
        var lines = text.Split('\n');
        int Line(string starts) => Array.FindIndex(lines, l => l.TrimStart().StartsWith(starts, StringComparison.Ordinal)) + 1;
        var uri = await editor.Open(text);

        var keys = await editor.Offers(uri, lines.Length, 0);
        Assert.Contains("没有日期的任务", keys["standing"], StringComparison.Ordinal);
        Assert.DoesNotContain("title", keys.Keys);
        var kinds = await editor.Offers(uri, Line("kind:"), "    kind: ".Length);
        Assert.All(["report", "task", "study", "inspection", "publicity"], kind => Assert.Contains(kind, kinds.Keys));
        Assert.Contains("red-packet", (await editor.Offers(uri, Line("- key:"), "  - key: ".Length)).Keys);
        Assert.Contains("期间结束前N个工作日内", (await editor.Offers(uri, Line("due:") + 1, 6)).Keys);
        Assert.Contains("按期间重复的任务", (await editor.Offers(uri, Line("terms:") - 1, "  - ".Length)).Keys);
        Assert.Contains("印发机关", await editor.Hover(uri, Line("organisation:"), 3), StringComparison.Ordinal);
    }
}
