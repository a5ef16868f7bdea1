using System.ComponentModel;
using System.Data;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Backups;

/// <summary>One consistent copy of the rows, made while the service goes on writing.</summary>
/// <param name="Named">The sealed files that the rows of this copy name.</param>
internal sealed record DatabaseCopy(string Migration, string Proof, IReadOnlyList<string> Named)
{
    public static Task<DatabaseCopy> Make(Store store, string file, CancellationToken cancellation) =>
        store.Postgres is { } postgres ? OfPostgres(store, postgres, file, cancellation) : OfSqlite(store, file, cancellation);

    /// <summary>Puts the rows into an empty database.</summary>
    public static async Task Restore(Store store, string file, CancellationToken cancellation)
    {
        if (store.Postgres is { } postgres)
        {
            await Run("pg_restore", postgres, ["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", "-d", new NpgsqlConnectionStringBuilder(postgres).Database!, file], cancellation);
        }
        else
        {
            File.Move(file, store.File);
        }
    }

    private static async Task<DatabaseCopy> OfSqlite(Store store, string file, CancellationToken cancellation)
    {
        await using (var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = store.File, Mode = SqliteOpenMode.ReadWrite, DefaultTimeout = 60, Pooling = false }.ToString()))
        await using (var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString()))
        {
            await source.OpenAsync(cancellation);
            await target.OpenAsync(cancellation);
            source.BackupDatabase(target);

            // A file of its own, without a log beside it.
            await using var command = target.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=DELETE";
            await command.ExecuteNonQueryAsync(cancellation);
        }

        if (await Integrity.Fault(file, cancellation) is { } fault)
        {
            throw new BackupException(Texts.Of("backups.make.database-faulty", fault));
        }

        await using var db = Alone(file);
        return await Read(db, cancellation);
    }

    /// <summary>A copy that no service has opened: without a log beside it, and closed when it is disposed.</summary>
    public static CaseDb Alone(string file)
    {
        var options = new DbContextOptionsBuilder<SqliteCaseDb>();
        options.UseSqlite(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        return new SqliteCaseDb(options.Options);
    }

    // The rows that are read here and the dump show the same instant.
    private static async Task<DatabaseCopy> OfPostgres(Store store, string postgres, string file, CancellationToken cancellation)
    {
        await using var db = store.Open();
        await db.Database.OpenConnectionAsync(cancellation);
        await db.Database.ExecuteSqlRawAsync("SET idle_in_transaction_session_timeout = 0", cancellation);
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var id = (await db.Database.SqlQueryRaw<string>("""SELECT pg_export_snapshot() AS "Value" """).ToListAsync(cancellation))[0];
        var read = await Read(db, cancellation);
        await Run("pg_dump", postgres, ["--format=custom", "--no-owner", "--no-privileges", "--exclude-table=qrtz_*", $"--snapshot={id}", $"--file={file}"], cancellation);
        return read;
    }

    private static async Task<DatabaseCopy> Read(CaseDb db, CancellationToken cancellation)
    {
        var proof = await db.Settings.AsNoTracking().FirstOrDefaultAsync(s => s.Name == Hosting.Opening.ProofSetting, cancellation)
            ?? throw new BackupException(Texts.Of("backups.make.nothing-there"));
        return new DatabaseCopy((await db.Database.GetAppliedMigrationsAsync(cancellation)).Last(), proof.Value, [.. (await StoredNames.Of(db, cancellation)).Order(StringComparer.Ordinal)]);
    }

    // The password goes by the environment: a command line can be read by everybody on the machine.
    private static async Task Run(string program, string postgres, string[] arguments, CancellationToken cancellation)
    {
        var to = new NpgsqlConnectionStringBuilder(postgres);
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true };
        (start.Environment["PGHOST"], start.Environment["PGPORT"], start.Environment["PGDATABASE"]) = (to.Host, to.Port.ToString(CultureInfo.InvariantCulture), to.Database);
        (start.Environment["PGUSER"], start.Environment["PGPASSWORD"]) = (to.Username, to.Password);
        try
        {
            using var process = Process.Start(start)!;
            var errors = await process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            if (process.ExitCode != 0)
            {
                throw new BackupException(Texts.Of("backups.program.failed", program, errors.Trim()));
            }
        }
        catch (Win32Exception)
        {
            throw new BackupException(Texts.Of("backups.program.not-found", program));
        }
    }
}
