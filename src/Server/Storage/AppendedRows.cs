using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Qingyi.Server.Deadlines;

namespace Qingyi.Server.Storage;

/// <summary>
/// Links of the chains, lines of the journal and rungs of a deadline: a transition adds some sixteen, and each would be a command of its own. They go in with one statement a table, after the rest, in
/// the same transaction. What the tables look like is known from the model alone.
/// </summary>
internal static class AppendedRows
{
    // SQLite takes 32,766 values in a statement.
    private const int MostRows = 500;

    /// <param name="appended">What <see cref="Of"/> found.</param>
    /// <param name="accept">Whether the changes are forgotten once they are saved.</param>
    /// <param name="rest">Saves everything else without forgetting that it was changed.</param>
    public static async Task<int> Save(CaseDb db, List<EntityEntry> appended, bool accept, Func<Task<int>> rest, CancellationToken cancellation)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellation) : null;
        var savepoints = db.Database.AutoSavepointsEnabled;
        db.Database.AutoSavepointsEnabled = savepoints && own is null;
        appended.ForEach(row => row.State = EntityState.Detached);
        int saved;
        try
        {
            saved = await rest();
            foreach (var table in appended.GroupBy(row => row.Metadata))
            {
                foreach (var rows in table.Chunk(MostRows))
                {
                    saved += await Insert(db, table.Key, rows, cancellation);
                }
            }

            if (own is not null)
            {
                await own.CommitAsync(cancellation);
            }
        }
        catch
        {
            // Whoever saves again saves everything.
            appended.ForEach(row => row.State = EntityState.Added);
            throw;
        }
        finally
        {
            db.Database.AutoSavepointsEnabled = savepoints;
        }

        if (accept)
        {
            db.ChangeTracker.AcceptAllChanges();
        }

        // A line of the journal does not know the number that the database gave it, and nobody asks it.
        appended.FindAll(row => row.Entity is not JournalRow).ForEach(row => row.State = EntityState.Unchanged);
        return saved;
    }

    /// <summary>What waits to be added to these tables.</summary>
    public static List<EntityEntry> Of(CaseDb db)
    {
        // What is added is known without looking for changes.
        var detects = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        List<EntityEntry> appended = [.. db.ChangeTracker.Entries().Where(e => e.State == EntityState.Added && e.Entity is AuditRow or JournalRow or RungRow)];
        db.ChangeTracker.AutoDetectChangesEnabled = detects;
        return appended;
    }

    private static async Task<int> Insert(CaseDb db, IEntityType of, EntityEntry[] rows, CancellationToken cancellation)
    {
        var table = StoreObjectIdentifier.Table(of.GetTableName()!);
        List<IProperty> columns = [.. of.GetProperties().Where(p => !(p.IsPrimaryKey() && p.ValueGenerated == ValueGenerated.OnAdd))];
        var sql = new StringBuilder("INSERT INTO \"").Append(table.Name).Append("\" (").AppendJoin(", ", columns.Select(c => $"\"{c.GetColumnName(table)}\"")).Append(") VALUES ");
        var values = new List<DbParameter>(rows.Length * columns.Count);
        await using var maker = db.Database.GetDbConnection().CreateCommand();
        foreach (var row in rows)
        {
            sql.Append(row == rows[0] ? "(" : ", (");
            foreach (var column in columns)
            {
                var name = "@p" + values.Count.ToString(CultureInfo.InvariantCulture);
                sql.Append(column == columns[0] ? "" : ", ").Append(name);
                values.Add(column.GetRelationalTypeMapping().CreateParameter(maker, name, column.GetGetter().GetClrValue(row.Entity), column.IsNullable));
            }

            sql.Append(')');
        }

        try
        {
            return await db.Database.ExecuteSqlRawAsync(sql.ToString(), values, cancellation);
        }
        catch (DbException failure)
        {
            throw new DbUpdateException($"Adding to {table.Name} failed.", failure, rows);
        }
    }
}
