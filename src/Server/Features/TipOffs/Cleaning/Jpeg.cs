using System.Buffers.Binary;

namespace Qingyi.Server.Features.TipOffs.Cleaning;

/// <summary>
/// JPEG: application segments and comments go, but for those that the picture is drawn by (JFIF, colour profile, colour transform); the orientation of
/// the camera is written back alone, so that the picture still stands upright. What follows the end of the picture goes too.
/// </summary>
public static class Jpeg
{
    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;
    private const byte Comment = 0xFE;

    /// <exception cref="InvalidDataException">The segments do not fit together.</exception>
    public static Cleaned Clean(byte[] content)
    {
        using var kept = new MemoryStream(content.Length);
        var removed = new SortedSet<string>(StringComparer.Ordinal);
        kept.Write(content, 0, 2);
        var at = 2;
        while (true)
        {
            var marker = Marker(content, ref at);
            if (marker == EndOfImage)
            {
                kept.Write([0xFF, EndOfImage]);
                if (content.AsSpan(at).ContainsAnyExcept((byte)0))
                {
                    removed.Add(Removed.Trailing);
                }

                return new Cleaned(kept.ToArray(), FileKind.Jpeg, [.. removed]);
            }

            var segment = Segment(content, at);
            if (Keeps(marker, segment))
            {
                kept.Write([0xFF, marker]);
                kept.Write(segment);
            }
            else
            {
                Note(marker, segment, removed, kept);
            }

            at += segment.Length;
            if (marker == StartOfScan)
            {
                var end = EndOfScan(content, at);
                kept.Write(content, at, end - at);
                at = end;
            }
        }
    }

    private static byte Marker(byte[] content, ref int at)
    {
        while (at + 1 < content.Length && content[at] == 0xFF && content[at + 1] == 0xFF)
        {
            at++;
        }

        if (at + 1 >= content.Length || content[at] != 0xFF)
        {
            throw new InvalidDataException("A marker is missing.");
        }

        at += 2;
        return content[at - 1];
    }

    /// <summary>Length field and payload.</summary>
    private static ReadOnlySpan<byte> Segment(byte[] content, int at)
    {
        var length = at + 2 <= content.Length ? BinaryPrimitives.ReadUInt16BigEndian(content.AsSpan(at)) : 0;
        return length >= 2 && at + length <= content.Length ? content.AsSpan(at, length) : throw new InvalidDataException("A segment runs past the end.");
    }

    private static bool Keeps(byte marker, ReadOnlySpan<byte> segment) => marker switch
    {
        0xE0 => segment[2..].StartsWith("JFIF\0"u8),
        0xE2 => segment[2..].StartsWith("ICC_PROFILE\0"u8),
        0xEE => segment[2..].StartsWith("Adobe"u8),
        Comment => false,
        _ => marker is < 0xE0 or > 0xEF,
    };

    private static void Note(byte marker, ReadOnlySpan<byte> segment, SortedSet<string> removed, MemoryStream kept)
    {
        if (marker == Comment)
        {
            removed.Add(Removed.Comment);
        }
        else if (marker == 0xE1 && segment[2..].StartsWith("Exif\0\0"u8))
        {
            var exif = Exif.Read(segment[8..]);
            removed.UnionWith(exif.Holds);
            if (exif.Orientation is > 1 and <= 8)
            {
                kept.Write(Exif.OrientationAlone(exif.Orientation));
            }
        }
        else
        {
            removed.Add(marker is 0xE1 or 0xED ? Removed.Description : Removed.Other);
        }
    }

    private static int EndOfScan(byte[] content, int at)
    {
        for (; at + 1 < content.Length; at++)
        {
            if (content[at] == 0xFF && content[at + 1] is not (0 or 0xFF or (>= 0xD0 and <= 0xD7)))
            {
                return at;
            }
        }

        throw new InvalidDataException("The picture has no end.");
    }
}
