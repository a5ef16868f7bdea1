using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain.People;
using Qingyi.Server.Http;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Access;

/// <summary>Every endpoint × every role, against <c>endpoints.txt</c>: a new endpoint without a row fails, and so does a door that opens or closes unnoticed.</summary>
public sealed class EndpointMatrix(House house) : IClassFixture<House>
{
    private const string Everyone = "everyone";
    private const string SignedIn = "signed-in";
    private const string Partners = "partners";

    [Fact]
    public void Every_endpoint_has_a_row_and_every_row_an_endpoint()
    {
        var mapped = Endpoints().Select(e => e.Call).Order(StringComparer.Ordinal).ToList();
        var rows = Rows().Keys.Order(StringComparer.Ordinal).ToList();

        Assert.Equal(string.Join('\n', mapped), string.Join('\n', rows));
    }

    [Fact]
    public async Task Every_endpoint_lets_in_the_roles_of_its_row_and_nobody_else()
    {
        var wrong = new List<string>();
        foreach (var (call, allowed) in Rows())
        {
            foreach (var role in Role.Names.Keys.Append(null))
            {
                var status = await Knock(call, role);
                var may = allowed.Contains(Everyone) || (role is not null && (allowed.Contains(SignedIn) || allowed.Contains(role)));
                var expected = allowed.Contains(Partners)
                    ? status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest
                    : may ? status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) : Turned(status, role);
                if (!expected)
                {
                    wrong.Add($"{call} as {role ?? "nobody"}: {(int)status}");
                }
            }
        }

        Assert.Equal("", string.Join('\n', wrong));
    }

    // Signing in and out and one's own credentials change with each call; partners have message ids; the others change nothing.
    private static readonly string[] WithoutKey =
    [
        "/api/sign-in", "/api/sign-out", "/api/password", "/api/totp/", "/api/reports-up", "/api/transfers", "/api/feedback", "/api/gradings", "/api/tips/follow-up",
    ];

    [Fact]
    public void Every_call_that_changes_something_keeps_its_answer_for_a_repeat()
    {
        var forgetful = house.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal) && e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Any(m => m != "GET") && e.Metadata.GetMetadata<KeepsAnswer>() is null)
            .Select(e => e.RoutePattern.RawText!).Where(path => !WithoutKey.Any(w => path.StartsWith(w, StringComparison.Ordinal)));

        Assert.Equal("", string.Join('\n', forgetful));
    }

    // A page sends who is not signed in to the door, and tells who is that the room is closed.
    private static bool Turned(HttpStatusCode status, string? role) =>
        role is null ? status is HttpStatusCode.Unauthorized or HttpStatusCode.Redirect : status == HttpStatusCode.Forbidden;

    private async Task<HttpStatusCode> Knock(string call, string? role)
    {
        var (method, path) = (call.Split(' ')[0], call.Split(' ')[1]);
        var client = role is null ? house.Anyone() : await Client(role);
        using var request = new HttpRequestMessage(new HttpMethod(method), Filled(path));
        if (method != "GET")
        {
            request.Content = (path.StartsWith("/api", StringComparison.Ordinal) || path.StartsWith("/elsa", StringComparison.Ordinal)) && !path.Contains("evidence", StringComparison.Ordinal) && !path.Contains("attachments", StringComparison.Ordinal)
                ? JsonContent.Create(new JsonObject())
                : new MultipartFormDataContent { { new StringContent("x"), "x" } };
        }

        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();

        // Who may come in but brings no form token has passed the door; the form turns them back with its own words.
        return answer.StatusCode == HttpStatusCode.Forbidden && text.Contains("这一页打开得太久", StringComparison.Ordinal) ? HttpStatusCode.BadRequest : answer.StatusCode;
    }

    private static string Filled(string path) => string.Join('/', path.Split('/').Select(part => part.StartsWith('{') ? "no-such-thing" : part));

    private readonly Dictionary<string, HttpClient> _clients = new(StringComparer.Ordinal);

    private async Task<HttpClient> Client(string role)
    {
        if (!_clients.TryGetValue(role, out var client))
        {
            if (role is Role.Administrator or Role.SecurityAdministrator)
            {
                await house.Account("matrix-" + role, "矩阵管理员", House.City, role);
            }

            _clients[role] = client = await house.As(role is Role.Administrator or Role.SecurityAdministrator ? "matrix-" + role : role);
        }

        return client;
    }

    private IEnumerable<(string Call, Endpoint Endpoint)> Endpoints() => house.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .SelectMany(e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m => ($"{m} {Path(e)}", (Endpoint)e)))
        .DistinctBy(e => e.Item1);

    private static string Path(RouteEndpoint e) => "/" + e.RoutePattern.RawText!.Trim('/');

    private static Dictionary<string, HashSet<string>> Rows() =>
        File.ReadAllLines(System.IO.Path.Combine(AppContext.BaseDirectory, "Access", "endpoints.txt"))
            .Where(l => l.Length > 0 && !l.StartsWith('#'))
            .ToDictionary(l => l.Split('|')[0].Trim(), l => l.Split('|')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
}
