using System.Text;

namespace Qingyi.Server.Http;

/// <summary>What somebody uploads as text: UTF-8 and nothing that only looks like it.</summary>
public static class StrictText
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>The text without its byte order mark; null where the bytes are no UTF-8.</returns>
    public static string? Of(byte[] content)
    {
        try
        {
            return Utf8.GetString(content).TrimStart('\ufeff');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
