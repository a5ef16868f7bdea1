using System.Globalization;
using Microsoft.Data.Sqlite;
using Qingyi.Engine.Runs;

namespace Qingyi.Bench;

/// <summary>A small database of the shape that the service has: instances, bookmarks, journal; each <see cref="Keep"/> is one commit that is on the disk.</summary>
internal sealed class BenchStore : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("qingyi-bench-").FullName;
    private readonly SqliteConnection _db;
    private readonly SqliteCommand _load, _instance, _bookmark, _burn, _entry, _row;
    private long _rows;

    public BenchStore()
    {
        _db = new SqliteConnection($"Data Source={Path.Combine(_folder, "bench.db")};Pooling=False");
        _db.Open();
        Execute("pragma journal_mode = wal");
        Execute("pragma synchronous = full");
        Execute("""
            create table Instance (Id text primary key, Version integer not null, State text not null) without rowid;
            create table Bookmark (Id text primary key, InstanceId text not null, ActivityId text not null, Payload text not null) without rowid;
            create table Journal (InstanceId text not null, Sequence integer not null, ActivityId text not null, Event text not null, Outcomes text, At integer not null,
                primary key (InstanceId, Sequence)) without rowid;
            create table Row (Id integer primary key, Content text not null);
            """);
        _load = Prepare("select State from Instance where Id = $a", 1);
        _instance = Prepare("insert into Instance values ($a, 1, $b) on conflict do update set Version = Version + 1, State = excluded.State", 2);
        _bookmark = Prepare("insert into Bookmark values ($a, $b, $c, $d)", 4);
        _burn = Prepare("delete from Bookmark where Id = $a", 1);
        _entry = Prepare("insert into Journal values ($a, $b, $c, $d, $e, $f)", 6);
        _row = Prepare("insert into Row values ($a, $b)", 2);
    }

    public string? Load(string instanceId) => (string?)With(_load, instanceId).ExecuteScalar();

    /// <summary>Everything that the burst did, in one commit. Returns the bytes written.</summary>
    public int Keep(Burst burst)
    {
        using var transaction = _db.BeginTransaction();
        var size = 0;
        foreach (var state in burst.Changed)
        {
            size += Write(transaction, _instance, state.Id, state.ToJson());
        }

        foreach (var burned in burst.Burned)
        {
            Write(transaction, _burn, burned.Id);
        }

        foreach (var created in burst.Created)
        {
            size += Write(transaction, _bookmark, created.Id, created.InstanceId, created.ActivityId, created.Payload.ToJsonString());
        }

        foreach (var entry in burst.Journal)
        {
            size += Write(transaction, _entry, entry.InstanceId, entry.Sequence, entry.ActivityId, entry.EventName, string.Join(',', entry.Outcomes), entry.Timestamp.UtcTicks);
        }

        transaction.Commit();
        return size;
    }

    public void CommitRow(int size)
    {
        using var transaction = _db.BeginTransaction();
        Write(transaction, _row, ++_rows, new string('x', size));
        transaction.Commit();
    }

    public void Dispose()
    {
        _db.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private SqliteCommand Prepare(string sql, int parameters)
    {
        var command = _db.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter("$" + (char)('a' + i), null));
        }

        return command;
    }

    private static int Write(SqliteTransaction transaction, SqliteCommand command, params object[] values)
    {
        command.Transaction = transaction;
        With(command, values).ExecuteNonQuery();
        return values.Sum(v => Convert.ToString(v, CultureInfo.InvariantCulture)!.Length);
    }

    private static SqliteCommand With(SqliteCommand command, params object[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command;
    }

    private void Execute(string sql)
    {
        using var command = _db.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
