using System.Globalization;
using System.Text;

namespace Qingyi.Server.Features.Documents;

/// <summary>Money as documents write it: 壹万贰仟叁佰元整.</summary>
public static class Yuan
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";
    private static readonly string[] Places = ["", "拾", "佰", "仟"];
    private static readonly string[] Groups = ["", "万", "亿", "万亿"];

    /// <param name="yuan">From 0 to below 10^16, at most two decimals.</param>
    public static string InWords(decimal yuan)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(yuan);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(yuan, 1e16m);
        var fen = (long)decimal.Round(yuan * 100m, MidpointRounding.AwayFromZero);
        var (whole, jiao, rest) = (fen / 100, (int)(fen / 10 % 10), (int)(fen % 10));
        var words = new StringBuilder(whole > 0 ? Whole(whole) + "元" : "");
        if (jiao > 0)
        {
            words.Append(Digits[jiao]).Append('角');
        }
        else if (rest > 0 && whole > 0)
        {
            words.Append('零');
        }

        return rest > 0 ? words.Append(Digits[rest]).Append('分').ToString() : words.Length > 0 ? words.Append('整').ToString() : "零元整";
    }

    // Zeros are read once between two digits, and never at the end of a group.
    private static string Whole(long number)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        var (words, zero, said) = (new StringBuilder(), false, false);
        for (var i = 0; i < digits.Length; i++)
        {
            var (digit, place) = (digits[i] - '0', digits.Length - 1 - i);
            if (digit > 0)
            {
                words.Append(zero ? "零" : "").Append(Digits[digit]).Append(Places[place % 4]);
                (zero, said) = (false, true);
            }
            else
            {
                zero = words.Length > 0;
            }

            if (place % 4 == 0 && said)
            {
                words.Append(Groups[place / 4]);
                said = false;
            }
        }

        return words.ToString();
    }
}
