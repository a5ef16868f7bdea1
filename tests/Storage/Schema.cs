using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Storage;

namespace Qingyi.Tests.Storage;

public sealed class Schema
{
    // What FTS5 and its triggers keep has no place in the model; tests/Search would find nothing without it.
    [Fact]
    public async Task The_migrated_schema_equals_the_one_that_the_model_creates()
    {
        var migrated = await Tables(db => db.Database.MigrateAsync());
        var created = await Tables(db => db.Database.EnsureCreatedAsync());

        Assert.Equal(created, migrated);
    }

    private static async Task<IReadOnlyList<string>> Tables(Func<SqliteCaseDb, Task> make)
    {
        var file = Path.Combine(Path.GetTempPath(), "qingyi-schema-" + Path.GetRandomFileName());
        try
        {
            var options = new DbContextOptionsBuilder<SqliteCaseDb>();
            options.UseQingyiSqlite(file);
            await using var db = new SqliteCaseDb(options.Options);
            await make(db);
            return [.. (await db.Database.SqlQueryRaw<string>("SELECT sql AS Value FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '__EF%' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'SearchGrams%' ORDER BY name").ToListAsync()).Select(Ordered)];
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            File.Delete(file);
        }
    }
    // A column that a later migration adds stands last, whatever its place in the class: columns are compared as a set.
    private static string Ordered(string sql)
    {
        var from = sql.IndexOf('(', StringComparison.Ordinal);
        var parts = Parts(sql[(from + 1)..sql.LastIndexOf(')')]).Select(p => string.Join(' ', p.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        return sql.StartsWith("CREATE TABLE", StringComparison.Ordinal) ? $"{sql[..from].Trim()} ({string.Join(", ", parts.Order(StringComparer.Ordinal))})" : sql;
    }

    private static IEnumerable<string> Parts(string list)
    {
        var (depth, start) = (0, 0);
        for (var i = 0; i < list.Length; i++)
        {
            depth += list[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (list[i] == ',' && depth == 0)
            {
                yield return list[start..i];
                start = i + 1;
            }
        }

        yield return list[start..];
    }
}
