using Qingyi.Server.Secrets;

namespace Qingyi.Server.Storage;

/// <summary>Source of identifiers: 128 random bits as 26 characters that sort by time of creation.</summary>
public sealed class Ids(TimeProvider clock, RandomSource random)
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public string New()
    {
        Span<byte> bytes = stackalloc byte[16];
        random(bytes);
        var milliseconds = clock.GetUtcNow().ToUnixTimeMilliseconds();
        Span<char> text = stackalloc char[26];
        for (var i = 9; i >= 0; i--)
        {
            text[i] = Alphabet[(int)(milliseconds & 31)];
            milliseconds >>= 5;
        }

        for (var i = 0; i < 16; i++)
        {
            text[10 + i] = Alphabet[bytes[i] & 31];
        }

        return new string(text);
    }
}
