using System.CommandLine;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Grading;
using Qingyi.Rules;

namespace Qingyi.Server.Cli;

/// <summary><c>qingyi grade</c>: one request a line in, one answer a line out, in the same order.</summary>
internal static class GradeCommand
{
    public static Command Make(Terminal terminal)
    {
        var file = new Argument<string?>("FILE") { Description = Texts.Of("cli.grade.file"), Arity = ArgumentArity.ZeroOrOne };
        var asOf = Values.Date("--as-of", Texts.Of("cli.grade.as-of"));
        var edition = new Option<string?>("--edition") { Description = Texts.Of("cli.grade.rules-edition", string.Join("、", GradingRules.Editions)) };
        edition.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<string?>() is { } name && !GradingRules.Editions.Contains(name))
            {
                given.AddError(Texts.Of("cli.grade.unknown-edition", name, string.Join("、", GradingRules.Editions)));
            }
        });
        var explain = new Option<string?>("--explain") { Description = Texts.Of("cli.grade.explain") };
        var data = Values.Data();
        var command = new Command("grade", Texts.Of("cli.grade.about")) { file, asOf, edition, explain, data };
        command.SetAction(parsed =>
        {
            if (DataFolder.Fault(parsed.GetValue(data)) is { } fault)
            {
                return terminal.Refuse(fault);
            }

            var day = parsed.GetValue(asOf) ?? LegalDay.Of(TimeProvider.System.GetUtcNow());
            return Files.Read(parsed.GetValue(file), terminal, lines =>
            {
                var rules = GradingRules.Load(DataFolder.Schedules(parsed.GetValue(data)), parsed.GetValue(edition));
                var name = parsed.GetValue(file) ?? "-";
                return parsed.GetValue(explain) is { } id ? Explain(rules, lines, name, id, day, terminal) : Grade(rules, lines, name, day, terminal);
            });
        });
        return command;
    }

    private static int Grade(GradingRules rules, TextReader lines, string file, DateOnly asOf, Terminal terminal)
    {
        var exit = Exit.Done;
        GradingLine.InOrder(Numbered(lines), line => GradingLine.Of(rules, line.Number, line.Text, file, asOf), answered =>
        {
            terminal.Output.WriteLine(answered.Answer);
            if (answered.Fault is { } fault)
            {
                exit = terminal.Refuse(fault);
            }
        }, terminal.Output.Flush);
        return exit;
    }

    private static int Explain(GradingRules rules, TextReader lines, string file, string id, DateOnly asOf, Terminal terminal)
    {
        foreach (var (number, line) in Numbered(lines))
        {
            var reading = GradingJson.Read(line, asOf);
            if (reading.Id == id)
            {
                if (reading.Request is not { } request)
                {
                    return terminal.Refuse(GradingLine.Told(file, number, reading.Fault!));
                }

                terminal.Output.Write(rules.Explain(request, rules.Grade(request, asOf)));
                return Exit.Done;
            }
        }

        return terminal.Refuse(Texts.Of("cli.grade.unknown-request", file, id));
    }

    private static IEnumerable<(int Number, string Text)> Numbered(TextReader lines)
    {
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            // Windows editors begin a file with a byte order mark.
            line = number == 1 ? line.TrimStart('\uFEFF') : line;
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return (number, line);
            }
        }
    }
}
