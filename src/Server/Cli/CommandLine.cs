using System.CommandLine;
using System.Globalization;
using System.Text;

namespace Qingyi.Server.Cli;

/// <summary>The commands of <c>qingyi</c>. Exit 0 done, 1 the input is wrong, 2 wrong usage.</summary>
public static class CommandLine
{
    public static async Task<int> Run(string[] args)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-Hans");
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        await using var output = new StreamWriter(Console.OpenStandardOutput(), utf8);
        await using var errors = new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true };
        using var input = new StreamReader(Console.OpenStandardInput(), utf8);
        return await Run(args, new Terminal(input, output, errors));
    }

    /// <summary>Runs one command between the given streams.</summary>
    public static async Task<int> Run(string[] args, Terminal terminal)
    {
        var root = new RootCommand(Texts.Of("cli.about"))
        {
            ServeCommand.Make(),
            GradeCommand.Make(terminal),
            CampaignCommand.Make(terminal),
            InspectionCommand.Make(terminal),
            CalendarCommand.Make(terminal),
            WorkflowCommand.Make(terminal),
            RulesCommand.Make(terminal),
            PartnerCommands.Make(),
            KeyCommands.Make(),
            AuditCommands.Make(),
            BackupCommands.Backup(),
            BackupCommands.Restore(terminal),
        };
        root.Options.Add(LiveData.Database);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await terminal.Errors.WriteLineAsync(error.Message);
            }

            await terminal.Errors.WriteLineAsync(Texts.Of("cli.usage"));
            return Exit.WrongUsage;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { Output = terminal.Output, Error = terminal.Errors });
    }
}

/// <summary>Where a command reads and writes; UTF-8, whatever the machine prefers.</summary>
public sealed record Terminal(TextReader Input, TextWriter Output, TextWriter Errors)
{
    /// <summary>Says each fault and gives the exit code for wrong input.</summary>
    public int Refuse(params IEnumerable<string> faults)
    {
        foreach (var fault in faults)
        {
            Errors.WriteLine(fault);
        }

        return Exit.WrongInput;
    }
}

/// <summary>What a command tells the shell.</summary>
public static class Exit
{
    public const int Done = 0;
    public const int WrongInput = 1;
    public const int WrongUsage = 2;
}
