namespace Qingyi.Engine.Expressions.Syntax;

/// <summary>Turns an offset into line and column as an editor shows them.</summary>
internal static class TextPosition
{
    public static (int Line, int Column) Of(string source, int position)
    {
        int line = 1, start = 0;
        for (var i = 0; i < position && i < source.Length; i++)
        {
            if (source[i] is not ('\n' or '\r' or '\u2028' or '\u2029')) continue;
            if (source[i] == '\r' && i + 1 < source.Length && source[i + 1] == '\n') continue;
            line++;
            start = i + 1;
        }
        return (line, Math.Max(position - start, 0) + 1);
    }
}
