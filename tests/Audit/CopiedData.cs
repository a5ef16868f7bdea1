using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;

namespace Qingyi.Tests.Audit;

/// <summary>A copy of a running house's database, to be tampered with.</summary>
public sealed class CopiedData : IDisposable
{
    private CopiedData(string folder) => Folder = folder;

    public string Folder { get; }

    public static async Task<CopiedData> Of(House house)
    {
        var folder = Directory.CreateTempSubdirectory("qingyi-copy-").FullName;
        await house.Inside(s => s.GetRequiredService<CaseDb>().Database.ExecuteSqlAsync($"VACUUM INTO {Path.Combine(folder, "qingyi.db")}"));
        return new CopiedData(folder);
    }

    public CaseDb Open() => new Store(Path.Combine(Folder, "qingyi.db"), null).Open();

    public async Task Run(string sql)
    {
        await using var db = Open();
        await db.Database.ExecuteSqlRawAsync(sql);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
