using System.CommandLine;

namespace Qingyi.Server.Cli;

/// <summary>The commands of <c>qingyi</c>. Exit 0 done, 1 the input is wrong, 2 wrong usage.</summary>
public static class CommandLine
{
    public static async Task<int> Run(string[] args)
    {
        var root = new RootCommand("清医：廉洁从业行动的办案与裁量系统") 
        {
            ServeCommand.Make(),
            PartnerCommands.Make(),
            KeyCommands.Make(),
            AuditCommands.Make(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            return 2;
        }

        return await parsed.InvokeAsync();
    }
}
