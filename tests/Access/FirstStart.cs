using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Access;

/// <summary>The first day of an installation: one administrator, whose random password must be changed before anything else.</summary>
public sealed class FirstStart(House house) : IClassFixture<House>
{
    [Fact]
    public async Task The_first_password_opens_nothing_until_it_is_changed_and_then_accounts_can_be_made()
    {
        var first = Regex.Match(house.Console.ToString(), "一次性密码：(\\w+)").Groups[1].Value;
        var admin = await SignIn("admin", first);
        var closed = await admin.PostAsJsonAsync("/api/admin/accounts", new { user = "zhang", name = "张某", organisation = House.City, roles = new[] { "handler" } });
        Assert.Equal("password-change-required", (string)(await closed.Content.ReadFromJsonAsync<JsonObject>())!["code"]!);

        var weak = await admin.PostAsJsonAsync("/api/password", new { current = first, @new = "short" });
        Assert.Equal(HttpStatusCode.BadRequest, weak.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await admin.PostAsJsonAsync("/api/password", new { current = first, @new = "Changed-It-2026" })).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await admin.PostAsJsonAsync("/api/admin/accounts", new { })).StatusCode);
        admin = await SignIn("admin", "Changed-It-2026");
        var made = await admin.PostAsJsonAsync("/api/admin/accounts", new { user = "zhang", name = "张某", organisation = House.City, roles = new[] { "handler" } });
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        Assert.True(((string)(await made.Content.ReadFromJsonAsync<JsonObject>())!["oneTimePassword"]!).Length >= 12);
    }

    [Fact]
    public async Task Five_failures_slow_down_and_ten_lock_whoever_asks()
    {
        await house.Account("locked", "将锁定", House.City, "handler");
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 12; i++)
        {
            statuses.Add((await house.Anyone().PostAsJsonAsync("/api/sign-in", new { user = "locked", password = "wrong" })).StatusCode);
            if (statuses[^1] == HttpStatusCode.TooManyRequests)
            {
                house.Clock.Advance(TimeSpan.FromMinutes(1));
            }
        }

        Assert.Equal(Enumerable.Repeat(HttpStatusCode.Unauthorized, 5), statuses.Take(5));
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[5]);
        while ((await house.Anyone().PostAsJsonAsync("/api/sign-in", new { user = "locked", password = "wrong" })).StatusCode != HttpStatusCode.Locked)
        {
            house.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var right = await house.Anyone().PostAsJsonAsync("/api/sign-in", new { user = "locked", password = house.Password("locked") });
        Assert.Equal(HttpStatusCode.Locked, right.StatusCode);
        house.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(HttpStatusCode.OK, (await house.Anyone().PostAsJsonAsync("/api/sign-in", new { user = "locked", password = house.Password("locked") })).StatusCode);
    }

    private async Task<HttpClient> SignIn(string user, string password)
    {
        var client = house.Anyone();
        var answer = await client.PostAsJsonAsync("/api/sign-in", new { user, password });
        answer.EnsureSuccessStatusCode();
        client.DefaultRequestHeaders.Authorization = new("Bearer", (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["token"]!);
        return client;
    }
}
