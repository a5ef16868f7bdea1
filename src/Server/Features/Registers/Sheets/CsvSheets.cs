using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Qingyi.Server.Features.Registers.Sheets;

/// <summary>Comma-separated tables as Excel writes and reads them: UTF-8 with its mark, GB18030 where it is that.</summary>
public static class CsvSheets
{
    static CsvSheets() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static async Task Write(Stream target, IReadOnlyList<string> heading, IAsyncEnumerable<IReadOnlyList<object?>> rows, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(heading);
        ArgumentNullException.ThrowIfNull(rows);
        await using var text = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" });
        await Row(csv, heading);
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            await Row(csv, row);
        }

        await csv.FlushAsync();
    }

    public static IEnumerable<SheetRow> Rows(Stream source)
    {
        ArgumentNullException.ThrowIfNull(source);
        using var text = new StreamReader(source, EncodingOf(source), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        using var csv = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null, IgnoreBlankLines = false });
        while (csv.Read())
        {
            yield return new SheetRow(csv.Row, [.. csv.Record ?? []]);
        }
    }

    private static async Task Row(CsvWriter csv, IReadOnlyList<object?> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell is decimal number ? number.ToString(CultureInfo.InvariantCulture) : SafeCell.Write(cell?.ToString()));
        }

        await csv.NextRecordAsync();
    }

    // What is no UTF-8 in its first stretch is what Chinese Excel saves by default.
    private static Encoding EncodingOf(Stream source)
    {
        var head = new byte[64 * 1024];
        var length = source.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        source.Position = 0;
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        try
        {
            // Not flushed: the stretch may end within a letter.
            decoder.GetCharCount(head, 0, length, flush: false);
            return Encoding.UTF8;
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding("GB18030");
        }
    }
}
