using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Qingyi.Server.Storage;

/// <summary>Tells a lost race from a real fault.</summary>
public static class Conflicts
{
    // SQLITE_CONSTRAINT_PRIMARYKEY and SQLITE_CONSTRAINT_UNIQUE.
    public static bool IsUniqueViolation(this DbUpdateException failure) =>
        failure.InnerException is SqliteException { SqliteExtendedErrorCode: 1555 or 2067 };
}
