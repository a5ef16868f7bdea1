using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Qingyi.Domain.Deadlines;

namespace Qingyi.Server.Cli;

/// <summary>Arguments and options of kinds that several commands share; a value that cannot be read is wrong usage.</summary>
internal static class Values
{
    public static Option<DateOnly?> Date(string name, string description, bool required = false) =>
        new(name) { Description = description, Required = required, CustomParser = ReadDate };

    public static Argument<DateOnly?> DateArgument(string name, string description) => new(name) { Description = description, CustomParser = ReadDate };

    public static Option<Period?> Period(string name) => new(name)
    {
        Description = "期间：2022Q1（季度）、2022（年度）或 2022-03（月份）",
        Required = true,
        CustomParser = result => Domain.Deadlines.Period.TryParse(Text(result), out var period)
            ? period
            : Fail<Period?>(result, $"“{Text(result)}”不是一个期间；应写作 2022Q1（季度）、2022（年度）或 2022-03（月份）。"),
    };

    public static Option<int> Whole(string name, string description) => new(name)
    {
        Description = description,
        Required = true,
        CustomParser = result => int.TryParse(Text(result), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number is > -100_000 and < 100_000
            ? number
            : Fail<int>(result, $"“{Text(result)}”不是整数，或者太大；应写作 5 或者 -5。"),
    };

    /// <summary>The folder of a service's data; absent: the shipped files are read.</summary>
    public static Option<string?> Data() => new("--data") { Description = "读这个目录里的数据，而不是随程序发布的文件" };

    private static DateOnly? ReadDate(ArgumentResult result) =>
        DateOnly.TryParseExact(Text(result), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : Fail<DateOnly?>(result, $"“{Text(result)}”不是日期；应写作 2022-09-30。");

    private static string Text(ArgumentResult result) => result.Tokens.Count > 0 ? result.Tokens[0].Value : "";

    private static T? Fail<T>(ArgumentResult result, string sentence)
    {
        result.AddError(sentence);
        return default;
    }
}
