using System.Collections.Concurrent;
using Qingyi.Server.Backups;
using Qingyi.Server.Messages;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Partners;

/// <summary>
/// Empties the outbox beat by beat. Each partner has a lane of its own, one message at a time: who is slow or down holds up nobody else.
/// </summary>
public sealed partial class OutboxSender(IServiceScopeFactory scopes, PartnerWire wire, MessageWire messages, ExchangePace pace, TimeProvider clock, ILogger<OutboxSender> log) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Task> _lanes = new(StringComparer.Ordinal);

    /// <summary>One beat, and waits until every lane has come to its end.</summary>
    public async Task Round(CancellationToken cancellation)
    {
        await Beat(cancellation);
        await Task.WhenAll(_lanes.Values);
    }

    /// <summary>Starts a lane for each partner that has something due and no lane running.</summary>
    public async Task Beat(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await Standstill.Holds(scope.ServiceProvider.GetRequiredService<CaseDb>(), cancellation))
        {
            return;
        }

        foreach (var partner in await scope.ServiceProvider.GetRequiredService<Outbox>().Due(cancellation))
        {
            if (!_lanes.TryGetValue(partner, out var lane) || lane.IsCompleted)
            {
                _lanes[partner] = Lane(partner, cancellation);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(pace.Beat, clock);
        do
        {
            try
            {
                await Beat(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                BeatFailed(log, failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Lane(string partner, CancellationToken cancellation)
    {
        await Task.Yield();
        try
        {
            while (await Next(partner, cancellation))
            {
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The lease was handed back.
        }
        catch (Exception failure)
        {
            LaneFailed(log, partner, failure);
        }
    }

    /// <returns>True while the partner answers; a partner that is down gets one message a beat.</returns>
    private async Task<bool> Next(string partner, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<Outbox>();
        if (await outbox.Take(partner, cancellation) is not { } lease)
        {
            return false;
        }

        try
        {
            var sent = lease.Kind == Channels.Kind ? await messages.Send(lease, cancellation) : await wire.Send(lease, cancellation);
            if (sent.Receipt is { } receipt)
            {
                return await Note(() => outbox.Finish(lease, receipt, cancellation), lease, cancellation);
            }

            NotSent(log, lease.Message, partner, lease.Tries, sent.Error!);
            await outbox.GiveBack(lease, sent.Error!, sent.Final, cancellation);
            return sent.Final;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await outbox.HandBack(lease);
            throw;
        }
    }

    // It is at the other side: a database that is away for a moment, or full, must not have it sent again. Once the lease is over, somebody else sends it, and the other side knows it by its id.
    private async Task<bool> Note(Func<Task<bool>> finish, Lease lease, CancellationToken cancellation)
    {
        var from = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return await finish();
            }
            catch (Exception failure) when (!cancellation.IsCancellationRequested && clock.GetElapsedTime(from) < pace.Timeout)
            {
                NotNoted(log, lease.Message, lease.Partner, failure.GetBaseException().Message);
                await Task.Delay(Again, cancellation);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Message} to {Partner} was sent, but that could not be noted yet: {Reason}")]
    private static partial void NotNoted(ILogger log, string message, string partner, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Message {Message} to {Partner} not sent at try {Tries}: {Error}")]
    private static partial void NotSent(ILogger log, string message, string partner, int tries, string error);

    [LoggerMessage(Level = LogLevel.Error, Message = "The lane to {Partner} broke off")]
    private static partial void LaneFailed(ILogger log, string partner, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox could not be read")]
    private static partial void BeatFailed(ILogger log, Exception failure);
}
