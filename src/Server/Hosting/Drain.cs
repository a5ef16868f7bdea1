namespace Qingyi.Server.Hosting;

/// <summary>
/// A node that is told to stop says so first: <c>/health/ready</c> answers 503 while it goes on serving, so that whatever stands in front of it sends new
/// requests elsewhere; then it finishes what it has begun. How long it waits is <c>Drain</c> in the configuration, in seconds.
/// </summary>
public sealed class Drain(IConfiguration configuration, Storage.Store store) : IHostedLifecycleService
{
    private static readonly TimeSpan BesideOthers = TimeSpan.FromSeconds(3);

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        // A node alone has nobody to send its requests to.
        var wait = configuration.GetValue<double?>("Drain") is { } seconds ? TimeSpan.FromSeconds(seconds) : store.Shared ? BesideOthers : TimeSpan.Zero;
        return Task.Delay(wait, CancellationToken.None);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
