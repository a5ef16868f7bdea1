using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Storage;

namespace Qingyi.Tests.Storage;

public sealed class Schema
{
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
            return await db.Database.SqlQueryRaw<string>("SELECT sql AS Value FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE '__EF%' AND name NOT LIKE 'sqlite_%' ORDER BY name").ToListAsync();
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            File.Delete(file);
        }
    }
}
