using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.TipOffs;

/// <summary>Whoever reports in English reads English at every step, also where something is wrong: only names are Chinese.</summary>
public sealed class EnglishReporterTests(House house) : IClassFixture<House>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_the_form_over_its_errors_to_the_receipt_and_the_answer()
    {
        using var anyone = house.Anyone();
        var form = await English(await anyone.GetAsync("/tip?lang=en", Token));
        Assert.Contains("Taking kickbacks from companies", form, StringComparison.Ordinal);
        var refused = await English(await Tip(anyone, ("amount", "many"), ("happenedOn", "yesterday"), ("identity", "named"), ("text", "")), HttpStatusCode.UnprocessableEntity);
        Assert.All(["Please name the hospital", "Write the amount as a number", "Write the date like", "Please give your name", "Please say how we can reach you", "in at least 10 letters"],
            sentence => Assert.Contains(sentence, refused, StringComparison.Ordinal));

        (string, string)[] good = [("institution", "示例市第一医院"), ("conduct", "kickback"), ("text", "The surgeon asked for money before the operation."), ("identity", "anonymous")];
        var taken = await English(await Tip(anyone, good));
        Assert.All(["the intake desk of", "You are told how it ended", "cannot be uploaded; the following can be"], words => Assert.Contains(words, taken, StringComparison.Ordinal));
        var receipt = Regex.Match(taken, @"\d{4} ?\d{4} ?\d{4} ?\d{4} ?\d{4}").Value;

        Assert.Contains("The intake desk is considering", await English(await Post(anyone, "/follow-up?lang=en", ("receipt", receipt))), StringComparison.Ordinal);
        Assert.Contains("Please write what you want to add", await English(await Post(anyone, "/follow-up/message?lang=en", ("receipt", receipt), ("text", "")), HttpStatusCode.UnprocessableEntity), StringComparison.Ordinal);
        using var spoken = await Post(anyone, "/follow-up/message?lang=en", ("receipt", receipt), ("text", "One thing more."));
        var mine = (await new HtmlParser().ParseDocumentAsync(await spoken.Content.ReadAsStringAsync(Token))).QuerySelector(".qy-msg.me")!;
        Assert.Equal(("Me", "One thing more."), (mine.QuerySelector("b")!.TextContent, mine.QuerySelector(".pre")!.TextContent));
        await English(spoken);
        Assert.Contains("There is no tip under this receipt number", await English(await Post(anyone, "/follow-up?lang=en", ("receipt", "1")), HttpStatusCode.NotFound), StringComparison.Ordinal);

        var walk = new CaseWalk(house).On(await house.Inside(s => s.GetRequiredService<CaseDb>().Cases.Select(c => c.Id).SingleAsync()));
        (await walk.Complete("intake", (await walk.Inbox("intake"))[0], "declined", new() { ["reason"] = "Another office is responsible." })).EnsureSuccessStatusCode();
        Assert.Contains("It was not accepted", await English(await Post(anyone, "/follow-up?lang=en", ("receipt", receipt))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nowhere?lang=en", "There is no page at this address")]
    [InlineData("/notices/01m00000000000000000000000?lang=en", "There is no such notice")]
    [InlineData("/satisfaction/01m00000000000000000000000?lang=en", "no longer in use")]
    public async Task What_is_not_there_is_said_in_English(string address, string sentence)
    {
        using var anyone = house.Anyone();

        Assert.Contains(sentence, await English(await anyone.GetAsync(address, Token), HttpStatusCode.NotFound), StringComparison.Ordinal);
    }

    // Words of the page, in one line; names of authorities and hospitals are Chinese in every language, and so is the mark of the site.
    private async Task<string> English(HttpResponseMessage answer, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var page = await answer.Content.ReadAsStringAsync(Token);
        Assert.True(answer.StatusCode == expected, page);
        var document = await new HtmlParser().ParseDocumentAsync(page);
        Assert.Equal("en", document.DocumentElement.GetAttribute("lang"));
        foreach (var named in document.QuerySelectorAll("[lang=zh-CN], .qy-mark").ToList())
        {
            named.Remove();
        }

        var said = string.Join(' ', document.QuerySelectorAll("*").SelectMany(e => new[] { "aria-label", "placeholder", "title", "alt" }.Select(e.GetAttribute)).OfType<string>().Prepend(document.DocumentElement.TextContent));
        foreach (var name in await house.Inside(s => s.GetRequiredService<CaseDb>().Organisations.Select(o => o.Name).ToListAsync(Token)))
        {
            said = said.Replace(name, "", StringComparison.Ordinal);
        }

        Assert.DoesNotMatch("[\u4e00-\u9fff].*", said);
        return Regex.Replace(said, @"\s+", " ");
    }

    private static async Task<HttpResponseMessage> Tip(HttpClient anyone, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent([0x4D, 0x5A, 0x90, 0x00]), "files", "run.exe" } };
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        return await anyone.PostAsync("/tip?lang=en", form, Token);
    }

    private static async Task<HttpResponseMessage> Post(HttpClient anyone, string address, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await anyone.PostAsync(address, form, Token);
    }
}
