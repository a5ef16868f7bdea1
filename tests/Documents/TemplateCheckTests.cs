using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Features.Documents;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Documents;

/// <summary>What an authority may write into a template, and what a file may be that it comes in.</summary>
public sealed class TemplateCheckTests
{
    public static TheoryData<string> Kinds => [.. DocumentTemplates.All.Select(t => t.Kind)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_shipped_template_passes_the_check_that_authorities_pass_and_comes_back_whole_as_a_file(string kind)
    {
        var shipped = DocumentTemplates.Find(kind)!;
        var text = TemplateCheck.Tidy(shipped.Text);

        Assert.Empty(TemplateCheck.Of(shipped, text));
        var read = TemplateFile.Read(TemplateFile.Docx(shipped.Head.Name, text));
        Assert.Empty(read.Faults);
        Assert.Equal(text, TemplateCheck.Tidy(read.Text));
        Assert.Equal(text, TemplateCheck.Tidy(TemplateFile.Read([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n"))]).Text));
    }

    [Theory]
    [InlineData("{{ party.secret }}", "第4行", "“party”里没有“secret”", "name、institution、kind")]
    [InlineData("{{ reporter.name }}", "第4行", "没有“reporter”这个字段", "可以用的有organ")]
    [InlineData("{{ party }}", "第4行", "是一组内容", "party.name")]
    [InlineData("{{ evidence }}", "第4行", "是一组内容", "{% for 项 in evidence %}")]
    [InlineData("{{ party.name.length }}", "第4行", "“party.name”里没有“length”", "直接写 {{ party.name }}")]
    [InlineData("{{ party.name | upcase }}", "第4行", "写法不认识", "default")]
    [InlineData("{{ party.name | default: reporter }}", "第4行", "没有“reporter”", "organ")]
    [InlineData("{{ party.name", "第4行", "“{{”没有成对", "左右记号要成对")]
    [InlineData("{% if party.name %}有", "第4行", "“if”没有结束", "{% endif %}")]
    [InlineData("{% endfor %}", "第4行", "前面没有对应的开始", "请删去")]
    [InlineData("{% include 'x' %}", "第4行", "不认识的记号“include”", "{% if 字段 %}")]
    [InlineData("{% assign x = 1 %}", "第4行", "不认识的记号“assign”", "可以用的写法")]
    [InlineData("{% for i in (1..1000000000) %}{% endfor %}", "第4行", "循环", "{% for item in evidence %}")]
    [InlineData("{% for i in party.name %}{% endfor %}", "第4行", "不是列表", "report.findings")]
    [InlineData("{% if party.name === 1 %}{% endif %}", "第4行", "条件", "and 或者 or")]
    [InlineData("<script>alert(1)</script>", "第4行", "像网页标记或者脚本", "<br>")]
    [InlineData("{{ \"<img src=x onerror=alert(1)>\" }}", "第4行", "像网页标记或者脚本", "<br>")]
    [InlineData("点这里 javascript:alert(1)", "第4行", "像网页标记或者脚本", "<br>")]
    [InlineData("# 又一个标题", "全文", "两个以上的标题", "只能有一个")]
    [InlineData("---", "全文", "换页", "自动分页")]
    [InlineData("| 表 | 格 |", "全文", "表格", "只用段落")]
    [InlineData("　　行首空两格。", "“行首空两格。”一段", "行首有空格", "首行缩进")]
    [InlineData("@ 【文号】", "全文", "出现2次", "只写一次")]
    public void A_line_that_may_not_stand_in_an_official_document_is_named_with_what_would_be_right(string line, string where, string what, string right)
    {
        var shipped = DocumentTemplates.Find("prior-notice")!;
        var lines = shipped.Text.Trim().Split('\n').ToList();
        lines.Insert(3, line);

        var faults = TemplateCheck.Of(shipped, TemplateCheck.Tidy(string.Join('\n', lines)));

        Assert.Contains(faults, f => f.Where == where && f.What.Contains(what, StringComparison.Ordinal) && f.Right.Contains(right, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{{ step.issue.lines }}", "是一组内容", "{% for 项 in step.issue.lines %}")]
    [InlineData("{{ step.decide.on }}", "“step”里没有“decide”", "issue")]
    [InlineData("{{ party.name }}", "没有“party”这个字段", "matter")]
    [InlineData("{% for i in matter %}{% endfor %}", "不是列表", "step.issue.lines")]
    [InlineData("{% for i in (1..9) %}{% endfor %}", "循环", "{% for item in given %}")]
    public void A_template_of_a_matter_is_checked_against_the_fields_of_a_matter(string line, string what, string right)
    {
        var shipped = DocumentTemplates.Find("rectification-order")!;
        var lines = TemplateCheck.Tidy(shipped.Text).Split('\n').ToList();
        lines.Insert(4, line);

        Assert.Contains(TemplateCheck.Of(shipped, string.Join('\n', lines)), f => f.Where == "第5行" && f.What.Contains(what, StringComparison.Ordinal) && f.Right.Contains(right, StringComparison.Ordinal));
        Assert.Contains(TemplateCheck.Of(shipped, "# 责令整改通知书\n@ 【文号】"), f => f.What.Contains("缺少必备字段“step.issue.lines”", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "没有内容")]
    [InlineData(" \n　\n", "没有内容")]
    [InlineData("# 标题", "缺少必备字段“party.name”")]
    [InlineData("# 标题", "没有写到“听证”")]
    [InlineData("# 标题", "没有发文字号")]
    [InlineData("# 标题", "没有主送机关或者当事人")]
    [InlineData("# 标题", "没有落款")]
    [InlineData("# 标题", "缺少“@ 【文号】”")]
    [InlineData("正文在前。\n# 标题", "开头不是标题")]
    public void What_law_and_form_want_is_missed(string text, string what) =>
        Assert.Contains(TemplateCheck.Of(DocumentTemplates.Find("prior-notice")!, TemplateCheck.Tidy(text)), f => f.What.Contains(what, StringComparison.Ordinal) && f.Right.Length > 0);

    [Fact]
    public void Too_much_is_refused_before_it_is_read()
    {
        Assert.Contains("太长", Assert.Single(TemplateCheck.Of(DocumentTemplates.Find("cover")!, "# 封面\n" + new string('字', TemplateCheck.Longest))).What, StringComparison.Ordinal);
        Assert.Contains("记号太长", TemplateCheck.Of(DocumentTemplates.Find("cover")!, "# 封面\n{{ " + string.Concat(Enumerable.Repeat("a|", 2000)) + " }}")[0].What, StringComparison.Ordinal);
    }

    [Fact]
    public void Round_quotation_marks_of_an_office_program_become_straight_inside_marks_and_stay_elsewhere() =>
        Assert.Equal("“某” {{ party.name | default: \"无\" }}", TemplateCheck.Tidy("“某” {{ party.name ｜ default： “无” }}"));

    [Theory]
    [InlineData("macro", "带有宏", "不含宏")]
    [InlineData("macro-renamed", "带有宏", "不含宏")]
    [InlineData("external", "外部链接“https://example.test/evil.dotm”", "取消超链接")]
    [InlineData("embedded", "嵌入的对象", "删去")]
    [InlineData("picture", "图片或者文本框", "只写文字")]
    [InlineData("field", "域代码", "{{ 字段 }}")]
    [InlineData("table", "Word表格", "| 名称 | 内容 |")]
    [InlineData("revision", "没有接受的修订", "审阅")]
    [InlineData("entity", "打不开", "另存为")]
    [InlineData("workbook", "不是Word文档", "docx")]
    [InlineData("empty", "是空的", "选择")]
    [InlineData("old", "旧的 doc 格式", "另存为 docx")]
    [InlineData("program", "既不是 docx，也不是文本", "docx 或者 txt")]
    [InlineData("torn", "打不开", "另存为")]
    [InlineData("gbk", "不是 UTF-8", "UTF-8")]
    [InlineData("bomb", "解开后太大", "只有文字")]
    public void A_file_that_is_no_plain_template_is_refused_with_what_is_in_it(string which, string what, string right)
    {
        var read = TemplateFile.Read(Bad(which));

        Assert.Null(read.Text);
        Assert.Contains(read.Faults, f => f.What.Contains(what, StringComparison.Ordinal) && f.Right.Contains(right, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_sample_names_the_fields_that_a_case_fills_and_the_handbook_explains_each()
    {
        await using var house = new House();
        await house.InitializeAsync();
        var walk = new CaseWalk(house);
        await walk.TipOff();
        await walk.Until(null);
        var filled = await house.Inside(async s => await s.GetRequiredService<DocumentFields>().Of(await s.GetRequiredService<CaseDb>().Cases.FirstAsync(c => c.Id == walk.CaseId), CancellationToken.None));

        Assert.Equal(filled.Keys.Order(StringComparer.Ordinal), SampleFields.All.Keys.Order(StringComparer.Ordinal));
        var given = filled.Where(f => f.Value is IReadOnlyDictionary<string, object?> or System.Collections.IEnumerable and not string).ToList();
        Assert.True(given.Count > 12);
        Assert.All(given, f => Assert.Equal(Parts(f.Value).Order(StringComparer.Ordinal), SampleFields.PartsOf(SampleFields.All[f.Key]).Order(StringComparer.Ordinal)));
        var handbook = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "workflows", "documents", "README.md"), TestContext.Current.CancellationToken);
        Assert.All(SampleFields.Names(SampleFields.All), n => Assert.All(n.Parts.Append(n.Name), part => Assert.Matches($"`{Regex.Escape(part)}`", handbook)));
    }

    private static IEnumerable<string> Parts(object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> group => group.Keys,
        System.Collections.IEnumerable list => list.Cast<object?>().Take(1).SelectMany(Parts),
        _ => [],
    };

    /// <summary>Files that somebody might try.</summary>
    internal static byte[] Bad(string which) => which switch
    {
        "empty" => [],
        "old" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]],
        "program" => [.. "MZ"u8, 0, 0, 1, 2, 3, .. new byte[300]],
        "torn" => TemplateFile.Docx("样", "# 样")[..300],
        "gbk" => [0xB1, 0xEA, 0xCC, 0xE2, 0x0A, 0xC4, 0xDA, 0xC8, 0xDD],
        "macro" => Changed(zip => Rewrite(zip, "[Content_Types].xml", x => x.Replace("wordprocessingml.document.main+xml", "ms-word.document.macroEnabled.main+xml", StringComparison.Ordinal))),
        "macro-renamed" => Changed(zip => Add(zip, "word/vbaProject.bin", "x")),
        "external" => Changed(zip => Add(zip, "word/_rels/settings.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="https://example.test/evil.dotm" TargetMode="External"/></Relationships>""")),
        "embedded" => Changed(zip => Add(zip, "word/embeddings/oleObject1.bin", "x")),
        "picture" => Inserted("<w:r><w:drawing/></w:r>"),
        "field" => Inserted("<w:r><w:instrText>DDEAUTO c:\\\\x</w:instrText></w:r>"),
        "table" => Changed(zip => Rewrite(zip, "word/document.xml", x => x.Replace("<w:sectPr", "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:sectPr", StringComparison.Ordinal))),
        "revision" => Inserted("<w:ins w:id=\"9\" w:author=\"x\"><w:r><w:t>x</w:t></w:r></w:ins>"),
        "entity" => Changed(zip => Rewrite(zip, "word/document.xml", x => "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + x[(x.IndexOf("?>", StringComparison.Ordinal) + 2)..])),
        "workbook" => Changed(zip => zip.GetEntry("word/document.xml")!.Delete()),
        "bomb" => Changed(zip =>
        {
            using var entry = zip.CreateEntry("word/filler.xml").Open();
            for (var i = 0; i < 40; i++)
            {
                entry.Write(new byte[1024 * 1024]);
            }
        }),
        _ => throw new ArgumentOutOfRangeException(nameof(which)),
    };

    private static byte[] Inserted(string run) => Changed(zip => Rewrite(zip, "word/document.xml", x => x.Replace("</w:p>", run + "</w:p>", StringComparison.Ordinal)));

    private static byte[] Changed(Action<ZipArchive> change)
    {
        using var file = new MemoryStream();
        file.Write(TemplateFile.Docx("样", "# 样"));
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            change(zip);
        }

        return file.ToArray();
    }

    private static void Add(ZipArchive zip, string name, string text)
    {
        zip.GetEntry(name)?.Delete();
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    }

    private static void Rewrite(ZipArchive zip, string name, Func<string, string> change)
    {
        string text;
        using (var reader = new StreamReader(zip.GetEntry(name)!.Open()))
        {
            text = reader.ReadToEnd();
        }

        Add(zip, name, change(text));
    }
}
