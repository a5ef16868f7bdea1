using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Qingyi.Tests.Speed;

/// <summary>The floor: one row of so many bytes a commit, with the database's own driver and nothing else, on the same disk.</summary>
internal sealed class RawCommits : IAsyncDisposable
{
    private readonly List<(DbConnection Connection, DbCommand Insert)> _clients = [];

    /// <param name="folder">Where the SQLite file goes, if there is no <paramref name="postgres"/>.</param>
    public static async Task<RawCommits> Open(string folder, string? postgres, int clients, int bytes)
    {
        var raw = new RawCommits();
        for (var i = 0; i < clients; i++)
        {
            DbConnection connection = postgres is null
                ? new SqliteConnection($"Data Source={Path.Combine(folder, "raw.db")};Pooling=False")
                : new NpgsqlConnection(postgres + ";Pooling=False");
            await connection.OpenAsync();
            if (i == 0)
            {
                await Execute(connection, postgres is null
                    ? "pragma journal_mode=wal; create table if not exists Row (Id integer primary key, Content text not null)"
                    : "create table if not exists bench_row (id bigint generated always as identity primary key, content text not null)");
            }

            if (postgres is null)
            {
                await Execute(connection, "pragma synchronous=full");
            }

            var insert = connection.CreateCommand();
            insert.CommandText = postgres is null ? "insert into Row (Content) values (@c)" : "insert into bench_row (content) values (@c)";
            var content = insert.CreateParameter();
            (content.ParameterName, content.Value) = ("c", Incompressible(bytes));
            insert.Parameters.Add(content);
            raw._clients.Add((connection, insert));
        }

        return raw;
    }

    public Task<double> Rate(TimeSpan span) => Figures.PerSecond(_clients.Count, span, client => _clients[client].Insert.ExecuteNonQueryAsync());

    public async ValueTask DisposeAsync()
    {
        foreach (var (connection, insert) in _clients)
        {
            await insert.DisposeAsync();
            await connection.DisposeAsync();
        }
    }

    // PostgreSQL would fold a text of one letter to nothing.
    private static string Incompressible(int bytes)
    {
        var random = new Random(20261129);
        return string.Concat(Enumerable.Range(0, bytes).Select(_ => (char)random.Next('!', '{')));
    }

    private static async Task Execute(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
