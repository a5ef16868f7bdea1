namespace Qingyi.Engine.Expressions.Syntax;

/// <summary>Chinese input methods write full-width marks; the fault names the half-width one that was meant.</summary>
internal static class Widths
{
    private const string Chinese = "“”‘’，。；：？！（）【】｛｝＋－＊／＝＜＞＆｜、";
    private const string Meant = "\"\"'',.;:?!()[]{}+-*/=<>&|,";

    public static string Hint(char c)
    {
        var index = Chinese.IndexOf(c, StringComparison.Ordinal);
        return index < 0 ? "，请删去或放进引号里" : $"，请改用英文的 {Meant[index]}";
    }
}
