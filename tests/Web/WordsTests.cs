using System.Text.RegularExpressions;
using System.Xml.Linq;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Web;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Web;

public sealed partial class WordsTests
{
    static string Server() => Path.Combine(Repository.Root, "src", "Server");

    static Dictionary<string, string> Read(string file) =>
        XDocument.Load(Path.Combine(Server(), "Resources", file)).Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

    static IEnumerable<string> Sources() =>
        new[] { "Web", "Studio", "Features", "People", "Deadlines", "Http", "Audit" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Server(), folder), "*", SearchOption.AllDirectories))
            .Where(file => file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal));

    [Fact]
    public void Every_string_exists_in_both_languages_with_the_same_places()
    {
        var (chinese, english) = (Read("Words.resx"), Read("Words.en.resx"));

        Assert.Equal(chinese.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        Assert.All(chinese.Values.Concat(english.Values), text => Assert.NotEmpty(text));
        Assert.All(chinese, one => Assert.Equal(Places(one.Value), Places(english[one.Key])));
    }

    [Fact]
    public void Every_key_that_a_page_names_exists_and_no_string_is_idle()
    {
        var keys = Read("Words.resx").Keys;
        var text = string.Concat(Sources().Select(File.ReadAllText));
        var named = Regex.Matches(text, "(?:\\bW|\\bwords)\\[\\s*\"([^\"{]+)\"|Key=\"([^\"@]+)\"").Select(key => key.Groups[1].Success ? key.Groups[1].Value : key.Groups[2].Value);
        var made = new[] { "absences.", "area.", "avoid.", "campaign.ways.", "case.", "cases.reached.", "chain.", "conduct.", "day.", "did.", "jobs.", "out.", "plan.against.", "plan.source.", "problem.", "proof.channel.", "quota.", "removed.", "replace.", "round.", "search.in.", "timeline.", "tip.explain.", "tip.stage.", "visit." };

        Assert.All(named, key => Assert.Contains(key, keys));
        Assert.All(keys.Where(key => !made.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal))), key => Assert.Contains($"\"{key}\"", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Whatever_the_audit_records_has_a_sentence_of_the_case_page_or_a_term_of_the_trail()
    {
        var sources = Directory.EnumerateFiles(Server(), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        var codes = sources.SelectMany(s => Recorded().Matches(s)).Select(m => m.Groups.Cast<Group>().Skip(1).First(g => g.Success).Value).Where(c => !c.EndsWith('-')).Distinct().ToList();
        var sentences = File.ReadAllText(Path.Combine(Server(), "Features", "Cases", "TimelineWords.cs"));
        var terms = Read("Words.resx");

        Assert.True(codes.Count > 100, $"Only {codes.Count} codes are found.");
        Assert.Empty(codes.Where(c => !terms.ContainsKey("did." + c) && !sentences.Contains($"\"{c}\"", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("AuditChain\\.Append\\(\\s*[\\w.]+,[^,]+?,[^,]+?,\\s*\"([a-z-]+)\"|\\.Audit\\(\\s*\"([a-z-]+)\"|\\bSave(?:<\\w+>)?\\((?:\\w+, )?\"([a-z]+-[a-z-]+)\"|Audit\\(\\w+, \"([a-z-]+)\"|new Entry\\(\"([a-z-]+)\"")]
    private static partial Regex Recorded();

    [Fact]
    public void The_public_site_names_a_conduct_as_the_workbench_does() =>
        Assert.All(GradingWords.Conducts.Append(("other", GradingWords.Conduct("other"))), c => Assert.Equal(c.Item2, Words.Chinese["conduct." + c.Item1]));

    [Fact]
    public void No_page_has_chinese_words_of_its_own()
    {
        var literal = new Regex(@"^(?!\s*(///|//|@\*)).*[\u4e00-\u9fff]", RegexOptions.Multiline);

        Assert.All(Sources().Where(file => file.EndsWith(".razor", StringComparison.Ordinal)), file => Assert.DoesNotMatch(literal, File.ReadAllText(file)));
    }

    [Fact]
    public void An_unknown_key_is_a_loud_mistake()
    {
        Assert.Throws<KeyNotFoundException>(() => Words.Chinese["no.such.words"]);
    }

    [Theory]
    [InlineData(null, "zh-CN")]
    [InlineData("zh-TW", "zh-CN")]
    [InlineData("de", "zh-CN")]
    [InlineData("en", "en")]
    [InlineData("en-GB", "en")]
    public void English_is_for_those_who_ask_for_it(string? asked, string language)
    {
        Assert.Equal(language, Words.For(asked).Language);
    }

    static IEnumerable<string> Places(string text) => Regex.Matches(text, @"\{(\d)").Select(place => place.Groups[1].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
