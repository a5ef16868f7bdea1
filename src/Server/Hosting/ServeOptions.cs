using Qingyi.Server.Storage;

namespace Qingyi.Server.Hosting;

/// <summary>How to start the service.</summary>
/// <param name="Urls">Addresses to listen on.</param>
/// <param name="Data">Folder of database and files.</param>
/// <param name="Keys">Folder of the wrapping keys; never inside <paramref name="Data"/>, so that no backup takes them along.</param>
/// <param name="Demo">Loads the demonstration into an empty database.</param>
/// <param name="Offset">How far the service's clock is moved; null: as stored.</param>
public sealed record ServeOptions(string Urls, string Data, string Keys, bool Demo, TimeSpan? Offset)
{
    public string Database => Path.Combine(Data, "qingyi.db");

    /// <summary>Connection string of PostgreSQL; null: SQLite in the data folder.</summary>
    public string? Postgres { get; init; }

    public Store Store => new(Database, Postgres);

    /// <summary>Whether a commit is on the disk before the answer. False only while the demonstration is loaded.</summary>
    public bool Durable { get; init; } = true;
    public string Files => Path.Combine(Data, "files");
}
