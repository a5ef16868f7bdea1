namespace Qingyi.Server.Inner;

/// <summary>Carries out inner steps one after the other, as soon as a transition has left one behind.</summary>
public sealed partial class InnerWorker(IServiceScopeFactory scopes, InnerBell bell, ILogger<InnerWorker> log) : BackgroundService
{
    // Only for what another node left behind, or a try that comes again.
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);

    /// <summary>Carries out everything that is due, and what follows from it.</summary>
    public async Task Round(CancellationToken cancellation)
    {
        var more = true;
        while (more)
        {
            await using var scope = scopes.CreateAsyncScope();
            more = await scope.ServiceProvider.GetRequiredService<InnerSteps>().Next(cancellation);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await Round(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                RoundFailed(log, failure);
            }

            await bell.Heard(Beat, stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The inner steps could not be read")]
    private static partial void RoundFailed(ILogger log, Exception failure);
}

/// <summary>Rings when a transition that was committed has left an inner step behind.</summary>
public sealed class InnerBell : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0);

    public void Ring() => _rung.Release();

    /// <summary>Waits for the bell, no longer than a beat.</summary>
    internal async Task Heard(TimeSpan beat, CancellationToken cancellation)
    {
        await _rung.WaitAsync(beat, cancellation);
        while (await _rung.WaitAsync(TimeSpan.Zero, cancellation))
        {
            // One round serves everybody who has rung so far.
        }
    }

    public void Dispose() => _rung.Dispose();
}
