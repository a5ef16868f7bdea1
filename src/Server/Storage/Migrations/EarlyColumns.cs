using Microsoft.EntityFrameworkCore;

namespace Qingyi.Server.Storage.Migrations;

/// <summary>A column that a migration got after databases had already been migrated by it: they receive it before the next migration runs.</summary>
internal static class EarlyColumns
{
    private const string Applied = """SELECT COUNT(*) AS "Value" FROM "__EFMigrationsHistory" WHERE "MigrationId" = '0007-matters'""";
    private const string Missing = """SELECT COUNT(*) AS "Value" FROM pragma_table_info('Deadlines') WHERE "name" = 'Workdays'""";

    public static async Task Add(CaseDb db)
    {
        if (db.IsPostgres() || !(await db.Database.GetAppliedMigrationsAsync()).Any())
        {
            return;
        }

        if (await db.Database.SqlQueryRaw<int>(Applied).SingleAsync() > 0 && await db.Database.SqlQueryRaw<int>(Missing).SingleAsync() == 0)
        {
            await db.Database.ExecuteSqlRawAsync("""ALTER TABLE "Deadlines" ADD COLUMN "Workdays" INTEGER NULL""");
        }
    }
}
