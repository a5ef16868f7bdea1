using System.Globalization;
using System.Text;

namespace Qingyi.Engine.Expressions.Syntax;

/// <summary>Character classes as the language defines them; .NET's own differ in details (U+0085, U+FEFF).</summary>
internal static class Characters
{
    public static bool IsLineEnd(char c) => c is '\n' or '\r' or '\u2028' or '\u2029';

    public static bool IsSpace(char c) =>
        c is ' ' or '\t' or '\v' or '\f' or '\u00a0' or '\ufeff'
        || (c > '\u007f' && char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator);

    public static bool IsSpaceOrLineEnd(char c) => IsSpace(c) || IsLineEnd(c);

    public static bool IsDigit(char c) => c is >= '0' and <= '9';

    /// <summary>Length in UTF-16 units of the letter that may begin (or continue) a name at this place; 0 when there is none.</summary>
    public static int NameLength(string source, int position, bool first)
    {
        var c = source[position];
        if (c < 128) return char.IsAsciiLetter(c) || c is '_' or '$' || (!first && IsDigit(c)) ? 1 : 0;
        if (c is '\u200c' or '\u200d') return first ? 0 : 1;
        if (c == '\u2e2f') return 0; // a letter to .NET, a mark to the language
        if (!Rune.TryGetRuneAt(source, position, out var rune)) return 0;
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => rune.Utf16SequenceLength,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation => first ? 0 : rune.Utf16SequenceLength,
            _ => 0,
        };
    }
}
