using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Postgres;

public sealed class PostgresSchema(PostgresCluster cluster)
{
    private const string Columns = """
        SELECT format('%s.%s %s(%s) %s null=%s default=%s identity=%s', table_name, column_name, data_type, character_maximum_length, collation_name, is_nullable, column_default, is_identity) AS "Value"
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\_\_EF%' AND table_name NOT LIKE 'qrtz\_%' ORDER BY 1
        """;

    private const string Indexes = """SELECT indexdef AS "Value" FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '\_\_EF%' AND tablename NOT LIKE 'qrtz\_%' ORDER BY 1""";

    private const string Constraints = """
        SELECT format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS "Value" FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text NOT LIKE '%\_\_EF%' AND conrelid::regclass::text NOT LIKE 'qrtz\_%' ORDER BY 1
        """;

    [Fact]
    public async Task The_migrated_schema_equals_the_one_that_the_model_creates()
    {
        var migrated = await Of(db => db.Database.MigrateAsync());
        var created = await Of(db => db.Database.EnsureCreatedAsync());

        Assert.Equal(created, migrated);
    }

    [Fact]
    public async Task Both_databases_have_the_same_migrations_from_0008_on()
    {
        await using var postgres = new Store("", await cluster.Database()).Open();
        await using var sqlite = new Store("none.db", null).Open();

        Assert.Equal(sqlite.Database.GetMigrations().Where(m => string.CompareOrdinal(m, "0008") > 0), postgres.Database.GetMigrations().Where(m => string.CompareOrdinal(m, "0008") > 0));
    }

    [Fact]
    public async Task Text_has_the_order_of_its_bytes_and_not_that_of_a_language()
    {
        await using var db = new Store("", await cluster.Database()).Open();
        await db.Database.MigrateAsync();
        string[] names = ["b", "B", "a/", "a", "é", "清", "_"];
        db.Settings.AddRange(names.Select(n => new SettingRow { Name = n, Value = "" }));
        await db.SaveChangesAsync();

        var ordered = await db.Settings.OrderBy(s => s.Name).Select(s => s.Name).ToListAsync();
        var after = await db.Settings.Where(s => string.Compare(s.Name, "a") > 0).OrderBy(s => s.Name).Select(s => s.Name).ToListAsync();

        Assert.Equal(names.Order(StringComparer.Ordinal), ordered);
        Assert.Equal(names.Where(n => string.CompareOrdinal(n, "a") > 0).Order(StringComparer.Ordinal), after);
    }

    private async Task<IReadOnlyList<string>> Of(Func<CaseDb, Task> make)
    {
        await using var db = new Store("", await cluster.Database()).Open();
        await make(db);
        return [.. await db.Database.SqlQueryRaw<string>(Columns).ToListAsync(), .. await db.Database.SqlQueryRaw<string>(Indexes).ToListAsync(), .. await db.Database.SqlQueryRaw<string>(Constraints).ToListAsync()];
    }
}
