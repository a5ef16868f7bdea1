using System.Globalization;

namespace Qingyi.Client.Signing;

/// <summary>Signs each request that passes. Stands last before the wire, so that no later handler changes what was signed; a retry is signed anew.</summary>
/// <param name="clock">Must be within five minutes of the receiver's.</param>
public sealed class SigningHandler(Signer signer, TimeProvider clock) : DelegatingHandler
{
    /// <exception cref="InvalidOperationException">The request has no message id: without one a repeat could not be told from a second message.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!request.Headers.Contains(SignatureHeaders.MessageId))
        {
            throw new InvalidOperationException($"A signed request needs the header {SignatureHeaders.MessageId}; keep its value with the message and send it again with each retry.");
        }

        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var date = clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var canonical = new CanonicalRequest(request.Method.Method, request.RequestUri!.PathAndQuery, date, CanonicalRequest.HashOf(body));
        Set(request, SignatureHeaders.Partner, Uri.EscapeDataString(signer.Partner));
        Set(request, SignatureHeaders.Date, date);
        Set(request, SignatureHeaders.Signature, signer.Sign(canonical));
        return await base.SendAsync(request, cancellationToken);
    }

    private static void Set(HttpRequestMessage request, string name, string value)
    {
        request.Headers.Remove(name);
        request.Headers.Add(name, value);
    }
}
