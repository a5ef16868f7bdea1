using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Qingyi.Server.Storage;

/// <summary>
/// The model and the compiled queries, once a process. EF keeps its own a set of loggers: the opening asks the database before the service and its loggers are there, and both would make them.
/// </summary>
internal static class ModelCache
{
    // A query and its command count twenty; reading each kind of page once makes a thousand entries. EF's own holds as many, and then compiles again what was not asked for lately.
    private const int Most = 100_000;

    private static readonly MemoryCache Kept = new(new MemoryCacheOptions { SizeLimit = Most });

    public static DbContextOptionsBuilder UseKeptModel(this DbContextOptionsBuilder options) => options.UseMemoryCache(Kept);
}
