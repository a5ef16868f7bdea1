using System.Text;
using System.Text.RegularExpressions;
using Qingyi.Domain;
using Qingyi.Server.Web;
using Qingyi.Tests.Web.Gallery;

namespace Qingyi.Tests.Web;

/// <summary>What holds for every page, in both languages.</summary>
public sealed partial class PageTests
{
    public static TheoryData<string> Names => [.. Samples.All.Select(sample => sample.Name)];

    static Sample Named(string name) => Samples.All.Single(sample => sample.Name == name);

    static async Task<string[]> Both(string name) => [await Rendered.Page(Named(name)), await Rendered.Page(Named(name), Words.English)];

    [Theory, MemberData(nameof(Names))]
    public async Task A_page_has_no_inline_style_script_or_handler(string name)
    {
        foreach (var html in await Both(name))
        {
            Assert.DoesNotMatch("<[^>]+ style=", html);
            Assert.DoesNotMatch("<style", html);
            Assert.DoesNotMatch("<script(?![^>]* src=)", html);
            Assert.DoesNotMatch("<[^>]+ on[a-z]+=\"", html);
            Assert.DoesNotMatch("(href|action|src)=\"javascript:", html);
            Assert.DoesNotMatch(" hx-on", html);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public async Task A_page_loads_nothing_from_elsewhere(string name)
    {
        foreach (var html in await Both(name))
        {
            Assert.All(Loaded().Matches(html), file => Assert.StartsWith("/", file.Groups[1].Value, StringComparison.Ordinal));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public async Task A_page_says_its_language_title_and_one_heading(string name)
    {
        var pages = await Both(name);

        Assert.Contains("<html lang=\"zh-CN\"", pages[0], StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\"", pages[1], StringComparison.Ordinal);
        Assert.All(pages, html => Assert.Matches("<title>[^<]+ · [^<]+</title>", html));
        Assert.All(pages, html => Assert.Single(Regex.Matches(html, "<h1")));
        Assert.All(pages, html => Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Ids_are_unique_and_every_label_and_description_finds_its_own(string name)
    {
        foreach (var html in await Both(name))
        {
            var ids = Ids().Matches(html).Select(id => id.Groups[1].Value).ToList();
            Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
            Assert.All(References().Matches(html).SelectMany(one => one.Groups[2].Value.Split(' ')), id => Assert.Contains(id, ids));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Every_form_that_changes_something_of_the_staff_carries_the_token(string name)
    {
        var html = (await Both(name))[0];
        var forms = Forms().Matches(html).Where(form => form.Value.Contains("method=\"post\"", StringComparison.Ordinal)).ToList();

        Assert.All(forms, form => Assert.Equal(Named(name).Site != Site.Public, form.Value.Contains("__RequestVerificationToken", StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Every_icon_is_in_the_sprite(string name)
    {
        var sprite = await File.ReadAllTextAsync(Served("vendor/icons.svg"), TestContext.Current.CancellationToken);

        Assert.All(IconNames().Matches(await Rendered.Page(Named(name))), icon => Assert.Contains($"id=\"{icon.Groups[1].Value}\"", sprite, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_public_page_with_all_it_loads_weighs_at_most_150_kilobytes_and_runs_no_script_but_its_own()
    {
        foreach (var sample in Samples.All.Where(sample => sample.Site == Site.Public))
        {
            var html = await Rendered.Page(sample);
            var files = Loaded().Matches(html).Select(file => file.Groups[1].Value).Append("/vendor/icons.svg").ToList();
            var weight = Encoding.UTF8.GetByteCount(html) + files.Sum(file => new FileInfo(Served(file.TrimStart('/'))).Length);

            Assert.Equal(Regex.Count(html, "<script"), Regex.Count(html, "<script src=\"/(public|tip|tip-fields|tip-files)\\.js\" type=\"module\"></script>"));
            Assert.True(weight <= 150_000, $"{sample.Name} weighs {weight}");
        }
    }

    [Fact]
    public async Task Chinese_is_written_as_itself_and_markup_in_data_is_not_markup()
    {
        var html = await Rendered.Body(new Server.Web.Pages.ProblemView(422, new Phrase("<b>张某</b> & \"甲\"")));

        Assert.Contains("&lt;b&gt;张某&lt;/b&gt; &amp; ", html, StringComparison.Ordinal);
    }

    static string Served(string file) => Path.Combine(AppContext.BaseDirectory, "wwwroot", file);

    [GeneratedRegex("<(?:link|script|img|iframe)[^>]*? (?:href|src)=\"([^\"]+)\"")]
    private static partial Regex Loaded();

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Ids();

    [GeneratedRegex(" (for|aria-describedby|aria-labelledby)=\"([^\"]+)\"")]
    private static partial Regex References();

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("icons\\.svg#([a-z0-9-]+)")]
    private static partial Regex IconNames();
}
