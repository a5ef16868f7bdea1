using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Qingyi.Server.Studio;

/// <summary>One file of Elsa Studio's package, with its <c>.br</c> twin where it ships one.</summary>
/// <param name="Immutable">The name carries a hash of the content, so a browser may keep it for ever.</param>
sealed partial record StudioFile(string FullPath, string? Compressed, string ContentType, bool Immutable)
{
    private readonly Lazy<Task<EntityTagHeaderValue>> _tag = new(() => Tag(FullPath));
    private readonly Lazy<Task<EntityTagHeaderValue>> _compressedTag = new(() => Tag(Compressed ?? FullPath));

    public static StudioFile At(string fullPath, FileExtensionContentTypeProvider types)
    {
        var compressed = fullPath + ".br";
        var type = types.TryGetContentType(fullPath, out var known) ? known : "application/octet-stream";
        return new StudioFile(fullPath, File.Exists(compressed) ? compressed : null, type, Hashed().IsMatch(Path.GetFileName(fullPath)));
    }

    /// <summary>Answers 304 where the browser has it, the shipped compressed form where it can read that, else the plain bytes.</summary>
    public async Task<IResult> Answer(HttpContext http)
    {
        var brotli = Compressed is not null && http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        var headers = http.Response.Headers;
        headers.CacheControl = Immutable ? "private, max-age=31536000, immutable" : "private, no-cache";
        if (Compressed is not null)
        {
            headers.Vary = HeaderNames.AcceptEncoding;
        }

        if (brotli)
        {
            headers.ContentEncoding = "br";
        }

        return Results.File(brotli ? Compressed! : FullPath, ContentType, entityTag: await (brotli ? _compressedTag : _tag).Value);
    }

    // By content: the package's files all carry one date, so neither date nor length tells two editions apart.
    private static async Task<EntityTagHeaderValue> Tag(string path)
    {
        await using var bytes = File.OpenRead(path);
        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes))[..32]}\"");
    }

    [GeneratedRegex(@"\.[0-9a-z]{10}\.(wasm|js|dat)$", RegexOptions.CultureInvariant)]
    private static partial Regex Hashed();
}
