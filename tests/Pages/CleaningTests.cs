using System.IO.Compression;
using System.Text;
using Qingyi.Server.Features.TipOffs.Cleaning;

namespace Qingyi.Tests.Pages;

/// <summary>What is taken out of files before they are kept.</summary>
public sealed class CleaningTests
{
    private static readonly byte[] Scan = [0xFF, 0xDA, 0x00, 0x08, 1, 1, 0, 0, 63, 0, 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56];

    [Fact]
    public void A_photograph_loses_place_and_device_and_keeps_how_it_is_turned()
    {
        byte[] photo = [0xFF, 0xD8, .. Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 0, 0, 1, 0, 1, 0, 0]), .. Segment(0xE1, [.. "Exif\0\0"u8, .. Exif(orientation: 6)]), .. Segment(0xFE, "made by somebody"u8), .. Scan, 0xFF, 0xD9, .. "hidden film"u8];

        var cleaned = Cleaner.Clean(photo)!;

        Assert.Equal(FileKind.Jpeg, cleaned.Kind);
        Assert.Equal([Removed.Comment, Removed.Device, Removed.Place, Removed.Trailing], cleaned.Removed);
        byte[] expected = [0xFF, 0xD8, .. Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 0, 0, 1, 0, 1, 0, 0]), .. Qingyi.Server.Features.TipOffs.Cleaning.Exif.OrientationAlone(6), .. Scan, 0xFF, 0xD9];
        Assert.Equal(expected, cleaned.Content);
        Assert.Equal(6, Qingyi.Server.Features.TipOffs.Cleaning.Exif.Read(cleaned.Content.AsSpan(30)).Orientation);
    }

    [Fact]
    public void A_clean_photograph_stays_as_it_is()
    {
        byte[] photo = [0xFF, 0xD8, .. Segment(0xDB, new byte[65]), .. Scan, 0xFF, 0xD9];

        var cleaned = Cleaner.Clean(photo)!;

        Assert.Empty(cleaned.Removed);
        Assert.Equal(photo, cleaned.Content);
    }

    [Fact]
    public void A_picture_loses_texts_and_times()
    {
        byte[] picture = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", new byte[13]), .. Chunk("tEXt", "Author\0Zhang"u8.ToArray()), .. Chunk("tIME", new byte[7]), .. Chunk("eXIf", Exif(1)), .. Chunk("IDAT", [1, 2]), .. Chunk("IEND", [])];

        var cleaned = Cleaner.Clean(picture)!;

        Assert.Equal([Removed.Author, Removed.Device, Removed.Place, Removed.Time], cleaned.Removed);
        Assert.Equal([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", new byte[13]), .. Chunk("IDAT", [1, 2]), .. Chunk("IEND", [])], cleaned.Content);
    }

    [Theory]
    [InlineData("word/document.xml", FileKind.Word)]
    [InlineData("xl/workbook.xml", FileKind.Excel)]
    public void A_document_loses_author_and_company(string part, FileKind kind)
    {
        var document = Zip(("[Content_Types].xml", "<Types/>"), (part, "<text>红包</text>"), ("docProps/core.xml", "<cp><dc:creator>张某</dc:creator></cp>"), ("docProps/app.xml", "<Properties><Company>某医院</Company></Properties>"));

        var cleaned = Cleaner.Clean(document)!;

        Assert.Equal(kind, cleaned.Kind);
        Assert.Equal([Removed.Author, Removed.Organisation], cleaned.Removed);
        using var zip = new ZipArchive(new MemoryStream(cleaned.Content));
        Assert.Equal("<text>红包</text>", Read(zip, part));
        Assert.DoesNotContain("张某", Read(zip, "docProps/core.xml"), StringComparison.Ordinal);
        Assert.DoesNotContain("某医院", Read(zip, "docProps/app.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_with_macros_is_not_taken() =>
        Assert.Null(Cleaner.Clean(Zip(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "x"), ("word/vbaProject.bin", "x"))));

    [Theory]
    [InlineData("MZ\u0090\0\u0003\0\0\0")]
    [InlineData("<!DOCTYPE html><script>")]
    [InlineData("#!/bin/sh\n")]
    [InlineData("\u0000\u0000\u0000\u0018ftypheic")]
    [InlineData("PK\u0003\u0004broken")]
    [InlineData("")]
    public void What_a_machine_could_run_or_we_cannot_clean_is_not_taken(string content) => Assert.Null(Cleaner.Clean(Encoding.Latin1.GetBytes(content)));

    [Theory]
    [InlineData("%PDF-1.7", FileKind.Pdf)]
    [InlineData("GIF89a", FileKind.Gif)]
    [InlineData("RIFF\u0001\u0001\u0001\u0001WAVEfmt ", FileKind.Wav)]
    [InlineData("ID3\u0003", FileKind.Mp3)]
    [InlineData("\u0000\u0000\u0000\u0018ftypmp42", FileKind.Mp4)]
    [InlineData("plain words", FileKind.Text)]
    public void What_cannot_be_cleaned_but_is_harmless_stays_as_it_came(string content, FileKind kind)
    {
        var cleaned = Cleaner.Clean(Encoding.Latin1.GetBytes(content))!;

        Assert.Equal(kind, cleaned.Kind);
        Assert.Empty(cleaned.Removed);
        Assert.Equal(Encoding.Latin1.GetBytes(content), cleaned.Content);
    }

    private static byte[] Segment(byte marker, ReadOnlySpan<byte> payload) => [0xFF, marker, (byte)((payload.Length + 2) >> 8), (byte)(payload.Length + 2), .. payload];

    private static byte[] Chunk(string name, byte[] data) => [0, 0, 0, (byte)data.Length, .. Encoding.ASCII.GetBytes(name), .. data, 0, 0, 0, 0];

    // Little-endian, three entries: make, orientation, place.
    private static byte[] Exif(byte orientation) =>
    [
        .. "II*\0"u8, 8, 0, 0, 0, 3, 0,
        0x0F, 0x01, 2, 0, 1, 0, 0, 0, 65, 0, 0, 0,
        0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0,
        0x25, 0x88, 4, 0, 1, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0,
    ];

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var target = new MemoryStream();
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return target.ToArray();
    }

    private static string Read(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
