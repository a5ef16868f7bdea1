using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Qingyi.Rules.Figures;
using Qingyi.Server.Hosting;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Cli;

/// <summary>
/// The editions that a running service holds, read straight from its database. Calendars have no editions there: the service itself takes them from the
/// shipped files.
/// </summary>
internal static class DataFolder
{
    /// <summary>Why the folder cannot be read; null where it can, or where none was named.</summary>
    public static string? Fault(string? data) =>
        data is null ? null
        : !Of(data).Shared && !File.Exists(Database(data)) ? Texts.Of("cli.data-folder.no-data", data, Path.GetFileName(Database(data)))
        : Rows(data, Of(data).Shared ? "SELECT tablename, '' FROM pg_tables WHERE tablename = 'Schedules'" : "SELECT name, '' FROM sqlite_master WHERE name = 'Schedules'").Count == 0
            ? Texts.Of("cli.data-folder.not-upgraded", data)
        : null;

    /// <summary>The published schedules of the data, or the shipped ones where none was named.</summary>
    public static ScheduleSet Schedules(string? data) => data is null
        ? ScheduleSet.FromFolder(Shipped.Schedules)
        : ScheduleSet.Read(Rows(data, """SELECT "Id", "Json" FROM "Schedules" WHERE "State" = 'published' ORDER BY "Id" """));

    /// <summary>Id and text of every plan.</summary>
    public static IReadOnlyList<(string Id, string Text)> Plans(string data) => Rows(data, """SELECT "Id", "Yaml" FROM "Campaigns" ORDER BY "Id" """);

    /// <summary>Id and text of every published definition.</summary>
    public static IReadOnlyList<(string Id, string Text)> Definitions(string data) => Rows(data, """SELECT "DefinitionId", "Json" FROM "Definitions" WHERE "IsPublished" ORDER BY "OrganisationId", "DefinitionId" """);

    private static List<(string Id, string Text)> Rows(string data, string query)
    {
        using DbConnection connection = Of(data).Postgres is { } postgres
            ? new NpgsqlConnection(postgres)
            : new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Database(data), Mode = SqliteOpenMode.ReadOnly, DefaultTimeout = 15, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var rows = new List<(string Id, string Text)>();
        while (reader.Read())
        {
            rows.Add((reader.GetString(0), reader.GetString(1)));
        }

        return rows;
    }

    private static Store Of(string data) => new(Database(data), Store.Configured(null));

    private static string Database(string data) => new ServeOptions("", data, "", false, null).Database;
}
