using Npgsql;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Hosting;

/// <summary>
/// Several nodes that start at the same instant open the database one after the other: the first migrates, makes the keys and imports what ships, the
/// others find it done. SQLite has one node: null.
/// </summary>
internal static class StartTurn
{
    private const long Lock = 0x716979; // "qiy"

    public static async Task<IAsyncDisposable?> Take(Store store, CancellationToken cancellation)
    {
        if (store.Postgres is not { } postgres)
        {
            return null;
        }

        // Not pooled: the lock ends with the connection, also when this process is killed.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(postgres) { Pooling = false, CommandTimeout = 300 }.ToString());
        try
        {
            await connection.OpenAsync(cancellation);
            await using var command = new NpgsqlCommand($"SELECT pg_advisory_lock({Lock})", connection);
            await command.ExecuteNonQueryAsync(cancellation);
            return connection;
        }
        catch (NpgsqlException failure)
        {
            await connection.DisposeAsync();
            throw new StartRefusedException(Texts.Of("hosting.start.database-unreachable", store, failure.Message));
        }
    }
}
