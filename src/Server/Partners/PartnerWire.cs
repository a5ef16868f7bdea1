using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
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
public sealed partial class PartnerWire(IDbContextFactory<CaseDb> dbs, ExchangeKey key, ExchangePace pace, TimeProvider clock) : IDisposable
{
    private const int LongestReceipt = 200;

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
            var receipt = (await Post(exchange, lease, limit.Token)).Receipt;
            return string.IsNullOrWhiteSpace(receipt) || receipt.Length > LongestReceipt ? new Sent(null, "receipt-unusable") : new Sent(receipt);
        }
        catch (ApiException answer)
        {
            var status = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
            return new Sent(null, answer.Problem() is { } problem && IsCode().IsMatch(problem.Code) ? $"{status} {problem.Code}" : status, Hopeless.Contains(answer.StatusCode));
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
            InnerHandler = new ShortAnswers
            {
                InnerHandler = new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    UseCookies = false,
                    ConnectTimeout = pace.Timeout / 2,
                    PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                },
            },
        })
        {
            BaseAddress = address,
            Timeout = pace.Timeout,
        }));
    }

    // What stands in our audit is of our form, whatever a partner answers.
    [GeneratedRegex("^[a-z0-9-]{1,60}$", RegexOptions.CultureInvariant)]
    private static partial Regex IsCode();

    /// <summary>A receipt or a problem is short; an answer that does not end fills no memory.</summary>
    private sealed class ShortAnswers : DelegatingHandler
    {
        private const long Longest = 64 * 1024;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            await answer.Content.LoadIntoBufferAsync(Longest, cancellationToken);
            return answer;
        }
    }
}
