using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.People;
using Qingyi.Server.Storage;
using Qingyi.Tests.Crash;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Concurrency;

/// <summary>An answer of a race.</summary>
public sealed record Told(HttpStatusCode Status, JsonNode? Body)
{
    public string? Code => Body is JsonObject problem ? (string?)problem["code"] : null;

    public bool Won => (int)Status < 400;

    public override string ToString() => $"{(int)Status} {Code}";
}

/// <summary>Two nodes on one database, each with people of its own at it.</summary>
public abstract class Arena : IAsyncLifetime
{
    private readonly Dictionary<string, HttpClient> _clients = new(StringComparer.Ordinal);
    private string _other = "";
    private int _races;

    public House House { get; private set; } = null!;

    public CaseWalk Walk { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        House = new House { Postgres = await Database(), Adjust = b => Hold.Add(b.Services) };
        await House.InitializeAsync();
        await House.Account("leader-2", "分管领导乙", House.City, Role.Leader);
        await House.Account("operator", "运维甲", House.City, Role.Administrator);
        _other = await House.Beside();
        Walk = new CaseWalk(House);
    }

    protected abstract Task<string?> Database();

    /// <summary>A new case of the city whose only task is an opinion of the role.</summary>
    /// <returns>The task's id.</returns>
    public async Task<string> Opinion(string role, params string[] outcomes)
    {
        var task = OwnEdition.Opinion("only", role);
        task["outcomes"] = new JsonObject { ["typeName"] = null, ["expression"] = OwnEdition.List(outcomes), ["memoryReference"] = null };
        await OwnEdition.Publish(House, [OwnEdition.Node("start", "Elsa.Start"), task, OwnEdition.Opinion("next", "principal-leader")],
            [OwnEdition.Arrow("start", "only"), .. outcomes.Select(o => OwnEdition.Arrow("only", "next", o))]);
        await Walk.TipOff();
        return (await Rows(db => db.Tasks.Where(t => t.CaseId == Walk.CaseId && t.State == "open").Select(t => t.Id).ToListAsync())).Single();
    }

    /// <summary>From now on tips follow the shipped procedure again.</summary>
    public Task Shipped() => Rows(async db =>
    {
        await db.Definitions.Where(d => d.OrganisationId == House.City).ExecuteUpdateAsync(d => d.SetProperty(x => x.IsPublished, false));
        return new List<int>();
    });

    /// <summary>One of the two is at its commit when the other begins.</summary>
    public Task<(Told First, Told Second)> Race(Func<string?, Task<Told>> first, Func<string?, Task<Told>> second) =>
        Hold.Between($"race-{Interlocked.Increment(ref _races)}-{House.Postgres}", first, () => second(null));

    /// <summary>A call at one of the two nodes.</summary>
    public Func<string?, Task<Told>> Call(bool there, string user, string path, object body) => async key =>
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add(Hold.Header, key is null ? [] : [key]);
        using var answer = await (await Client(there, user)).SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return new Told(answer.StatusCode, text.StartsWith('{') || text.StartsWith('[') ? JsonNode.Parse(text) : null);
    };

    public Func<string?, Task<Told>> Complete(bool there, string user, string task, string outcome, JsonObject? data = null) =>
        Call(there, user, $"/api/tasks/{task}/complete", new { outcome, data = data ?? [], opinion = "同意" });

    public async Task<HttpClient> Client(bool there, string user)
    {
        if (!_clients.TryGetValue($"{there} {user}", out var client))
        {
            var here = await House.As(user);
            client = here;
            if (there)
            {
                client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(_other) };
                client.DefaultRequestHeaders.Authorization = here.DefaultRequestHeaders.Authorization;
            }

            _clients[$"{there} {user}"] = client;
        }

        return client;
    }

    public async Task<List<T>> Rows<T>(Func<CaseDb, Task<List<T>>> read)
    {
        await using var db = House.Store.Open();
        return await read(db);
    }

    public async ValueTask DisposeAsync()
    {
        await Invariants.Hold(House.Store);
        await House.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

public sealed class SqliteArena : Arena
{
    protected override Task<string?> Database() => Task.FromResult<string?>(null);
}

public sealed class PostgresArena(PostgresCluster cluster) : Arena
{
    protected override async Task<string?> Database() => await cluster.Database();
}
