using Microsoft.AspNetCore.Http.Features;

namespace Qingyi.Server.Http;

/// <summary>Reads what the public hands in, in memory alone: neither text nor files may lie on the disk in plain, not even for a moment.</summary>
public static class PublicForms
{
    private static readonly FormOptions InMemory = new() { MemoryBufferThreshold = 64 * 1024 * 1024, ValueLengthLimit = 256 * 1024 };

    /// <summary>The form; an empty one where the request carries none.</summary>
    public static async Task<IFormCollection> Read(HttpRequest request, CancellationToken cancellation)
    {
        if (!request.HasFormContentType)
        {
            return FormCollection.Empty;
        }

        try
        {
            return await request.ReadFormAsync(InMemory, cancellation);
        }
        catch (InvalidDataException broken)
        {
            throw new BadHttpRequestException("The form cannot be read.", StatusCodes.Status400BadRequest, broken);
        }
    }

    /// <summary>A field without the space around it; empty where it is missing.</summary>
    public static string Text(this IFormCollection form, string field) => form[field].ToString().Trim();
}
