using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qingyi.Domain.Organisations;
using Qingyi.Domain.People;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Hosting;
using Qingyi.Server.Inner;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Tests.Workflows.Histories;

namespace Qingyi.Tests.Support;

/// <summary>
/// The real server on a folder of its own and a free port, with a province, a city, a county and two hospitals, an account for each role, and a clock
/// that the test moves. A class fixture, or made by the test itself. The sweep rings only when the test asks for it.
/// </summary>
public sealed class House : IAsyncLifetime
{
    /// <summary>Monday, 23 November 2026, 9:00 in Beijing.</summary>
    public static DateTimeOffset Monday { get; } = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    public const string Province = "root";
    public const string City = "city";
    public const string County = "county";

    /// <summary>Under the city: a tip about it goes to the city's desk.</summary>
    public const string Hospital = "hospital";
    public const string CountyHospital = "county-hospital";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "qingyi-" + Path.GetRandomFileName());
    private readonly Dictionary<string, string> _passwords = new(StringComparer.Ordinal);
    private readonly HistoryRecorder? _recorder = HistoryRecorder.Procedures is null ? null : new();
    private readonly List<WebApplication> _beside = [];
    private string? _data;
    private string? _keys;
    private WebApplication? _app;
    private bool _open;

    public TestClock Clock { get; } = new(Monday);

    public string Url { get; private set; } = "";

    public string Data => _data ?? Path.Combine(_folder, "data");

    public string Keys => _keys ?? Path.Combine(_folder, "keys");

    /// <summary>The same house and people on data that lie elsewhere: restored ones.</summary>
    public House Moved(string data, string keys, string? postgres)
    {
        var moved = new House { Postgres = postgres, _data = data, _keys = keys };
        moved.Clock.Set(Clock.GetUtcNow());
        foreach (var (user, password) in _passwords)
        {
            moved._passwords[user] = password;
        }

        return moved;
    }

    /// <summary>The password of an account that was not made here.</summary>
    public void Knows(string user, string password) => _passwords[user] = password;

    public IServiceProvider Services => _app!.Services;

    /// <summary>What the server wrote to the console when it opened.</summary>
    public StringWriter Console { get; } = new();

    /// <summary>Whether a sweep freezes quarters that have ended. As other bells, it is silent unless the test asks for it: a clock that is moved about passes many quarters.</summary>
    public bool FreezesQuarters { get; set; }

    /// <summary>Connection string where the house keeps its rows in PostgreSQL (<see cref="PostgresCluster"/>); null: SQLite.</summary>
    public string? Postgres { get; init; }

    public Store Store => new(Path.Combine(Data, "qingyi.db"), Postgres);

    /// <summary>Changes to the server before it starts; null starts it as it ships.</summary>
    public Action<WebApplicationBuilder>? Adjust { get; init; }

    /// <summary>What the clients send through, where it is not simply the wire; null from it is.</summary>
    public Func<House, HttpMessageHandler?>? Wire { get; init; }

    public async ValueTask InitializeAsync()
    {
        await Start();
        if (_data is null)
        {
            await Seed();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_recorder is not null && _open)
        {
            await _recorder.Write(Services.GetRequiredService<IDbContextFactory<CaseDb>>(), HistoryRecorder.Procedures!);
        }

        await Stop();
        if (_data is null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    /// <summary>Stops the server and starts it again on the same folder.</summary>
    public async Task Restart()
    {
        await Stop();
        await Start();
    }

    /// <summary>The password of an account; the users of the city are named by their role's code, the second handler <c>handler-2</c>.</summary>
    public string Password(string user) => _passwords[user];

    /// <summary>A client that nobody has signed in, without cookies.</summary>
    public HttpClient Anyone() => new(Wire?.Invoke(this) ?? new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }, disposeHandler: Wire is null) { BaseAddress = new Uri(Url) };

    /// <summary>A client that carries the user's token.</summary>
    public async Task<HttpClient> As(string user)
    {
        var client = Anyone();
        var answer = await client.PostAsJsonAsync("/api/sign-in", new { user, password = Password(user) });
        answer.EnsureSuccessStatusCode();
        var signedIn = await answer.Content.ReadFromJsonAsync<JsonObject>();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", signedIn!["token"]!.GetValue<string>());
        return client;
    }

    /// <summary>Work with the server's own parts, in a scope of its own.</summary>
    public async Task<T> Inside<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>Rings what is due now.</summary>
    /// <returns>How many rungs rang.</returns>
    public Task<int> Sweep() => Inside(s => s.GetRequiredService<Sweep>().Run(CancellationToken.None));

    /// <summary>Rings what is due now on every node at once.</summary>
    public Task SweepAll() => Task.WhenAll(_beside.Prepend(_app!).Select(async node =>
    {
        await using var scope = node.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Sweep>().Run(CancellationToken.None);
    }));

    /// <summary>Waits until every inner step is done or held.</summary>
    public Task Rest() => Inside(async s =>
    {
        var db = s.GetRequiredService<CaseDb>();
        var looks = 0;
        for (; await db.InnerSteps.AnyAsync(x => x.DoneAt == null && x.HeldAt == null); looks++)
        {
            Assert.True(looks < 1000, "The inner steps do not come to an end.");
            await s.GetRequiredService<Rounds<InnerSteps>>().Round(CancellationToken.None);
            await Task.Delay(10);
        }

        return looks;
    });

    /// <summary>Makes an account; its password is known from then on.</summary>
    public Task Account(string user, string name, string organisation, params string[] roles) => Inside(async s =>
    {
        _passwords[user] = await s.GetRequiredService<NewAccounts>().Create(user, name, organisation, roles, mustChange: false);
        return await s.GetRequiredService<CaseDb>().SaveChangesAsync();
    });

    /// <summary>A second node beside this one, on the same rows, files and keys; it ends with the house.</summary>
    /// <returns>Its address.</returns>
    public async Task<string> Beside()
    {
        var node = await Build();
        _beside.Add(node);
        await node.StartAsync();
        return node.Urls.First();
    }

    private async Task Start()
    {
        _app = await Build();
        await _app.StartAsync();
        Url = _app.Urls.First();
        _open = true;
    }

    private Task<WebApplication> Build() =>
        Serve.Build(new ServeOptions("http://127.0.0.1:0", Data, Keys, Demo: false, Offset: null) { Postgres = Postgres }, Console, builder =>
        {
            builder.Logging.ClearProviders().AddProvider(new FaultLog());
            builder.Services.AddSingleton<TimeProvider>(Clock);
            builder.Configuration["FreezeQuarters"] = FreezesQuarters ? "true" : "false";
            builder.Services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1000);
            builder.Services.PostConfigureAll<BearerTokenOptions>(o => o.BearerTokenExpiration = TimeSpan.FromDays(3650));
            foreach (var bell in builder.Services.Where(d => d.ServiceType == typeof(IHostedService)
                && (d.ImplementationType == typeof(BellWatch) || d.ImplementationFactory?.Method.ReturnType == typeof(Heartbeat) || d.ImplementationType?.Namespace?.StartsWith("Quartz", StringComparison.Ordinal) == true)).ToList())
            {
                builder.Services.Remove(bell);
            }

            if (_recorder is not null)
            {
                builder.Services.AddSingleton<Microsoft.AspNetCore.Hosting.IStartupFilter>(_recorder);
            }

            Adjust?.Invoke(builder);
        });

    /// <summary>Stops the server and leaves the folder, for a process that is to take it over.</summary>
    public Task HandOver() => Stop();

    private async Task Stop()
    {
        _open = false;
        foreach (var node in _beside)
        {
            await node.DisposeAsync();
        }

        _beside.Clear();
        if (_app is not null)
        {
            await _app.DisposeAsync();
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Npgsql.NpgsqlConnection.ClearAllPools();
        }
    }

    private async Task Seed()
    {
        await Inside(async s =>
        {
            var db = s.GetRequiredService<CaseDb>();
            var province = await db.Organisations.SingleAsync();
            province.Name = "示例省卫生健康委员会";
            db.Organisations.AddRange(
                new Organisation { Id = City, Name = "示例市卫生健康委员会", Level = OrganisationLevel.City, ParentId = Province, Path = "/root/city/", AreaCode = "370100", ShortName = "示卫" },
                new Organisation { Id = County, Name = "样例县卫生健康局", Level = OrganisationLevel.County, ParentId = City, Path = "/root/city/county/", ShortName = "样卫" },
                new Organisation { Id = Hospital, Name = "示例市第一医院", Level = OrganisationLevel.Hospital, ParentId = City, Path = "/root/city/hospital/" },
                new Organisation { Id = CountyHospital, Name = "样例县人民医院", Level = OrganisationLevel.Hospital, ParentId = County, Path = "/root/city/county/county-hospital/" });
            return await db.SaveChangesAsync();
        });
        foreach (var (role, name) in Role.Names.Where(r => r.Key is not (Role.Administrator or Role.SecurityAdministrator or Role.Hospital)))
        {
            await Account(role, $"{name}甲", City, role);
        }

        await Account("handler-2", "承办人乙", City, Role.Handler);
        await Account("hospital", "医院联络员", Hospital, Role.Hospital);
        await Account("province-intake", "省受理人员", Province, Role.Intake);
        await Account("province-section-head", "省科室负责人", Province, Role.SectionHead);
        await Account("province-leader", "省分管领导", Province, Role.Leader);
        await Account("county-intake", "县受理人员", County, Role.Intake);
        await Account("county-handler", "县承办人", County, Role.Handler);
        await Account("county-section-head", "县科室负责人", County, Role.SectionHead);
    }
}
