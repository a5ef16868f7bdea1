namespace Qingyi.Server.Features.Rules;

/// <summary>Wakes the worker when a simulation was started here; after a restart it looks by itself.</summary>
public sealed class SimulationBell : IDisposable
{
    private readonly SemaphoreSlim _bell = new(0);

    public void Ring() => _bell.Release();

    internal Task Wait(TimeSpan atMost, CancellationToken cancellation) => _bell.WaitAsync(atMost, cancellation);

    public void Dispose() => _bell.Dispose();
}

/// <summary>Carries out simulations part by part. Where it stands is in the database: after a kill it goes on from there, and no case is counted twice.</summary>
public sealed partial class SimulationWorker(IServiceScopeFactory scopes, SimulationBell bell, ILogger<SimulationWorker> log) : BackgroundService
{
    private const int Batch = 100;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Round(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                RoundFailed(log, failure);
            }

            await bell.Wait(Look, stoppingToken);
        }
    }

    private async Task Round(CancellationToken cancellation)
    {
        bool more;
        do
        {
            await using var scope = scopes.CreateAsyncScope();
            more = await scope.ServiceProvider.GetRequiredService<SimulationRun>().Next(Batch, cancellation);
        }
        while (more);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A simulation could not go on")]
    private static partial void RoundFailed(ILogger log, Exception failure);
}
