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
        Description = Texts.Of("cli.values.period"),
        Required = true,
        CustomParser = result => Domain.Deadlines.Period.TryParse(Text(result), out var period)
            ? period
            : Fail<Period?>(result, Texts.Of("cli.values.not-period", Text(result))),
    };

    public static Option<int> Whole(string name, string description) => new(name)
    {
        Description = description,
        Required = true,
        CustomParser = result => int.TryParse(Text(result), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number is > -100_000 and < 100_000
            ? number
            : Fail<int>(result, Texts.Of("cli.values.not-whole", Text(result))),
    };

    /// <summary>The folder of a service's data; absent: the shipped files are read.</summary>
    public static Option<string?> Data() => new("--data") { Description = Texts.Of("cli.values.data") };

    private static DateOnly? ReadDate(ArgumentResult result) =>
        DateOnly.TryParseExact(Text(result), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : Fail<DateOnly?>(result, Texts.Of("cli.values.not-date", Text(result)));

    private static string Text(ArgumentResult result) => result.Tokens.Count > 0 ? result.Tokens[0].Value : "";

    private static T? Fail<T>(ArgumentResult result, string sentence)
    {
        result.AddError(sentence);
        return default;
    }
}
