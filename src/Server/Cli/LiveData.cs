using System.CommandLine;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Audit;
using Qingyi.Server.Backups;
using Qingyi.Server.Hosting;
using Qingyi.Server.Secrets;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Cli;

/// <summary>The database and keys of an installation, opened by a command whether the service runs or not.</summary>
internal static class LiveData
{
    public static Option<string> Data() => new("--data") { Description = Texts.Of("cli.data-directory"), DefaultValueFactory = _ => "data" };

    public static Option<string> Keys() => new("--keys") { Description = Texts.Of("cli.key-directory"), DefaultValueFactory = _ => "keys" };

    /// <summary>Of every command: the rows stand in PostgreSQL, and only files in the data folder.</summary>
    public static Option<string?> Database { get; } = new("--database") { Description = Texts.Chinese("cli.database-address"), Recursive = true };

    /// <exception cref="StartRefusedException">There is no database yet, or it is not of this version.</exception>
    public static async Task<CaseDb> Open(ParseResult parsed, Option<string> data, CancellationToken cancellation)
    {
        var store = At(parsed, data).Store;
        if (!await store.HasData(cancellation))
        {
            throw new StartRefusedException(Texts.Of("cli.live-data.empty", store));
        }

        var db = store.Open();
        return (await db.Database.GetPendingMigrationsAsync(cancellation)).Any()
            ? throw new StartRefusedException(Texts.Of("cli.live-data.not-migrated", store))
            : db;
    }

    /// <summary>The ring, proved to belong to the data.</summary>
    /// <exception cref="KeyException">No keys there, or those of other data.</exception>
    public static async Task<KeyRing> OpenKeys(string keys, CaseDb db, CancellationToken cancellation)
    {
        var ring = KeyRing.Open(Path.GetFullPath(keys), RandomNumberGenerator.Fill);
        var proof = await db.Settings.AsNoTracking().FirstOrDefaultAsync(s => s.Name == Opening.ProofSetting, cancellation);
        return proof is null || ring.Proves(proof.Value) ? ring : throw new KeyException(Texts.Of("cli.live-data.foreign-keys", Path.GetFullPath(keys)));
    }

    /// <summary>The service's clock, moved as it was last started.</summary>
    public static async Task<TimeProvider> Clock(ParseResult parsed, Option<string> data) => (await Opening.Clock(At(parsed, data))).Clock;

    /// <summary>The connection string that the command line or the configuration names; null: SQLite.</summary>
    /// <exception cref="StartRefusedException">It cannot be read.</exception>
    public static string? Postgres(ParseResult parsed)
    {
        try
        {
            return Store.Configured(parsed.GetValue(Database));
        }
        catch (FormatException wrong)
        {
            throw new StartRefusedException(wrong.Message);
        }
    }

    /// <summary>Runs a command; what is wrong with its input is a sentence on stderr and exit 1.</summary>
    public static void Does(this Command command, Func<ParseResult, CancellationToken, Task<int>> work) => command.SetAction(async (parsed, cancellation) =>
    {
        try
        {
            return await work(parsed, cancellation);
        }
        catch (Exception unreadable) when (unreadable is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(Texts.Of("cli.live-data.unreadable", unreadable.Message));
            return Exit.WrongInput;
        }
        catch (Exception refused) when (refused is StartRefusedException or KeyException or AuditFileException or BackupException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(refused.Message);
            return Exit.WrongInput;
        }
    });

    internal static ServeOptions At(ParseResult parsed, Option<string> data) =>
        new("", Path.GetFullPath(parsed.GetValue(data)!), "", Demo: false, Offset: null) { Postgres = Postgres(parsed) };
}
