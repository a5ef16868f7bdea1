using System.Globalization;
using System.Text.Json;
using Qingyi.Server.Partners;

namespace Qingyi.Server.Messages;

/// <summary>A text to the robot of a group, as WeCom takes it: answers 200 with <c>errcode</c> 0. The address is a secret and stands in no error.</summary>
internal sealed class RobotPost(ExchangePace pace) : IDisposable
{
    private const int Busy = -1;
    private const int TooFast = 45009;
    private const int LongestAnswer = 4096;

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = pace.Timeout / 2, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = pace.Timeout, MaxResponseContentBufferSize = LongestAnswer,
    };

    public async Task<Sent> Send(Uri robot, MessageText text, CancellationToken cancellation)
    {
        try
        {
            using var answer = await _client.PostAsJsonAsync(robot, new { msgtype = "text", text = new { content = text.Body.TrimEnd() } }, cancellation);
            if (!answer.IsSuccessStatusCode)
            {
                return new Sent(null, ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture));
            }

            using var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellation));
            if (said.RootElement.ValueKind != JsonValueKind.Object || !said.RootElement.TryGetProperty("errcode", out var code) || !code.TryGetInt32(out var number))
            {
                return new Sent(null, "receipt-unusable");
            }

            var passes = number is Busy or TooFast;
            return number == 0 ? new Sent("ok") : new Sent(null, string.Create(CultureInfo.InvariantCulture, $"errcode {number}"), Final: !passes);
        }
        catch (JsonException)
        {
            return new Sent(null, "receipt-unusable");
        }
        catch (HttpRequestException)
        {
            return new Sent(null, "not-reachable");
        }
    }

    public void Dispose() => _client.Dispose();
}
