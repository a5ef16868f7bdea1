using System.CommandLine;
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
        var file = new Argument<string>("FILE") { Description = Texts.Of("cli.backup.output-file") };
        var data = LiveData.Data();
        var command = new Command("backup", Texts.Of("cli.backup.about")) { file, data };
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

            await parsed.InvocationConfiguration.Output.WriteLineAsync(Texts.Of("cli.backup.done", target, made.Database == BackupManifest.Sqlite ? "SQLite" : "PostgreSQL", made.Files));
            if (missing.Count == 0)
            {
                return Exit.Done;
            }

            await parsed.InvocationConfiguration.Error.WriteLineAsync(Texts.Of("cli.backup.files-missing", missing.Count, string.Join('、', missing.Take(5))));
            return Exit.WrongInput;
        });
        return command;
    }

    public static Command Restore(Terminal terminal)
    {
        var file = new Argument<string?>("FILE") { Description = Texts.Of("cli.restore.file"), Arity = ArgumentArity.ZeroOrOne };
        var data = LiveData.Data();
        var keys = LiveData.Keys();
        var confirm = new Option<bool>("--confirm") { Description = Texts.Of("cli.restore.confirm") };
        var command = new Command("restore", Texts.Of("cli.restore.about")) { file, data, keys, confirm };
        command.Does(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(confirm) == parsed.GetValue(file) is not null)
            {
                return terminal.Refuse(Texts.Of("cli.restore.file-needed"));
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
        await parsed.InvocationConfiguration.Output.WriteLineAsync(held ? Texts.Of("cli.restore.confirmed") : Texts.Of("cli.restore.nothing-to-confirm"));
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

        await parsed.InvocationConfiguration.Output.WriteLineAsync(Texts.Of("cli.restore.done", manifest.Made.ToOffset(TimeSpan.FromHours(8)), options.Store, manifest.Files));
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
                : throw new KeyException(Texts.Of("cli.restore.wrong-keys", options.Keys));
        }

        terminal.Errors.WriteLine(Texts.Of("cli.restore.enter-sheet"));
        var lines = new List<string>();
        while (terminal.Input.ReadLine() is { } line && (line.Trim().Length > 0 || !lines.Exists(l => l.Contains("4)", StringComparison.Ordinal) || l.Contains("4）", StringComparison.Ordinal))))
        {
            lines.Add(line);
        }

        var sheet = string.Join('\n', lines);
        return KeyRing.SheetProves(sheet, manifest.Proof) ? sheet : throw new KeyException(Texts.Of("cli.restore.wrong-sheet"));
    }
}
