using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Qingyi.Domain.Cases;

namespace Qingyi.Server.Storage;

/// <summary>Tells a lost race, and a database that is away for a moment, from a real fault.</summary>
public static class Conflicts
{
    /// <summary>A version that somebody else raised, or a key that somebody else took.</summary>
    public static bool IsConflict(this DbUpdateException failure) =>
        failure is DbUpdateConcurrencyException
        // SQLITE_CONSTRAINT_PRIMARYKEY and SQLITE_CONSTRAINT_UNIQUE.
        || failure.InnerException is SqliteException { SqliteExtendedErrorCode: 1555 or 2067 } or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    /// <summary>Another case drew the same document number first.</summary>
    /// <remarks>PostgreSQL names the index, but holds the whole batch for the fault; SQLite names the rows.</remarks>
    public static bool IsNumberTaken(this DbUpdateException failure) => failure.InnerException is PostgresException postgres
        ? postgres.ConstraintName is "IX_Cases_Number" or "PK_Series"
        : failure.IsConflict() && failure.Entries.All(e => e.Entity is SeriesRow || (e.Entity is Case && e.State == EntityState.Added));

    /// <summary>The database took back what it had done, in favour of somebody else: to be decided again.</summary>
    public static bool IsTakenBack(this Exception failure) =>
        failure.Find<PostgresException>() is { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };

    /// <summary>The database failed, or what asked it was given up: no fault of whoever asked.</summary>
    public static bool IsOfDatabase(Exception failure) => failure is OperationCanceledException || failure.Find<DbException>() is not null;

    /// <summary>The database cannot be reached, or the connection was lost; if that happened during a commit, nobody knows what became of it.</summary>
    public static bool IsLost(this Exception failure) => failure.Find<NpgsqlException>() is { IsTransient: true } and not PostgresException
        // What ends or refuses a connection: a shutdown, too many connections, a transaction that stood still.
        || failure.Find<PostgresException>() is { InvariantSeverity: "FATAL" or "PANIC" };

    /// <summary>There is no room left on a disk, or in a quota: the database's, or that of the files.</summary>
    /// <remarks>PostgreSQL writes a file of its own when a connection is opened after its catalogue was tidied up; for want of room it refuses the connection, names no reason, and can be told only by where it failed.</remarks>
    public static bool IsFull(this Exception failure) => failure.Find<SqliteException>() is { } sqlite && (sqlite.SqliteErrorCode == Full || ShortOfRoom.Contains(sqlite.SqliteExtendedErrorCode))
        || failure.Find<PostgresException>() is { SqlState: PostgresErrorCodes.DiskFull } or { Routine: "write_item" or "write_relcache_init_file" }
        || failure.Find<IOException>() is { HResult: NoSpace or Quota or FileTooLarge };

    private const int Full = 13;

    // SQLITE_IOERR_SHMSIZE and SQLITE_IOERR_SHMMAP: the index of the log could not grow.
    private static readonly int[] ShortOfRoom = [4874, 5386];

    // ENOSPC, EDQUOT, EFBIG.
    private const int NoSpace = 28;
    private const int Quota = 122;
    private const int FileTooLarge = 27;

    private static T? Find<T>(this Exception? failure)
        where T : Exception
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is T found)
            {
                return found;
            }
        }

        return null;
    }
}
