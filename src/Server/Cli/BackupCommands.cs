using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Qingyi.Server.Backups;
using Qingyi.Server.Hosting;
using Qingyi.Server.Secrets;

namespace Qingyi.Server.Cli;

/// <summary><c>qingyi backup</c> and <c>qingyi restore</c>: what ops/backup and ops/restore call.</summary>
public static class BackupCommands
{
    public static Command Backup()
    {
        var file = new Argument<string>("FILE") { Description = "写到这个文件" };
        var data = LiveData.Data();
        var command = new Command("backup", "备份数据和文件（服务可以照常运行）；密钥从不在内") { file, data };
        command.Does(async (parsed, cancellation) =>
        {
            await using (await LiveData.Open(parsed, data, cancellation))
            {
                // There is data of this version.
            }

            var target = Path.GetFullPath(parsed.GetValue(file)!);
            var (made, missing) = await Backups.Backup.Make(LiveData.At(parsed, data), target, TimeProvider.System.GetUtcNow(), cancellation);
            await using (var db = await LiveData.Open(parsed, data, cancellation))
            {
                await new LastBackup(made.Made, new FileInfo(target).Length, made.Files, missing.Count).Write(db, cancellation);
            }

            await parsed.InvocationConfiguration.Output.WriteLineAsync($"已备份到 {target}：{(made.Database == BackupManifest.Sqlite ? "SQLite" : "PostgreSQL")}，{made.Files} 个文件。密钥不在备份里，请另行妥善保管恢复单。");
            if (missing.Count == 0)
            {
                return Exit.Done;
            }

            await parsed.InvocationConfiguration.Error.WriteLineAsync($"注意：有 {missing.Count} 个文件在数据目录里找不到，备份里没有它们：{string.Join('、', missing.Take(5))}。");
            return Exit.WrongInput;
        });
        return command;
    }

    public static Command Restore(Terminal terminal)
    {
        var file = new Argument<string?>("FILE") { Description = "ops/backup 制作的备份", Arity = ArgumentArity.ZeroOrOne };
        var data = LiveData.Data();
        var keys = LiveData.Keys();
        var confirm = new Option<bool>("--confirm") { Description = "核对完毕，恢复出来的数据从现在起照常发送报文、触发期限" };
        var command = new Command("restore", "把备份恢复到空的数据目录（或空的库）；先核对密钥，密钥不对什么也不写") { file, data, keys, confirm };
        command.Does(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(confirm) == parsed.GetValue(file) is not null)
            {
                return terminal.Refuse("请给出备份文件；或者只用 --confirm，确认已恢复的数据可以照常运行。");
            }

            return parsed.GetValue(confirm) ? await Confirm(parsed, data, cancellation) : await Restore(parsed, terminal, Path.GetFullPath(parsed.GetValue(file)!), data, keys, cancellation);
        });
        return command;
    }

    private static async Task<int> Confirm(ParseResult parsed, Option<string> data, CancellationToken cancellation)
    {
        await using var db = await LiveData.Open(parsed, data, cancellation);
        var clock = await LiveData.Clock(parsed, data);
        var held = await Standstill.End(db, clock.GetUtcNow(), cancellation);
        await parsed.InvocationConfiguration.Output.WriteLineAsync(held ? "已确认：报文从现在起照常发送，期限照常触发；停顿期间到期的会马上触发。" : "这份数据没有停顿，无须确认。");
        return Exit.Done;
    }

    private static async Task<int> Restore(ParseResult parsed, Terminal terminal, string file, Option<string> data, Option<string> keys, CancellationToken cancellation)
    {
        var options = LiveData.At(parsed, data) with { Keys = Path.GetFullPath(parsed.GetValue(keys)!) };
        var manifest = await Backups.Restore.Manifest(file, cancellation);
        await Backups.Restore.Demand(options, manifest, cancellation);
        var sheet = Prove(options, manifest, terminal);

        await Backups.Restore.Run(options, file, manifest, TimeProvider.System.GetUtcNow(), cancellation);
        if (sheet is not null)
        {
            KeyRing.Restore(options.Keys, sheet, RandomNumberGenerator.Fill, TimeProvider.System.GetUtcNow());
        }

        await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"已恢复 {manifest.Made.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd HH:mm}（北京时间）的备份：{options.Store}，{manifest.Files} 个文件。现在不发送报文、不触发期限；启动服务核对无误后，运行 ops/restore --confirm（带同样的 --data 或 --database）。"));
        return Exit.Done;
    }

    /// <summary>The keys of the folder, or of the sheet that is asked for; nothing is written before they are proved.</summary>
    /// <returns>The sheet, where the folder has none yet.</returns>
    /// <exception cref="KeyException">They are not those of the backup.</exception>
    private static string? Prove(ServeOptions options, BackupManifest manifest, Terminal terminal)
    {
        if (KeyRing.Exists(options.Keys))
        {
            return KeyRing.Open(options.Keys, RandomNumberGenerator.Fill).Proves(manifest.Proof)
                ? null
                : throw new KeyException($"{options.Keys} 里的密钥不属于这份备份，没有恢复任何内容；请用 --keys 指明与备份同属一套的目录，或者指明一个空目录后输入恢复单。");
        }

        terminal.Errors.WriteLine("请输入密钥恢复单（从“第 1 代”开始，逐行输入或粘贴，最后输入一个空行）：");
        var lines = new List<string>();
        while (terminal.Input.ReadLine() is { } line && (line.Trim().Length > 0 || !lines.Exists(l => l.Contains("4)", StringComparison.Ordinal) || l.Contains("4）", StringComparison.Ordinal))))
        {
            lines.Add(line);
        }

        var sheet = string.Join('\n', lines);
        return KeyRing.SheetProves(sheet, manifest.Proof) ? sheet : throw new KeyException("恢复单上的密钥不属于这份备份，没有恢复任何内容；请核对恢复单的指纹，换正确的一份。");
    }
}
