using Microsoft.EntityFrameworkCore;

namespace Qingyi.Server.Storage;

/// <summary>Names of all files that some row means: read off the model, so that no table can be forgotten.</summary>
internal static class StoredNames
{
    public static async Task<HashSet<string>> Of(CaseDb db, CancellationToken cancellation)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var query in db.Model.GetEntityTypes().Where(e => e.FindProperty("StoredAs") is not null).Select(e => $"SELECT \"StoredAs\" AS \"Value\" FROM \"{e.GetTableName()}\""))
        {
            named.UnionWith(await db.Database.SqlQueryRaw<string>(query).ToListAsync(cancellation));
        }

        return named;
    }
}
