using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Qingyi.Server.Storage;

/// <summary>Whether a SQLite file is whole, read page by page. PostgreSQL looks after its own files.</summary>
public static class Integrity
{
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    /// <summary>How many faults a sentence names.</summary>
    private const int Shown = 3;

    /// <returns>What SQLite finds wrong, in its words; null: nothing.</returns>
    public static async Task<string?> Fault(string file, CancellationToken cancellation)
    {
        try
        {
            // Not read-only: the log of a server that was killed is taken in first.
            await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 15 }.ToString());
            await connection.OpenAsync(cancellation);
            await using var check = connection.CreateCommand();
            check.CommandText = string.Create(CultureInfo.InvariantCulture, $"PRAGMA quick_check({Shown})");
            check.CommandTimeout = 0;
            var said = new List<string>();
            await using var reader = await check.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                said.Add(reader.GetString(0));
            }

            return said is ["ok"] ? null : string.Join("; ", said);
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is Corrupt or NotADatabase)
        {
            return failure.Message;
        }
    }
}
