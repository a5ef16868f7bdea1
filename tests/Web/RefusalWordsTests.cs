using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Web;

/// <summary>What is refused is said from resources: each sentence that the code names is there, in both languages, and none stands idle.</summary>
public sealed partial class RefusalWordsTests
{
    [Theory]
    [InlineData("Domain")]
    [InlineData("Server")]
    public void Every_sentence_exists_in_both_languages_with_the_same_places(string layer)
    {
        var (chinese, english) = (Read(layer, "Refusals.resx"), Read(layer, "Refusals.en.resx"));

        Assert.Equal(chinese.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        Assert.All(chinese, s => Assert.Equal(Places(s.Value), Places(english[s.Key])));
        Assert.All(chinese, s => Assert.Matches("[\u4e00-\u9fff]", s.Value));
        Assert.All(english, s => Assert.Matches("^[A-Z“{$]", s.Value));
    }

    [Theory]
    [InlineData("Domain")]
    [InlineData("Server")]
    public void Every_sentence_that_the_code_names_exists_and_none_is_idle(string layer)
    {
        var keys = Read(layer, "Refusals.resx").Keys.ToHashSet(StringComparer.Ordinal);
        var code = string.Concat(Sources(layer).Select(File.ReadAllText));
        var named = Named().Matches(code).Select(m => m.Groups[1].Value).ToList();

        Assert.True(named.Count > 60, $"Only {named.Count} are found.");
        Assert.All(named, key => Assert.Contains(key, keys));
        Assert.All(keys.Where(k => !k.StartsWith("unreadable.", StringComparison.Ordinal)), key => Assert.Contains($"\"{key}\"", code, StringComparison.Ordinal));
    }

    [Fact]
    public void No_refusal_has_a_sentence_of_its_own() =>
        Assert.All(Sources("Domain").Concat(Sources("Server")), file => Assert.DoesNotMatch(OwnSentence(), File.ReadAllText(file)));

    [Fact]
    public void A_day_is_written_as_the_language_writes_it()
    {
        var refusal = CaseRefusals.HearingTooLate(new DateOnly(2026, 3, 9));

        Assert.Equal("hearing-too-late", refusal.Code);
        Assert.Contains("2026年3月9日", refusal.Sentence, StringComparison.Ordinal);
        Assert.Contains("9 March 2026", refusal.Why.In(CultureInfo.GetCultureInfo("en")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sum_is_written_without_a_culture_and_a_text_of_a_file_stays_as_it_is()
    {
        Assert.Contains("1234.5元", CaseRefusals.FineOutsideRange(1234.50m, 2000m).Sentence, StringComparison.Ordinal);
        Assert.Equal("写在文件里{0}", new Refusal("code", "写在文件里{0}").Why.In(CultureInfo.GetCultureInfo("en")));
        Assert.Equal(CaseRefusals.FineOutsideRange(1m, 2m), CaseRefusals.FineOutsideRange(1m, 2m));
        Assert.NotEqual(CaseRefusals.FineOutsideRange(1m, 2m), CaseRefusals.FineOutsideRange(1m, 3m));
    }

    [Fact]
    public void An_unknown_sentence_is_a_loud_mistake() => Assert.Throws<KeyNotFoundException>(() => CaseRefusals.ByCode("no-such-sentence").Sentence);

    private static Dictionary<string, string> Read(string layer, string file) =>
        XDocument.Load(Path.Combine(Repository.Root, "src", layer, "Resources", file)).Root!.Elements("data")
            .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value, StringComparer.Ordinal);

    private static IEnumerable<string> Sources(string layer) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", layer), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static IEnumerable<string> Places(string text) => PlaceOf().Matches(text).Select(p => p.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"Refusals\.Of\(\s*""([^""]+)""")]
    private static partial Regex Named();

    [GeneratedRegex(@"Refusal\([^()]*""[^""]*[\u4e00-\u9fff]")]
    private static partial Regex OwnSentence();

    [GeneratedRegex(@"(?<!\{)\{\d[^}]*\}")]
    private static partial Regex PlaceOf();
}
