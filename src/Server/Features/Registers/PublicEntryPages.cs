using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Server.Http;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Pages.Public;

namespace Qingyi.Server.Features.Registers;

/// <summary>信息公开 for everybody: topics, entries, one entry; a withdrawn one answers 410 with day and reason alone.</summary>
public static class PublicEntryPages
{
    public static Refusal NoSuchDisclosure { get; } = Refusals.Of("no-such-disclosure");

    public static void MapPublicEntryPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Paths.Disclosures, async (PublicEntries entries, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await frames.Public(http, new DisclosureTopicsView(await entries.Topics(cancellation)))).OpenToAll();
        app.MapGet(Paths.Disclosures + "/{key}", List).OpenToAll();
        app.MapGet(Paths.Disclosures + "/{key}/{id}", One).OpenToAll();
    }

    private static async Task<IResult> List(string key, string? organisation, string? after, PublicEntries entries, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        await entries.Find(key, cancellation) is { } register
            ? await frames.Public(http, await entries.Page(register, organisation, after, last => Addresses.With(http, "after", last), string.IsNullOrEmpty(after) ? null : Addresses.Without(http, "after"), cancellation))
            : await ProblemPages.Answer(http, NoSuchDisclosure);

    private static async Task<IResult> One(string key, string id, PublicEntries entries, PageFrames frames, HttpContext http, CancellationToken cancellation)
    {
        var found = await entries.Find(key, cancellation) is { } register ? await entries.One(register, id, cancellation) : default;
        return found switch
        {
            { Entry: { } entry } => await frames.Public(http, entry),
            { Withdrawn: { } withdrawn } => await frames.Public(http, withdrawn, StatusCodes.Status410Gone),
            _ => await ProblemPages.Answer(http, NoSuchDisclosure),
        };
    }
}
