using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Qingyi.Domain.People;
using Qingyi.Tests.Inspections;
using Qingyi.Tests.Registers;
using Qingyi.Tests.Returns;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Campaigns.Lived;

/// <summary>A campaign that is lived through: the house on a clock that only goes forward, the organisations that its plan names, and what their people do, over HTTP alone.</summary>
internal sealed class Life(string plan) : IAsyncDisposable
{
    private readonly House _house = new() { FreezesQuarters = true };
    private ReturnWalk _returns = default!;

    /// <summary>Returns that are handed in with a document.</summary>
    private static readonly HashSet<string> WithFile = ["training-plan", "next-year-plan", "final-summary", "unit-plan"];

    public House House => _house;

    public ReturnWalk Returns => _returns;

    public RoundWalk Rounds { get; private set; } = default!;

    public RegisterWalk Registers => Rounds.Registers;

    /// <summary>Opens the house before the notice is issued.</summary>
    public async Task Open(string moment)
    {
        _house.Clock.Set(Beijing(moment));
        await _house.InitializeAsync();
        await _house.Account("administrator", "系统管理员", House.Province, Role.Administrator);
        _returns = new(_house);
        Rounds = new(_house);
    }

    /// <summary>Adds an organisation as its administrator does, and people named by its prefix and their role; two handlers where it is a commission.</summary>
    public async Task Add(string id, string name, string level, string parent)
    {
        var answer = await (await _returns.As("administrator")).PostAsJsonAsync("/api/admin/organisations", new { id, name, level, parent });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        foreach (var role in level == "hospital" ? [Role.Hospital] : new[] { Role.Handler, Role.SectionHead, Role.Leader, Role.PrincipalLeader, Role.Supervisor })
        {
            await _house.Account($"{id}-{role}", $"{name}{Role.Names[role]}甲", id, role);
        }

        if (level != "hospital")
        {
            await _house.Account($"{id}-handler-2", $"{name}{Role.Names[Role.Handler]}乙", id, Role.Handler);
        }
    }

    /// <summary>Beijing time: <c>2022-03-30</c> is nine in the morning.</summary>
    public async Task On(string moment)
    {
        if (Beijing(moment) is var at && at > _house.Clock.GetUtcNow())
        {
            _house.Clock.Set(at);
        }

        await _house.Sweep();
    }

    /// <summary>The server stops and starts again; everybody signs in anew.</summary>
    public async Task Restart()
    {
        await _house.Restart();
        _returns.SignInAgain();
        Rounds = new(_house);
    }

    public async Task<HttpResponseMessage> Post(string user, string path, object body) => await (await _returns.As(user)).PostAsJsonAsync(path, body);

    public Task<HttpResponseMessage> TryAdvance(string user) => Post(user, $"/api/campaigns/{plan}/advance", new { trigger = "advance" });

    /// <summary>Goes on, or fails with the guards that keep the campaign.</summary>
    /// <returns>The title of the new phase.</returns>
    public async Task<string> Advance(string user) => (string)(await RegisterWalk.Ok(await TryAdvance(user)))["phase"]!;

    /// <summary>The sentences that keep the campaign where it is.</summary>
    public async Task<string> Kept(string user)
    {
        var problem = await RegisterWalk.Refused("campaign-guards", await TryAdvance(user));
        return string.Join('；', problem["guards"]!.AsArray().Select(g => (string)g!));
    }

    public Task<HttpResponseMessage> TryWaive(string user, string obligation, string? period, string? unit, string reason) =>
        Post(user, $"/api/campaigns/{plan}/waivers", new { obligation, period, unit, reason });

    public async Task Done(Task<HttpResponseMessage> answer)
    {
        var got = await answer;
        Assert.True(got.IsSuccessStatusCode, $"{(int)got.StatusCode} {await got.Content.ReadAsStringAsync()}");
    }

    /// <summary>One unit's return from the opening to its receipt.</summary>
    public async Task<JsonObject> HandIn(string user, string obligation, string? period = null)
    {
        var of = await _returns.Fill(user, await _returns.Open(user, obligation, period ?? "", plan));
        if (WithFile.Contains(obligation))
        {
            of = await _returns.Attach(user, of, "正文.txt", "正文");
        }

        return await _returns.Step(user, of, "submit", "下级本期未报的，下期补报。");
    }

    public async Task<JsonObject> Own(string user, string obligation, string? period = null) =>
        (await _returns.Own(user)).Select(r => r!.AsObject()).Single(r => ((string?)r["campaign"], (string?)r["obligation"], (string?)r["period"]) == (plan, obligation, period ?? ""));

    /// <summary>Every obligation of the plan, all pages of the list, as the user reads it.</summary>
    public async Task<IReadOnlyList<JsonObject>> Obligations(string user)
    {
        var (client, all, next) = (await _returns.As(user), new List<JsonObject>(), $"/api/campaigns/{plan}/obligations");
        while (next is not null)
        {
            var answer = await client.GetAsync(next);
            all.AddRange((await answer.Content.ReadFromJsonAsync<JsonArray>())!.Select(o => o!.AsObject()));
            next = answer.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
        }

        return all;
    }

    public async Task<(string State, string Light)> Obligation(string user, string id)
    {
        var of = (await Obligations(user)).Single(o => (string?)o["id"] == id);
        return ((string)of["state"]!, (string)of["light"]!);
    }

    /// <summary>How often somebody was told of something.</summary>
    public async Task<int> Heard(string user, string of) =>
        (await (await _returns.As(user)).GetFromJsonAsync<JsonArray>("/api/escalations"))!.Count(e => ((string)e!["what"]!).Contains(of, StringComparison.Ordinal));

    public async Task<JsonObject> Get(string user, string path) => await RegisterWalk.Ok(await (await _returns.As(user)).GetAsync(path));

    public async Task<IReadOnlyList<JsonObject>> Figures(string user) =>
        [.. (await (await _returns.As(user)).GetFromJsonAsync<JsonArray>($"/api/campaigns/{plan}/indicators"))!.Select(f => f!.AsObject())];

    public static DateTimeOffset Beijing(string moment) =>
        new(DateTime.Parse(moment.Length == 10 ? moment + " 09:00" : moment, CultureInfo.InvariantCulture), TimeSpan.FromHours(8));

    public ValueTask DisposeAsync() => _house.DisposeAsync();
}
