using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages;
using Qingyi.Tests.Web.Gallery;

namespace Qingyi.Tests.Web;

/// <summary>Pages as answers of an endpoint.</summary>
public sealed class AnswerTests
{
    static async Task<(HttpResponse Response, string Text)> Answer(IResult result)
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services };
        using var body = new MemoryStream();
        context.Response.Body = body;

        await result.ExecuteAsync(context);

        return (context.Response, Encoding.UTF8.GetString(body.ToArray()));
    }

    [Fact]
    public async Task A_page_answers_as_utf8_html_with_its_status()
    {
        var (response, text) = await Answer(Page.Public(Frames.Public(Paths.Notices), PublicSamples.Withdrawn, StatusCodes.Status410Gone));

        Assert.Equal(410, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.ContentType);
        Assert.Contains("示卫罚〔2026〕7号公示已撤下", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_the_staff_is_not_kept_by_any_cache()
    {
        var (response, text) = await Answer(Page.Staff(Frames.Staff(StaffPage.Inbox), new ProblemView(422, new Phrase("处罚决定尚未送达，不能公示。")), 422));

        Assert.Equal(422, response.StatusCode);
        Assert.Equal("no-store", response.Headers.CacheControl.ToString());
        Assert.Contains("处罚决定尚未送达，不能公示。", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_has_no_document_round_it()
    {
        var (response, text) = await Answer(Page.Part(Words.Chinese, Frames.Token, WorkSamples.Inbox.Preview!));

        Assert.Equal(200, response.StatusCode);
        Assert.DoesNotContain("<html", text, StringComparison.Ordinal);
        Assert.Contains("李某收受患者财物", text, StringComparison.Ordinal);
    }
}
