using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Qingyi.Server.Storage;

/// <summary>
/// The model and the compiled queries, once a process. EF keeps its own a set of loggers: the opening asks the database before the service and its loggers are there, and both would make them.
/// </summary>
internal static class ModelCache
{
    // As much as EF's own holds.
    private static readonly MemoryCache Kept = new(new MemoryCacheOptions { SizeLimit = 10_240 });

    public static DbContextOptionsBuilder UseKeptModel(this DbContextOptionsBuilder options) => options.UseMemoryCache(Kept);
}
