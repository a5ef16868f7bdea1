using System.Buffers.Binary;

namespace Qingyi.Server.Features.TipOffs.Cleaning;

/// <summary>What an EXIF block tells, as far as a reporter should know that it is gone.</summary>
/// <param name="Orientation">1 to 8 as the camera wrote it; 1 where it did not.</param>
public sealed record Exif(IReadOnlyList<string> Holds, int Orientation)
{
    private const int OrientationTag = 0x0112;

    /// <param name="tiff">From the byte order on.</param>
    public static Exif Read(ReadOnlySpan<byte> tiff)
    {
        var holds = new SortedSet<string>(StringComparer.Ordinal) { Removed.Other };
        var orientation = 1;
        if (tiff.Length < 8 || !(tiff.StartsWith("II"u8) || tiff.StartsWith("MM"u8)))
        {
            return new Exif([.. holds], orientation);
        }

        var little = tiff[0] == (byte)'I';
        var at = (int)Math.Min(Number(tiff[4..], little), (uint)tiff.Length);
        var count = at >= 8 && at + 2 <= tiff.Length ? Short(tiff[at..], little) : 0;
        for (var entry = at + 2; count > 0 && entry + 12 <= tiff.Length; count--, entry += 12)
        {
            var tag = Short(tiff[entry..], little);
            if (Kind(tag) is { } kind)
            {
                holds.Add(kind);
            }

            if (tag == OrientationTag)
            {
                orientation = Short(tiff[(entry + 8)..], little);
            }
        }

        if (holds.Count > 1)
        {
            holds.Remove(Removed.Other);
        }

        return new Exif([.. holds], orientation);
    }

    /// <summary>A segment, marker included, that says nothing but how the picture is turned.</summary>
    public static byte[] OrientationAlone(int orientation) =>
    [
        0xFF, 0xE1, 0x00, 0x22, .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0,
    ];

    private static string? Kind(int tag) => tag switch
    {
        0x8825 => Removed.Place,
        0x010F or 0x0110 or 0x0131 or 0xA430 => Removed.Device,
        0x0132 or 0x8769 => Removed.Time,
        0x013B or 0x9C9D or 0x8298 => Removed.Author,
        0x010E or 0x9C9B or 0x9C9C => Removed.Description,
        _ => null,
    };

    private static int Short(ReadOnlySpan<byte> bytes, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Number(ReadOnlySpan<byte> bytes, bool little) => little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
