using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Qingyi.Server.Http;
using Qingyi.Tests.Crash;

namespace Qingyi.Tests.Faults;

/// <summary>
/// Somebody who sends every command until it succeeds, with one Idempotency-Key, on a database whose first, second, third … call of the command fails. Each failure must say a sentence with a number to quote
/// and leave everything as it must be.
/// </summary>
internal sealed class Stubborn(House house, Fault fault) : DelegatingHandler(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
{
    private static int _keys;

    /// <summary>How many attempts failed, by command.</summary>
    public Dictionary<string, int> Failures { get; } = new(StringComparer.Ordinal);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method == HttpMethod.Get)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        var body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var key = string.Create(CultureInfo.InvariantCulture, $"stubborn-{Interlocked.Increment(ref _keys)}");
        var name = $"{request.Method} {string.Join('/', request.RequestUri!.AbsolutePath.Split('/').Select(s => s.Length == 26 ? "*" : s))}";
        for (var number = 1; number < 1000; number++)
        {
            var answer = await base.SendAsync(Copy(request, body, key, number), cancellationToken);
            Assert.True(answer.Headers.TryGetValues(FaultyDatabase.Struck, out var struck), $"{name} was answered before anything was asked of it.");
            if ((int)answer.StatusCode < 500)
            {
                await Repeated(await base.SendAsync(Copy(request, body, key, 0), cancellationToken), answer, name);
                return answer;
            }

            Failures[name] = Failures.GetValueOrDefault(name) + 1;
            await Said(answer, name, number, struck.Single());
            if (number % 7 == 1)
            {
                await Invariants.Hold(house.Store);
            }
        }

        throw new InvalidOperationException($"{name} never succeeds.");
    }

    // A repeat gets the first answer. Signing in keeps none, since a new session is what is wanted.
    private static async Task Repeated(HttpResponseMessage again, HttpResponseMessage first, string name)
    {
        if (name != "POST /api/sign-in")
        {
            Assert.Equal((first.StatusCode, await first.Content.ReadAsStringAsync()), (again.StatusCode, await again.Content.ReadAsStringAsync()));
        }
    }

    private async Task Said(HttpResponseMessage answer, string name, int number, string struck)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(struck == "yes", $"{name} failed at call {number} though nothing was made to fail: {(int)answer.StatusCode} {text}");
        Assert.True(answer.Content.Headers.ContentType?.MediaType == "application/problem+json", $"{name} at call {number}: {text}");
        var problem = JsonNode.Parse(text)!;
        var sentence = (string?)problem["detail"] ?? (string?)problem["title"] ?? "";
        Assert.True(sentence.Contains("编号", StringComparison.Ordinal) || answer.StatusCode == HttpStatusCode.ServiceUnavailable, $"{name} at call {number}: {text}");
        Assert.DoesNotContain(" at Qingyi", text, StringComparison.Ordinal);
        Assert.DoesNotContain("disk I/O", text, StringComparison.Ordinal);

        // A lost answer leaves in doubt what happened; whoever says "nothing happened" then lies.
        Assert.False(fault == Fault.Commit && sentence.Contains("没有生效", StringComparison.Ordinal), $"{name} says that nothing happened after its commit {number}: {sentence}");
    }

    private HttpRequestMessage Copy(HttpRequestMessage request, byte[]? body, string key, int number)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri);
        foreach (var (name, values) in request.Headers)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        if (body is not null)
        {
            copy.Content = new ByteArrayContent(body);
            foreach (var (name, values) in request.Content!.Headers)
            {
                copy.Content.Headers.TryAddWithoutValidation(name, values);
            }
        }

        copy.Headers.Add(Idempotency.Header, key);
        copy.Headers.Add(FaultyDatabase.Asked, string.Create(CultureInfo.InvariantCulture, $"{fault} {number}"));
        return copy;
    }
}
