using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using System.Data.Common;
using System.Runtime.CompilerServices;

namespace Qingyi.Server.Storage;

/// <summary>SQLite as the promise needs it: write-ahead log, every commit on the disk before the answer.</summary>
public static class Sqlite
{
    /// <param name="durable">False: a commit does not wait for the disk. Only for the demonstration, which is loaded again if it is lost.</param>
    public static DbContextOptionsBuilder UseQingyiSqlite(this DbContextOptionsBuilder options, string file, bool durable = true) => options
        .UseSqlite(new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 15, ForeignKeys = true }.ToString())
        .AddInterceptors(new OnOpening(durable))
        .UseKeptModel()
        .ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning));

    private sealed class OnOpening(bool durable) : DbConnectionInterceptor
    {
        // What a pragma set holds as long as the connection lives in the pool: opening it again need not say it again.
        private readonly ConditionalWeakTable<object, object> _set = [];

        private string Pragmas { get; } = $"PRAGMA journal_mode=WAL; PRAGMA synchronous={(durable ? "FULL" : "OFF")}; PRAGMA secure_delete=ON;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            if (connection is not SqliteConnection { Handle: { } handle } || _set.TryGetValue(handle, out _))
            {
                return;
            }

            // EF looks whether the file is there through a read-only connection, which may not set anything.
            if (new SqliteConnectionStringBuilder(connection.ConnectionString).Mode != SqliteOpenMode.ReadOnly)
            {
                using var command = connection.CreateCommand();
                command.CommandText = Pragmas;
                command.ExecuteNonQuery();
            }

            _set.AddOrUpdate(handle, handle);
        }

        // SQLite has nothing to wait for here.
        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}
