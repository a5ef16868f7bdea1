using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Client.Signing;
using Qingyi.Server.Storage;
using Refit;

namespace Qingyi.Server.Partners;

/// <summary>What became of one try.</summary>
/// <param name="Receipt">The partner's; null where it failed.</param>
/// <param name="Error">Code of the failure, without content.</param>
/// <param name="Final">No later try would end otherwise.</param>
public sealed record Sent(string? Receipt, string? Error = null, bool Final = false);

/// <summary>Sends a message to a partner: signed, no redirects, with time limits.</summary>
public sealed class PartnerWire(IDbContextFactory<CaseDb> dbs, ExchangeKey key, ExchangePace pace, TimeProvider clock) : IDisposable
{
    // What these answer today they will answer tomorrow: the message itself is at fault.
    private static readonly HttpStatusCode[] Hopeless =
        [HttpStatusCode.BadRequest, HttpStatusCode.Conflict, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.UnsupportedMediaType, HttpStatusCode.UnprocessableEntity];

    private readonly ConcurrentDictionary<(string Url, Signer Signer), HttpClient> _connections = new();

    public async Task<Sent> Send(Lease lease, CancellationToken cancellation)
    {
        if (await Partner(lease.Partner, cancellation) is not { } partner)
        {
            return new Sent(null, "partner-removed", Final: true);
        }

        if (!PartnerRegistry.IsAddress(partner.Url, out var address))
        {
            return new Sent(null, "address-unusable", Final: true);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(pace.Timeout);
        try
        {
            var exchange = await Connect(partner, address, cancellation);
            return new Sent((await Post(exchange, lease, limit.Token)).Receipt);
        }
        catch (ApiException answer)
        {
            var status = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
            return new Sent(null, answer.Problem() is { } problem ? $"{status} {problem.Code}" : status, Hopeless.Contains(answer.StatusCode));
        }
        catch (Exception failure) when (failure is ApiRequestException or HttpRequestException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return new Sent(null, limit.IsCancellationRequested ? "no-answer-in-time" : "not-reachable");
        }
    }

    public void Dispose()
    {
        foreach (var connection in _connections.Values)
        {
            connection.Dispose();
        }
    }

    private static Task<ReceiptAnswer> Post(IPartnerExchange exchange, Lease lease, CancellationToken cancellation) => lease.Kind switch
    {
        "report-up" => exchange.ReportUp(Read<ReportUp>(lease), lease.Message, cancellation),
        "transfer" => exchange.Transfer(Read<TransferMessage>(lease), lease.Message, cancellation),
        "feedback" => exchange.Feedback(Read<Feedback>(lease), lease.Message, cancellation),
        _ => throw new InvalidOperationException($"Nobody sends messages of kind {lease.Kind}."),
    };

    private static T Read<T>(Lease lease) => JsonSerializer.Deserialize<T>(lease.Payload, WireJson.Options)!;

    private async Task<PartnerRow?> Partner(string name, CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await db.Partners.AsNoTracking().FirstOrDefaultAsync(p => p.Name == name, cancellation);
    }

    private async Task<IPartnerExchange> Connect(PartnerRow partner, Uri address, CancellationToken cancellation)
    {
        var signer = await key.As(partner.KnownAs, cancellation);
        return QingyiClient.For<IPartnerExchange>(_connections.GetOrAdd((partner.Url, signer), _ => new HttpClient(new SigningHandler(signer, clock)
        {
            InnerHandler = new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = pace.Timeout / 2,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            },
        })
        {
            BaseAddress = address,
            Timeout = pace.Timeout,
        }));
    }
}
