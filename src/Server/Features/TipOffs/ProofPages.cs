using System.Buffers.Text;
using System.Text;
using Qingyi.Client.Signing;
using Qingyi.Server.Http;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Pages.Public;

namespace Qingyi.Server.Features.TipOffs;

/// <summary>收件回执: fetched by the receipt, which travels in the body of a post alone; checked by anybody who is shown one.</summary>
public static class ProofPages
{
    private const int LongestLink = 2000;
    private const int LargestFile = 8 * 1024;

    public static void MapProofPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Paths.FollowUpProof, (HttpContext http) => Results.Redirect(Paths.FollowUp + http.Request.QueryString)).OpenToAll();
        app.MapPost(Paths.FollowUpProof, async (ProveReceipt prove, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var form = await PublicForms.Read(http.Request, cancellation);
            return await prove.For(form.Text(FollowUpFields.Receipt), cancellation) is { } proof
                ? await frames.Public(http, new ProofView(proof, $"{http.Request.Scheme}://{http.Request.Host}"))
                : await frames.Public(http, new FollowUpFormView(form.Text(FollowUpFields.Receipt), TipOffEndpoints.NoSuchReceipt.Sentence), StatusCodes.Status404NotFound);
        }).OpenToAll().AddEndpointFilter<FloodFilter>();

        app.MapGet(Paths.Proof, async (string? p, ProveReceipt prove, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await frames.Public(http, p is null ? new ProofCheckView() : await Checked(FromLink(p), prove, cancellation))).OpenToAll().AddEndpointFilter<FloodFilter>();
        app.MapPost(Paths.Proof, async (ProveReceipt prove, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await frames.Public(http, await Checked(await FromForm(http, cancellation), prove, cancellation))).OpenToAll().AddEndpointFilter<FloodFilter>();

        // Only what is ours is handed back: nobody sends a file of his own by way of this site.
        app.MapPost(Paths.ProofFile, async (ProveReceipt prove, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var check = await prove.Check(await FromForm(http, cancellation), cancellation);
            return check.Of is { } proof
                ? Results.File(Encoding.UTF8.GetBytes(proof.Text), "text/plain; charset=utf-8", ProofFields.FileName)
                : await frames.Public(http, new ProofCheckView("", check), StatusCodes.Status422UnprocessableEntity);
        }).OpenToAll().AddEndpointFilter<FloodFilter>();
    }

    private static async Task<ProofCheckView> Checked(string text, ProveReceipt prove, CancellationToken cancellation)
    {
        var check = await prove.Check(text, cancellation);
        return new ProofCheckView(check.Of is null ? text : "", check);
    }

    private static async Task<string> FromForm(HttpContext http, CancellationToken cancellation)
    {
        var form = await PublicForms.Read(http.Request, cancellation);
        if (form.Files[ProofFields.File] is not { Length: > 0 and <= LargestFile } file)
        {
            return form[ProofFields.Text].ToString();
        }

        using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellation);
    }

    private static string FromLink(string link) =>
        link.Length <= LongestLink && Base64Url.IsValid(link) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(link)) : "";

    /// <summary>What the square on the paper leads to: the whole paper, so that nothing has to be looked up.</summary>
    public static string Link(string site, SignedProof proof)
    {
        ArgumentNullException.ThrowIfNull(proof);
        return $"{site}{Paths.Proof}?p={Base64Url.EncodeToString(Encoding.UTF8.GetBytes(proof.Text))}";
    }
}
