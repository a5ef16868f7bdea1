using System.Text.Json;
using Qingyi.Domain.Grading;
using Qingyi.Rules;

namespace Qingyi.Tests.Rules;

/// <summary>The explanation as it is printed, word for word, of requests that between them have every heading: <c>Recorded/explanations.txt</c> has each request and what an official reads.</summary>
public sealed class ExplanationTextTests
{
    private const string Rest = "没有适用的规则";

    private static string[] Blocks => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Rules", "Recorded", "explanations.txt")).Split("════\n", StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public void An_explanation_reads_as_it_was_approved()
    {
        Assert.All(Blocks, block =>
        {
            var request = block[..block.IndexOf('\n', StringComparison.Ordinal)];
            Assert.Equal(block, Block(request));
        });
    }

    [Fact]
    public void Between_them_they_have_every_heading_and_quality()
    {
        var all = string.Concat(Blocks);

        Assert.All(
            new[]
            {
                "处罚：", "医保处理：", "人事处理：", "移送：", "问责：", "临时措施：", "程序：", "距上一档：", "九项准则：", "对单位的处理：", "不予处罚的理由：", "提示：", "未载明：", "从轻与从重：", "适用的规则：", "裁量基准：",
                "情节：", "未查实", "有管理职权", "公立医疗机构", "中共党员", "医保定点", "曾受处罚",
            },
            heading => Assert.Contains(heading, all, StringComparison.Ordinal));
    }

    /// <summary>A block of the file. The rules that do not apply are some hundred lines, which <see cref="ExplanationTruthTests"/> reads: here are their first three.</summary>
    private static string Block(string request)
    {
        using var json = JsonDocument.Parse(request);
        var read = GradingJson.Read(json.RootElement).Request!;
        var lines = Graded.Rules.Explain(read, Graded.Rules.Grade(read, Graded.AsOf)).Replace(Graded.Rules.Hash, "本套", StringComparison.Ordinal).ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd()).ToList();
        var rest = lines.FindIndex(l => l.StartsWith(Rest, StringComparison.Ordinal));
        return request + "\n" + string.Join('\n', lines.Take(rest < 0 ? lines.Count : rest + 4)) + "\n";
    }
}
