namespace Qingyi.Server.Hosting;

/// <summary>Work that lies in rows and is done part by part. Where it stands is in the database alone: after a kill it goes on from there.</summary>
public interface IRound
{
    /// <summary>How long at most until somebody looks who heard no bell: for what another node left behind, and after a restart.</summary>
    static abstract TimeSpan Beat { get; }

    /// <summary>Does the next part.</summary>
    /// <returns>Whether there may be more to do.</returns>
    Task<bool> Next(CancellationToken cancellation);
}

/// <summary>Rings when something was committed that the next round should see.</summary>
public sealed class Bell<TRound> : IDisposable where TRound : IRound
{
    private readonly SemaphoreSlim _rung = new(0);

    public void Ring() => _rung.Release();

    public void Dispose() => _rung.Dispose();

    internal async Task Heard(CancellationToken cancellation)
    {
        await _rung.WaitAsync(TRound.Beat, cancellation);
        while (await _rung.WaitAsync(TimeSpan.Zero, cancellation))
        {
            // One round serves everybody who has rung so far.
        }
    }
}

/// <summary>Goes round as soon as the bell rings, each part in a scope of its own.</summary>
public sealed partial class Rounds<TRound>(IServiceScopeFactory scopes, Bell<TRound> bell, ILogger<Rounds<TRound>> log) : BackgroundService where TRound : IRound
{
    /// <summary>Does everything that is due, and what follows from it.</summary>
    public async Task Round(CancellationToken cancellation)
    {
        bool more;
        do
        {
            await using var scope = scopes.CreateAsyncScope();
            more = await scope.ServiceProvider.GetRequiredService<TRound>().Next(cancellation);
        }
        while (more);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Round(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                RoundFailed(log, typeof(TRound).Name, failure);
            }

            await bell.Heard(stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of {What} could not go on")]
    private static partial void RoundFailed(ILogger log, string what, Exception failure);
}

/// <summary>Makes a round known to the host.</summary>
public static class RoundRegistrations
{
    public static IServiceCollection AddRounds<TRound>(this IServiceCollection services) where TRound : class, IRound =>
        services.AddScoped<TRound>().AddSingleton<Bell<TRound>>().AddSingleton<Rounds<TRound>>().AddHostedService(s => s.GetRequiredService<Rounds<TRound>>());
}
