using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Qingyi.Server.Secrets;

/// <summary>
/// The ring on paper. Each generation is four rows of four groups of four characters (Crockford's base 32: no I, L, O, U): 8 bytes of the key and
/// 2 bytes of check, which knows its row and generation. So a slip of the pen is found in its row.
/// </summary>
internal static partial class RecoverySheet
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int RowBytes = 8;
    private const int Rows = WrappingKey.Length / RowBytes;

    public static string Write(IReadOnlyList<WrappingKey> keys, DateTimeOffset now)
    {
        var sheet = new StringBuilder();
        sheet.Append("清医 密钥恢复单\n");
        sheet.Append(CultureInfo.InvariantCulture, $"打印时间：{now.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd HH:mm}（北京时间）\n");
        sheet.Append("请抄写或打印两份，分两处存入保险柜，不拍照、不上网、不与备份放在一处。\n");
        sheet.Append("密钥目录丢失而无此单，线索与证据将永远无法打开；任何人持此单与备份，即可打开全部内容。\n");
        foreach (var key in keys)
        {
            sheet.Append(CultureInfo.InvariantCulture, $"\n第 {key.Generation} 代（指纹 {key.Fingerprint}）\n");
            for (var row = 0; row < Rows; row++)
            {
                var groups = RowText(key.Generation, row, key.Bytes.AsSpan(row * RowBytes, RowBytes)).Chunk(4).Select(group => new string(group));
                sheet.Append(CultureInfo.InvariantCulture, $"  {row + 1})  {string.Join(' ', groups)}\n");
            }
        }

        return sheet.ToString();
    }

    /// <summary>The keys of a sheet, by generation. Case, spaces, hyphens and the letters I, L, O for 1 and 0 do not matter.</summary>
    public static IReadOnlyList<(int Generation, byte[] Bytes)> Read(string sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var keys = new SortedDictionary<int, byte[]?[]>();
        var generation = 0;
        foreach (var line in sheet.Split('\n'))
        {
            if (Heading().Match(line) is { Success: true } heading)
            {
                generation = int.Parse(heading.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
                keys[generation] = new byte[]?[Rows];
            }
            else if (Row().Match(line) is { Success: true } row && generation > 0)
            {
                var number = int.Parse(row.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
                keys[generation][number - 1] = ReadRow(generation, number, row.Groups[2].Value);
            }
        }

        if (keys.Count == 0)
        {
            throw new KeyException("没有读到密钥：恢复单上每代密钥应以“第 N 代”开头，后跟四行。");
        }

        return [.. keys.Select(key => (key.Key, Join(key.Key, key.Value)))];
    }

    private static byte[] ReadRow(int generation, int number, string text)
    {
        var read = Decode(text);
        if (read is null || RowText(generation, number - 1, read.AsSpan(0, RowBytes)) != Encode(read))
        {
            throw new KeyException($"恢复单第 {generation} 代第 {number} 行有误，请逐组核对（共四组，每组四个字符，没有 I、L、O、U）。");
        }

        return read[..RowBytes];
    }

    private static byte[] Join(int generation, byte[]?[] rows)
    {
        var missing = Array.IndexOf(rows, null);
        return missing < 0
            ? [.. rows.SelectMany(row => row!)]
            : throw new KeyException($"恢复单第 {generation} 代缺少第 {missing + 1} 行。");
    }

    private static string RowText(int generation, int row, ReadOnlySpan<byte> bytes)
    {
        var checkedBytes = new byte[4 + 1 + RowBytes];
        BinaryPrimitives.WriteInt32BigEndian(checkedBytes, generation);
        checkedBytes[4] = (byte)row;
        bytes.CopyTo(checkedBytes.AsSpan(5));
        return Encode([.. bytes, .. SHA256.HashData(checkedBytes).AsSpan(0, 2)]);
    }

    private static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var bits = 0;
        var waiting = 0;
        foreach (var octet in bytes)
        {
            bits = ((bits << 8) | octet) & 0xFFFF;
            waiting += 8;
            for (; waiting >= 5; waiting -= 5)
            {
                text.Append(Alphabet[(bits >> (waiting - 5)) & 31]);
            }
        }

        return text.ToString();
    }

    private static byte[]? Decode(string text)
    {
        var characters = text.ToUpperInvariant().Where(c => !char.IsWhiteSpace(c) && c != '-')
            .Select(c => c switch { 'O' => '0', 'I' or 'L' => '1', _ => c }).ToArray();
        if (characters.Length != (RowBytes + 2) * 8 / 5 || characters.Any(c => !Alphabet.Contains(c, StringComparison.Ordinal)))
        {
            return null;
        }

        var bytes = new List<byte>();
        var bits = 0;
        var waiting = 0;
        foreach (var character in characters)
        {
            bits = ((bits << 5) | Alphabet.IndexOf(character, StringComparison.Ordinal)) & 0xFFFF;
            waiting += 5;
            if (waiting >= 8)
            {
                waiting -= 8;
                bytes.Add((byte)(bits >> waiting));
            }
        }

        return [.. bytes];
    }

    [GeneratedRegex("^\\s*第\\s*([0-9]{1,6})\\s*代", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex("^\\s*([1-4])\\s*[\\)）]\\s*(.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Row();
}
