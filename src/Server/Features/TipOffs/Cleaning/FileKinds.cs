using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Qingyi.Domain;

namespace Qingyi.Server.Features.TipOffs.Cleaning;

/// <summary>What a file is, by its content; its name and what the browser says about it count for nothing.</summary>
public enum FileKind { Jpeg, Png, Gif, WebP, Pdf, Word, Excel, Text, Mp3, Mp4, Wav, Amr, Ogg }

/// <summary>Tells the kind of a file from its first bytes.</summary>
public static class FileKinds
{
    /// <summary>What is taken, for the sentence of a refusal.</summary>
    public static Phrase Taken { get; } = Texts.Later("tip-offs.file-kinds");

    public static string MediaType(this FileKind kind) => kind switch
    {
        FileKind.Jpeg => "image/jpeg",
        FileKind.Png => "image/png",
        FileKind.Gif => "image/gif",
        FileKind.WebP => "image/webp",
        FileKind.Pdf => "application/pdf",
        FileKind.Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        FileKind.Excel => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        FileKind.Text => "text/plain",
        FileKind.Mp3 => "audio/mpeg",
        FileKind.Mp4 => "video/mp4",
        FileKind.Wav => "audio/wav",
        FileKind.Amr => "audio/amr",
        _ => "audio/ogg",
    };

    /// <summary>Null where the content is none of the kinds that are taken.</summary>
    public static FileKind? Of(byte[] content)
    {
        ReadOnlySpan<byte> bytes = content;
        return bytes switch
        {
            _ when Begins(bytes, [0xFF, 0xD8, 0xFF]) => FileKind.Jpeg,
            _ when Begins(bytes, Png.Signature) => FileKind.Png,
            _ when Begins(bytes, "GIF87a"u8) || Begins(bytes, "GIF89a"u8) => FileKind.Gif,
            _ when Begins(bytes, "RIFF"u8) && At(bytes, 8, "WEBP"u8) => FileKind.WebP,
            _ when Begins(bytes, "RIFF"u8) && At(bytes, 8, "WAVE"u8) => FileKind.Wav,
            _ when Begins(bytes, "%PDF-"u8) => FileKind.Pdf,
            _ when Begins(bytes, "#!AMR"u8) => FileKind.Amr,
            _ when Begins(bytes, "OggS"u8) => FileKind.Ogg,
            _ when Begins(bytes, "ID3"u8) || IsMpegFrame(bytes) => FileKind.Mp3,
            _ when At(bytes, 4, "ftyp"u8) && IsFilm(bytes) => FileKind.Mp4,
            _ when Begins(bytes, "PK\u0003\u0004"u8) => Office(content),
            _ when IsText(bytes) => FileKind.Text,
            _ => null,
        };
    }

    private static bool Begins(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> mark) => bytes.StartsWith(mark);

    private static bool At(ReadOnlySpan<byte> bytes, int offset, ReadOnlySpan<byte> mark) => bytes.Length >= offset + mark.Length && bytes[offset..].StartsWith(mark);

    // Layer III with a valid bit rate and sample rate; a mark of two bytes alone would fit too much.
    private static bool IsMpegFrame(ReadOnlySpan<byte> bytes) =>
        bytes.Length > 4 && bytes[0] == 0xFF && (bytes[1] & 0xE6) == 0xE2 && (bytes[2] & 0xF0) is not (0xF0 or 0) && (bytes[2] & 0x0C) != 0x0C;

    private static bool IsFilm(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 12 && Encoding.ASCII.GetString(bytes[8..12]) is not ("heic" or "heix" or "mif1" or "msf1" or "avif" or "hevc");

    private static FileKind? Office(byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            var names = zip.Entries.Select(e => e.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            if (!names.Contains("[Content_Types].xml") || names.Any(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            {
                return null;
            }

            return names.Contains("word/document.xml") ? FileKind.Word : names.Contains("xl/workbook.xml") ? FileKind.Excel : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    // Pages and scripts are text too, but a browser or a shell would act on them.
    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, 64 * 1024)];
        if (head.IsEmpty || head.ContainsAnyInRange((byte)0, (byte)8) || head.ContainsAnyInRange((byte)14, (byte)31) || head.Contains((byte)0x7F))
        {
            return false;
        }

        var start = head.TrimStart(" \t\r\n\u00ef\u00bb\u00bf"u8);
        return !start.StartsWith("<"u8) && !start.StartsWith("#!"u8) && !start.StartsWith("%!"u8);
    }

    internal static uint BigEndian(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
