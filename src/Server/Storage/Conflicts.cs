using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Qingyi.Server.Storage;

/// <summary>Tells a lost race from a real fault.</summary>
public static class Conflicts
{
    /// <summary>A version that somebody else raised, or a key that somebody else took.</summary>
    public static bool IsConflict(this DbUpdateException failure) =>
        failure is DbUpdateConcurrencyException
        // SQLITE_CONSTRAINT_PRIMARYKEY and SQLITE_CONSTRAINT_UNIQUE.
        || failure.InnerException is SqliteException { SqliteExtendedErrorCode: 1555 or 2067 };
}
