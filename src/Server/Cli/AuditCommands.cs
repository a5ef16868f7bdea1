using System.CommandLine;
using Qingyi.Server.Audit;

namespace Qingyi.Server.Cli;

/// <summary><c>qingyi audit</c>: the hash chains as a file, and whether they hold.</summary>
public static class AuditCommands
{
    public static Command Make() => new("audit", "审计链") { Export(), Verify() };

    private static Command Export()
    {
        var data = LiveData.Data();
        var command = new Command("export", "把全部审计链（含根）写到标准输出，一行一条 JSON") { data };
        command.Does(async (parsed, cancellation) =>
        {
            await using var db = await LiveData.Open(parsed, data, cancellation);
            var count = await AuditFiles.Export(db, parsed.InvocationConfiguration.Output, cancellation);
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"导出 {count} 条。");
            return Exit.Done;
        });
        return command;
    }

    private static Command Verify()
    {
        var file = new Argument<string?>("FILE") { Description = "audit export 导出的文件；不填则核对数据库", Arity = ArgumentArity.ZeroOrOne };
        var data = LiveData.Data();
        var command = new Command("verify", "核对审计链和根；断链会指明，退出码 1") { file, data };
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
                ? $"核对无误：{found.Chains} 条链，{found.Links} 条记录，{found.Roots} 个根。根链末端 {found.LastRoot ?? "（还没有根）"}，请抄录备查。"
                : $"发现 {found.Faults.Count} 处断链：{found.Chains} 条链，{found.Links} 条记录，{found.Roots} 个根。");
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
