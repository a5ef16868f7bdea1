using System.Text;

namespace Qingyi.Server.Features.TipOffs.Cleaning;

/// <summary>PNG: of the chunks that a picture can do without, those that colour, transparency, size and animation need stay; text, EXIF and times go.</summary>
public static class Png
{
    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "acTL", "fcTL", "fdAT",
    };

    internal static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <exception cref="InvalidDataException">A chunk runs past the end, or the last one is missing.</exception>
    public static Cleaned Clean(byte[] content)
    {
        using var kept = new MemoryStream(content.Length);
        var removed = new SortedSet<string>(StringComparer.Ordinal);
        kept.Write(Signature);
        var at = Signature.Length;
        while (true)
        {
            if (at + 12 > content.Length || FileKinds.BigEndian(content.AsSpan(at)) is var length && length > content.Length - at - 12)
            {
                throw new InvalidDataException("A chunk runs past the end.");
            }

            var size = 12 + (int)FileKinds.BigEndian(content.AsSpan(at));
            var name = Encoding.ASCII.GetString(content, at + 4, 4);
            if (Kept.Contains(name))
            {
                kept.Write(content, at, size);
            }
            else if (name == "eXIf")
            {
                removed.UnionWith(Exif.Read(content.AsSpan(at + 8, size - 12)).Holds);
            }
            else
            {
                removed.Add(name switch { "tIME" => Removed.Time, "tEXt" or "iTXt" or "zTXt" => Text(content.AsSpan(at + 8, size - 12)), _ => Removed.Other });
            }

            at += size;
            if (name == "IEND")
            {
                if (at < content.Length)
                {
                    removed.Add(Removed.Trailing);
                }

                return new Cleaned(kept.ToArray(), FileKind.Png, [.. removed]);
            }
        }
    }

    private static string Text(ReadOnlySpan<byte> chunk) => chunk switch
    {
        _ when chunk.StartsWith("Author\0"u8) => Removed.Author,
        _ when chunk.StartsWith("Software\0"u8) || chunk.StartsWith("Source\0"u8) => Removed.Device,
        _ when chunk.StartsWith("Creation Time\0"u8) => Removed.Time,
        _ => Removed.Description,
    };
}
