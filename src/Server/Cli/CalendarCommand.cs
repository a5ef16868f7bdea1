using System.CommandLine;
using System.Globalization;
using Qingyi.Domain.Deadlines;

namespace Qingyi.Server.Cli;

/// <summary><c>qingyi calendar</c>: working days by the State Council's arrangements.</summary>
internal static class CalendarCommand
{
    public static Command Make(Terminal terminal) => new("calendar", "工作日历")
    {
        Add(terminal), IsWorkday(terminal),
        Days(terminal, "first-workdays", "期间的头几个工作日", (period, count) => WorkingDays.Shipped.First(period, count)),
        Days(terminal, "last-workdays", "期间的末几个工作日", (period, count) => WorkingDays.Shipped.Last(period, count)),
    };

    private static Command Add(Terminal terminal)
    {
        var from = Values.Date("--from", "起算日，本身不计", required: true);
        var workdays = Values.Whole("--workdays", "工作日数；负数往前数");
        return Command("add", "若干个工作日之后（之前）是哪一天", terminal, [from, workdays], [], parsed =>
            [Iso(WorkingDays.Shipped.Add(parsed.GetRequiredValue(from)!.Value, parsed.GetRequiredValue(workdays)))]);
    }

    private static Command IsWorkday(Terminal terminal)
    {
        var day = Values.DateArgument("DATE", "日期");
        return Command("is-workday", "是不是工作日，为什么", terminal, [], [day], parsed =>
            [$"{(WorkingDays.Shipped.IsWorkday(parsed.GetRequiredValue(day)!.Value, out var why) ? "true" : "false")} {why}"]);
    }

    private static Command Days(Terminal terminal, string name, string description, Func<Period, int, IReadOnlyList<DateOnly>> days)
    {
        var period = Values.Period("--period");
        var count = Values.Whole("--count", "几个工作日");
        return Command(name, description, terminal, [period, count], [], parsed =>
            [.. days(parsed.GetRequiredValue(period)!, parsed.GetRequiredValue(count)).Select(Iso)]);
    }

    private static Command Command(
        string name, string description, Terminal terminal, IEnumerable<Option> options, IEnumerable<Argument> arguments, Func<ParseResult, IReadOnlyList<string>> lines)
    {
        var data = Values.Data();
        var command = new Command(name, description) { data };
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        foreach (var argument in arguments)
        {
            command.Arguments.Add(argument);
        }

        command.SetAction(parsed =>
        {
            if (DataFolder.Fault(parsed.GetValue(data)) is { } fault)
            {
                return terminal.Refuse(fault);
            }

            try
            {
                foreach (var line in lines(parsed))
                {
                    terminal.Output.WriteLine(line);
                }

                return Exit.Done;
            }
            catch (CalendarUnknownException unknown)
            {
                return terminal.Refuse(unknown.Message);
            }
            catch (ArgumentOutOfRangeException count)
            {
                // The calendar's own sentence stands before what the framework appends.
                return terminal.Refuse(count.Message.Split(" (Parameter")[0]);
            }
        });
        return command;
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
