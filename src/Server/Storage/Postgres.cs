using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Qingyi.Server.Storage;

/// <summary>PostgreSQL at READ COMMITTED: what is true is decided by conditional updates, versions and row locks, never by what a snapshot showed.</summary>
public static class Postgres
{
    private const string SkipLocked = "FOR UPDATE SKIP LOCKED";
    private const string Wait = "FOR UPDATE";

    // A node that stops in the middle of a transition must not hold its locks for ever; what it then sends is refused. No JIT: every query here is small.
    private const string Session = "-c idle_in_transaction_session_timeout=15s -c jit=off";

    // Statements that a connection has heard often stay parsed and planned: a transition says the same forty each time.
    private const int KeptPlans = 128;

    // Whoever gave up a query does not wait long for a database that hangs to say that it has heard of it.
    private const int GivenUp = 300;

    /// <param name="durable">False: a commit does not wait for the disk. Only for the demonstration, which is loaded again if it is lost.</param>
    public static DbContextOptionsBuilder UseQingyiPostgres(this DbContextOptionsBuilder options, string connection, bool durable = true) => options
        .UseNpgsql(new NpgsqlConnectionStringBuilder(connection)
        {
            Options = durable ? Session : $"{Session} -c synchronous_commit=off", CancellationTimeout = GivenUp, MaxAutoPrepare = KeptPlans,

            // Nothing here outlives its transaction in a session: no settings, temporary tables or locks that seven statements would have to take back at each turn of a connection.
            NoResetOnClose = true,
        }.ToString())
        .AddInterceptors(new Locks())
        .UseKeptModel()
        .ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));

    public static bool IsPostgres(this CaseDb db) => db is PostgresCaseDb;

    /// <summary>Begins a transaction in which rows can be locked. SQLite has one writer, and takes its lock when it writes: null.</summary>
    public static async Task<IDbContextTransaction?> BeginLocking(this CaseDb db, CancellationToken cancellation)
    {
        if (!db.IsPostgres())
        {
            return null;
        }

        // What fails is decided again from the start: no savepoints.
        db.Database.AutoSavepointsEnabled = false;
        return await db.Database.BeginTransactionAsync(cancellation);
    }

    /// <summary>Saves and commits what <see cref="BeginLocking"/> began.</summary>
    public static async Task SaveAndCommit(this CaseDb db, CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        if (db.Database.CurrentTransaction is { } locks)
        {
            await locks.CommitAsync(cancellation);
        }
    }

    /// <summary>A turn among all nodes, until the transaction ends; on SQLite the process's own order is enough.</summary>
    public static async Task Turn(this CaseDb db, string name, CancellationToken cancellation)
    {
        if (db.IsPostgres())
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({name}, 0))", cancellation);
        }
    }

    /// <summary><see cref="Turn"/> for who cannot wait asynchronously.</summary>
    public static void TurnAtOnce(this CaseDb db, string name)
    {
        if (db.IsPostgres())
        {
            db.Database.ExecuteSql($"SELECT pg_advisory_xact_lock(hashtextextended({name}, 0))");
        }
    }

    /// <summary>The rows are locked until the transaction ends; what somebody else has locked is passed over. Without meaning on SQLite.</summary>
    public static IQueryable<T> PassingLocked<T>(this IQueryable<T> query) => query.TagWith(SkipLocked);

    /// <summary>The rows are locked until the transaction ends; waits for whoever holds them. Without meaning on SQLite.</summary>
    public static IQueryable<T> Locked<T>(this IQueryable<T> query) => query.TagWith(Wait);

    // EF has no word for row locks: the tag stands as the first line of the command, and becomes its last.
    private sealed class Locks : DbCommandInterceptor
    {
        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            Lock(command);
            return result;
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Lock(command);
            return ValueTask.FromResult(result);
        }

        private static void Lock(DbCommand command)
        {
            foreach (var clause in new[] { SkipLocked, Wait })
            {
                if (command.CommandText.StartsWith($"-- {clause}\n", StringComparison.Ordinal))
                {
                    command.CommandText += "\n" + clause;
                    return;
                }
            }
        }
    }
}

/// <summary>The store on PostgreSQL. Text is compared byte by byte, as SQLite does it: order and keyset paging agree.</summary>
public sealed class PostgresCaseDb(DbContextOptions<PostgresCaseDb> options) : CaseDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<string>().UseCollation("C");
    }
}
