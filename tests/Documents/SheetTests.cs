using Qingyi.Server.Documents;
using Qingyi.Server.Features.Documents;

namespace Qingyi.Tests.Documents;

/// <summary>The marks of a text, the values of a template, money in words.</summary>
public sealed class SheetTests
{
    [Fact]
    public void Each_mark_makes_its_block_and_anything_else_is_body()
    {
        var blocks = SheetReader.Blocks("# 决定书\n@ 示卫罚〔2026〕0001号\n<< 张某：\n## 一、事实\n### （一）收受红包\n经查。\n\n| 案号 | 1 | 案由 | 红包 |\n|! 序号:1 | 名称:3 |\n|- 1 | 收条<br>两张 |\n---\n\\# 原文\n>> 示例市卫生健康委员会\n");

        Assert.Equal(
            ["TitleBlock", "ParagraphBlock", "ParagraphBlock", "HeadingBlock", "HeadingBlock", "ParagraphBlock", "RowBlock", "RowBlock", "RowBlock", "PageBreakBlock", "ParagraphBlock", "ParagraphBlock"],
            blocks.Select(b => b.GetType().Name));
        Assert.Equal(Setting.Centred, ((ParagraphBlock)blocks[1]).Setting);
        Assert.Equal(["1", "收条\n两张"], ((RowBlock)blocks[8]).Cells);
        Assert.Equal(new ParagraphBlock("# 原文", Setting.Body), blocks[10]);
        Assert.All(blocks.OfType<RowBlock>(), r => Assert.Equal(RowGrid.Columns, RowGrid.Spans(r).Sum()));
    }

    [Fact]
    public void A_value_never_becomes_a_mark_or_another_cell()
    {
        var template = DocumentTemplate.Read("test", "---\nname: 测试\nlayout: form\n---\n{{ told }}\n| 内容 | {{ told }} | 尾 | 一 |\n");

        var text = template.Fill(new Dictionary<string, object?> { ["told"] = "# 大标题 | 另一格\n---\n第三行" });
        var blocks = SheetReader.Blocks(text);

        Assert.DoesNotContain(blocks, b => b is TitleBlock or PageBreakBlock);
        var row = Assert.Single(blocks.OfType<RowBlock>());
        Assert.Equal(4, row.Cells.Count);
        Assert.Equal("第三行", row.Cells[1].Split('\n')[^1]);
        Assert.Contains(blocks, b => b is ParagraphBlock { Text: "---" });
    }

    [Theory]
    [InlineData("", "the head")]
    [InlineData("---\nname: 测试\n---\n{% if %}", "documents/test.liquid")]
    public void A_template_that_cannot_be_read_says_which(string file, string says) =>
        Assert.Contains(says, Assert.Throws<InvalidOperationException>(() => DocumentTemplate.Read("test", file)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("0", "零元整")]
    [InlineData("0.05", "伍分")]
    [InlineData("0.50", "伍角整")]
    [InlineData("10", "壹拾元整")]
    [InlineData("1005.07", "壹仟零伍元零柒分")]
    [InlineData("20000", "贰万元整")]
    [InlineData("100200.30", "壹拾万零贰佰元叁角整")]
    [InlineData("10010000", "壹仟零壹万元整")]
    [InlineData("100000001", "壹亿零壹元整")]
    [InlineData("123456789.01", "壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元零壹分")]
    public void Money_is_written_in_words(string yuan, string words) =>
        Assert.Equal(words, Yuan.InWords(decimal.Parse(yuan, System.Globalization.CultureInfo.InvariantCulture)));
}
