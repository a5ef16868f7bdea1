using System.CommandLine;
using Qingyi.Domain.Inspections;

namespace Qingyi.Server.Cli;

/// <summary><c>qingyi inspection</c>: repeats a published draw from its list and seed, on any machine and without the service.</summary>
internal static class InspectionCommand
{
    public static Command Make(Terminal terminal) => new("inspection", Texts.Of("cli.inspection.about")) { Draw(terminal) };

    private static Command Draw(Terminal terminal)
    {
        var list = new Option<string>("--list") { Description = Texts.Of("cli.inspection.list-file"), Required = true };
        var seed = new Option<string?>("--seed") { Description = Texts.Of("cli.inspection.seed") };
        var secret = new Option<string?>("--secret") { Description = Texts.Of("cli.inspection.secret") };
        var value = new Option<string?>("--value") { Description = Texts.Of("cli.inspection.public-value") };
        var result = new Option<string?>("--result") { Description = Texts.Of("cli.inspection.result-file") };
        var command = new Command("draw", Texts.Of("cli.inspection.draw")) { list, seed, secret, value, result };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(seed) is null && (parsed.GetValue(secret) is null || parsed.GetValue(value) is null))
            {
                parsed.AddError(Texts.Of("cli.inspection.seed-needed"));
            }
        });
        command.SetAction(parsed =>
        {
            var (text, unreadable) = Files.Text(parsed.GetRequiredValue(list));
            var reading = text is null ? new DrawListReading(null, unreadable) : DrawListReader.Read(text);
            if (reading.List is not { } read)
            {
                return terminal.Refuse($"{parsed.GetRequiredValue(list)}：{reading.Fault}");
            }

            if (ListChecks.Refuse(read) is { } refusal)
            {
                return terminal.Refuse(refusal.Sentence);
            }

            var (opened, given) = (parsed.GetValue(secret), parsed.GetValue(seed));
            if (opened is not null && ProvableDraw.Commit(opened) != read.Commitment)
            {
                return terminal.Refuse(Texts.Of("cli.inspection.wrong-secret", read.Commitment));
            }

            var from = opened is not null ? ProvableDraw.Seed(opened, read.Hash, parsed.GetValue(value)!) : given!;
            if (given is not null && given != from)
            {
                return terminal.Refuse(Texts.Of("cli.inspection.wrong-seed", from));
            }

            if (from.Length != 64 || from.Any(c => !char.IsAsciiHexDigitLower(c)))
            {
                return terminal.Refuse(Texts.Of("cli.inspection.malformed-seed"));
            }

            var drawn = ProvableDraw.Draw(read, from).Text;
            terminal.Output.Write(drawn);
            return parsed.GetValue(result) is { } published ? Compare(published, drawn, terminal) : Exit.Done;
        });
        return command;
    }

    private static int Compare(string file, string drawn, Terminal terminal)
    {
        var (text, unreadable) = Files.Text(file);
        return text is null ? terminal.Refuse(unreadable!) : text == drawn ? Exit.Done : terminal.Refuse(Texts.Of("cli.inspection.result-differs", file));
    }
}
