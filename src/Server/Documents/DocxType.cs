namespace Qingyi.Server.Documents;

/// <summary>Type of a layout: fonts by the names that office machines have, sizes in half points, distances in twips (1/1440 inch).</summary>
/// <param name="Body">Size of the body.</param>
/// <param name="Line">Exact distance of the lines.</param>
/// <param name="Spacing">What is added between characters, so that 28 fill a line.</param>
internal sealed record DocxType(string Fang, int Body, int Line, int Spacing, int Title)
{
    public const string Song = "方正小标宋简体";
    public const string Hei = "黑体";
    public const string Kai = "楷体_GB2312";
    public const string Plain = "宋体";

    // 3号 is 16 points; 225 mm hold 22 lines at 28.95 points, 156 mm hold 28 characters at 15.75.
    private static readonly DocxType Official = new("仿宋_GB2312", 32, 579, -5, 44);
    private static readonly DocxType Form = new("仿宋_GB2312", 24, 440, 0, 40);

    public static DocxType Of(SheetLayout layout) => layout == SheetLayout.Official ? Official : Form;
}
