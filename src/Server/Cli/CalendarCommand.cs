using System.CommandLine;
using System.Globalization;
using Qingyi.Domain.Deadlines;

namespace Qingyi.Server.Cli;

/// <summary><c>qingyi calendar</c>: working days by the State Council's arrangements.</summary>
internal static class CalendarCommand
{
    public static Command Make(Terminal terminal) => new("calendar", Texts.Of("cli.calendar.about"))
    {
        Add(terminal), IsWorkday(terminal),
        Days(terminal, "first-workdays", Texts.Of("cli.calendar.first-workdays"), (period, count) => WorkingDays.Shipped.First(period, count)),
        Days(terminal, "last-workdays", Texts.Of("cli.calendar.last-workdays"), (period, count) => WorkingDays.Shipped.Last(period, count)),
    };

    private static Command Add(Terminal terminal)
    {
        var from = Values.Date("--from", Texts.Of("cli.calendar.from"), required: true);
        var workdays = Values.Whole("--workdays", Texts.Of("cli.calendar.workdays"));
        return Command("add", Texts.Of("cli.calendar.add"), terminal, [from, workdays], [], parsed =>
            [Iso(WorkingDays.Shipped.Add(parsed.GetRequiredValue(from)!.Value, parsed.GetRequiredValue(workdays)))]);
    }

    private static Command IsWorkday(Terminal terminal)
    {
        var day = Values.DateArgument("DATE", Texts.Of("cli.calendar.date"));
        return Command("is-workday", Texts.Of("cli.calendar.is-workday"), terminal, [], [day], parsed =>
            [$"{(WorkingDays.Shipped.IsWorkday(parsed.GetRequiredValue(day)!.Value, out var why) ? "true" : "false")} {why}"]);
    }

    private static Command Days(Terminal terminal, string name, string description, Func<Period, int, IReadOnlyList<DateOnly>> days)
    {
        var period = Values.Period("--period");
        var count = Values.Whole("--count", Texts.Of("cli.calendar.count"));
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
