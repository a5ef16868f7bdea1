using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Qingyi.Server.Storage;

namespace Qingyi.Tests.Speed;

/// <summary>Rows in numbers that no walk could make: each a copy of a true one under names of its own.</summary>
internal static class Many
{
    // What tells one copy from another, and what joins its rows.
    private static readonly HashSet<string> Names = ["Id", "CaseId", "Number", "InstanceId", "BookmarkId", "DeadlineId", "TaskId", "TipId", "ReceiptHash", "Chain", "ExecutionId"];

    /// <summary>Copies the rows of <typeparamref name="T"/> that <paramref name="where"/> (SQL) names, once for each number from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public static async Task Copy<T>(CaseDb db, string where, int from, int to)
    {
        var of = db.Model.FindEntityType(typeof(T))!;
        var table = of.GetTableName()!;
        var columns = of.GetProperties().Where(p => !(p.IsPrimaryKey() && p.ClrType != typeof(string) && p.ValueGenerated == ValueGenerated.OnAdd)).Select(p => p.GetColumnName()).ToList();
        var names = string.Join(", ", columns.Select(c => $"\"{c}\""));
        var values = string.Join(", ", columns.Select(c => Names.Contains(c) ? $"r.\"{c}\" || '-' || n.i" : $"r.\"{c}\""));
        var sql = string.Create(CultureInfo.InvariantCulture,
            $"WITH RECURSIVE n(i) AS (SELECT {from} UNION ALL SELECT i + 1 FROM n WHERE i < {to}) INSERT INTO \"{table}\" ({names}) SELECT {values} FROM n, \"{table}\" AS r WHERE {where}");
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(15));
        await db.Database.ExecuteSqlRawAsync(sql);
    }
}
