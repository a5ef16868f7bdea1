using System.CommandLine;
using Qingyi.Server.Audit;

namespace Qingyi.Server.Cli;

/// <summary><c>qingyi audit</c>: the hash chains as a file, and whether they hold.</summary>
public static class AuditCommands
{
    public static Command Make() => new("audit", Texts.Of("cli.audit.about")) { Export(), Verify() };

    private static Command Export()
    {
        var data = LiveData.Data();
        var command = new Command("export", Texts.Of("cli.audit.export")) { data };
        command.Does(async (parsed, cancellation) =>
        {
            await using var db = await LiveData.Open(parsed, data, cancellation);
            var count = await AuditFiles.Export(db, parsed.InvocationConfiguration.Output, cancellation);
            await parsed.InvocationConfiguration.Error.WriteLineAsync(Texts.Of("cli.audit.exported", count));
            return Exit.Done;
        });
        return command;
    }

    private static Command Verify()
    {
        var file = new Argument<string?>("FILE") { Description = Texts.Of("cli.audit.verify-file"), Arity = ArgumentArity.ZeroOrOne };
        var data = LiveData.Data();
        var command = new Command("verify", Texts.Of("cli.audit.verify")) { file, data };
        command.Does(async (parsed, cancellation) =>
        {
            var found = parsed.GetValue(file) is { } path
                ? await AuditFiles.Verify(Path.GetFullPath(path), cancellation)
                : await OfDatabase(parsed, data, cancellation);
            foreach (var fault in found.Faults)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(fault.ToString());
            }

            await parsed.InvocationConfiguration.Output.WriteLineAsync(found.Faults.Count == 0
                ? Texts.Of("cli.audit.verified", found.Chains, found.Links, found.Roots, found.LastRoot ?? Texts.Of("cli.audit.no-root"))
                : Texts.Of("cli.audit.broken", found.Faults.Count, found.Chains, found.Links, found.Roots));
            return found.Faults.Count == 0 ? Exit.Done : Exit.WrongInput;
        });
        return command;
    }

    private static async Task<AuditFindings> OfDatabase(ParseResult parsed, Option<string> data, CancellationToken cancellation)
    {
        await using var db = await LiveData.Open(parsed, data, cancellation);
        return await AuditFiles.Verify(db, cancellation);
    }
}
