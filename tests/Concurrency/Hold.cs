using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;

namespace Qingyi.Tests.Concurrency;

/// <summary>Holds one side of a race at its commit, with everything decided, until the other side has had its chance.</summary>
internal sealed class Hold : IStartupFilter
{
    public const string Header = "X-Hold";

    private static readonly AsyncLocal<string?> Current = new();
    private static readonly ConcurrentDictionary<string, Gate> Gates = new(StringComparer.Ordinal);

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<IStartupFilter, Hold>();
        services.ConfigureDbContext<SqliteCaseDb>(o => o.AddInterceptors(new Saves()));
        services.ConfigureDbContext<PostgresCaseDb>(o => o.AddInterceptors(new Saves()));
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (http, rest) =>
        {
            Current.Value = http.Request.Headers[Header].ToString() is { Length: > 0 } key ? key : null;
            await rest(http);
        });
        next(app);
    };

    /// <summary>Runs the first until it is about to commit, then the second; the first goes on when the second is done, or waits for it.</summary>
    public static async Task<(T First, T Second)> Between<T>(string key, Func<string, Task<T>> first, Func<Task<T>> second)
    {
        var gate = Gates[key] = new Gate();
        var held = first(key);
        await Task.WhenAny(gate.Reached.Task, held);
        var other = second();

        // On PostgreSQL the second waits at the row until the first is done: it must not be waited for here.
        await Task.WhenAny(other, Task.Delay(TimeSpan.FromMilliseconds(400)));
        gate.Open.TrySetResult();
        return (await held, await other);
    }

    /// <summary>Marks what this flow of the test does itself, without a request.</summary>
    public static void Mark(string? key) => Current.Value = key;

    private sealed class Gate
    {
        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Saves : SaveChangesInterceptor
    {
        public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            // A transition is known by its links in the audit; what else is saved on the way is not raced for.
            if (Current.Value is { } key && Gates.TryGetValue(key, out var gate) && eventData.Context!.ChangeTracker.Entries<AuditRow>().Any(e => e.State == EntityState.Added))
            {
                gate.Reached.TrySetResult();
                await gate.Open.Task.WaitAsync(TimeSpan.FromSeconds(20), cancellationToken);
            }

            return result;
        }
    }
}
