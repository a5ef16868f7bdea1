using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Qingyi.Domain.People;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Admin;

/// <summary>三员分立 through the real server: nobody of the three does another's work, none of them works on cases, nobody grants herself anything.</summary>
public sealed class SeparationTests : IAsyncLifetime
{
    private readonly House _house = new();

    public async ValueTask InitializeAsync() => await _house.InitializeAsync();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task Before_there_is_a_security_administrator_the_house_is_set_up_and_afterwards_the_work_is_divided()
    {
        await _house.Account("system", "系统甲", House.Province, Role.Administrator);
        Assert.Equal((HttpStatusCode.OK, ""), await _house.Post("system", "/accounts", New("before", "handler")));
        Assert.Equal((HttpStatusCode.BadRequest, "invalid-data"), await _house.Post("system", "/accounts", New("none")));
        Assert.Equal((HttpStatusCode.OK, ""), await _house.Post("system", "/accounts", New("first-security", Role.SecurityAdministrator)));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "roles-separated"), await _house.Post("system", "/accounts", New("after", "handler")));
        Assert.Equal((HttpStatusCode.OK, ""), await _house.Post("system", "/accounts", New("after")));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "roles-separated"), await _house.Post("system", "/accounts/after/roles", new { roles = new[] { "handler" } }));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "roles-separated"), await _house.Post("system", "/accounts/after/close"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "roles-separated"), await _house.Post("system", "/accounts/first-security/close"));
    }

    [Fact]
    public async Task Each_of_the_three_is_refused_what_the_others_do()
    {
        await _house.Three();

        Assert.Equal((HttpStatusCode.Forbidden, "not-permitted"), await _house.Post("security", "/accounts", New("no")));
        Assert.Equal((HttpStatusCode.Forbidden, "not-permitted"), await _house.Post("security", "/organisations", new { id = "x", name = "x", level = "city", parent = "root" }));
        Assert.Equal((HttpStatusCode.Forbidden, "not-permitted"), await _house.Post("auditor", "/accounts", New("no")));
        Assert.Equal((HttpStatusCode.Forbidden, "not-permitted"), await _house.Post("auditor", "/accounts/handler/roles", new { roles = new[] { "leader" } }));
        foreach (var user in new[] { "system", "security" })
        {
            using var client = await _house.As(user);
            Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/api/audit", TestContext.Current.CancellationToken)).StatusCode);
        }

        foreach (var user in new[] { "system", "security", "auditor" })
        {
            using var client = await _house.As(user);
            Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/api/cases", TestContext.Current.CancellationToken)).StatusCode);
        }
    }

    [Fact]
    public async Task No_account_holds_two_of_the_three_or_one_of_them_beside_work_on_cases_and_nobody_grants_herself()
    {
        await _house.Three();
        await _house.Account("security-2", "安全乙", House.Province, Role.SecurityAdministrator);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "roles-separated"), await _house.Post("security", "/accounts/handler/roles", new { roles = new[] { Role.Administrator, Role.Auditor } }));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "roles-separated"), await _house.Post("security", "/accounts/handler/roles", new { roles = new[] { Role.Handler, Role.Auditor } }));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "roles-separated"), await _house.Post("security", "/accounts/security/roles", new { roles = new[] { Role.Leader } }));
        Assert.Equal((HttpStatusCode.BadRequest, "invalid-data"), await _house.Post("security", "/accounts/security/close"));
        Assert.Equal((HttpStatusCode.NoContent, ""), await _house.Post("security", "/accounts/security-2/close"));
        Assert.Equal((HttpStatusCode.NoContent, ""), await _house.Post("security", "/accounts/handler/roles", new { roles = new[] { Role.Handler, Role.Publisher } }));
        Assert.Equal(["handler", "publisher"], (await _house.Account("handler"))["roles"]!.AsArray().Select(r => (string)r!));
    }

    [Fact]
    public async Task A_granted_role_opens_its_door_at_once_and_a_withdrawn_one_closes_it()
    {
        await _house.Three();
        using var intake = await _house.As("intake");
        Assert.Equal(HttpStatusCode.Forbidden, (await intake.GetAsync("/api/expired-files", TestContext.Current.CancellationToken)).StatusCode);

        var seen = (string)(await _house.Account("intake"))["seen"]!;
        Assert.Equal((HttpStatusCode.NoContent, ""), await _house.Post("security", "/accounts/intake/roles", new { roles = new[] { Role.Intake, Role.SectionHead }, seen }));
        Assert.Equal(HttpStatusCode.OK, (await intake.GetAsync("/api/expired-files", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal((HttpStatusCode.Conflict, "account-changed"), await _house.Post("security", "/accounts/intake/roles", new { roles = new[] { Role.Intake }, seen }));

        Assert.Equal((HttpStatusCode.NoContent, ""), await _house.Post("security", "/accounts/intake/roles", new { roles = new[] { Role.Intake } }));
        Assert.Equal(HttpStatusCode.Forbidden, (await intake.GetAsync("/api/expired-files", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_password_is_reset_only_by_who_gains_nothing_from_it_and_ends_what_was_open()
    {
        await _house.Three();
        await _house.Account("auditor-2", "审计乙", House.City, Role.Auditor);
        using var handler = await _house.As("handler");

        Assert.Equal((HttpStatusCode.Forbidden, "not-permitted"), await _house.Post("security", "/accounts/handler/password"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "roles-separated"), await _house.Post("system", "/accounts/security/password"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "roles-separated"), await _house.Post("system", "/accounts/auditor/password"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "roles-separated"), await _house.Post("security", "/accounts/system/password"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "roles-separated"), await _house.Post("auditor", "/accounts/auditor/password"));
        Assert.Equal((HttpStatusCode.OK, ""), await _house.Post("auditor-2", "/accounts/auditor/password"));

        using var system = await _house.As("system");
        using var answer = await system.PostAsJsonAsync("/api/admin/accounts/handler/password", new { }, TestContext.Current.CancellationToken);
        var password = (string)(await answer.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["oneTimePassword"]!;
        Assert.Equal(HttpStatusCode.Unauthorized, (await handler.GetAsync("/api/tasks", TestContext.Current.CancellationToken)).StatusCode);
        Assert.NotEqual(password, _house.Password("handler"));
        _house.Knows("handler", password);
        using var again = await _house.As("handler");
        Assert.Equal("password-change-required", (string)JsonNode.Parse(await (await again.GetAsync("/api/tasks", TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["code"]!);
    }

    [Fact]
    public async Task A_closed_account_opens_again_and_the_auditor_sees_who_did_what()
    {
        await _house.Three();
        Assert.Equal((HttpStatusCode.NoContent, ""), await _house.Post("security", "/accounts/handler/close"));
        Assert.Equal((HttpStatusCode.NoContent, ""), await _house.Post("security", "/accounts/handler/close"));
        Assert.Equal("closed", (string)(await _house.Account("handler"))["state"]!);
        Assert.Equal((HttpStatusCode.Conflict, "account-closed"), await _house.Post("system", "/accounts/handler/password"));
        Assert.Equal((HttpStatusCode.NoContent, ""), await _house.Post("security", "/accounts/handler/reopen"));
        using var back = await _house.As("handler");
        await _house.Post("system", "/accounts/handler/mail", new { mail = "h@example.test" });

        using var auditor = await _house.As("auditor");
        using var page = await auditor.GetAsync("/workbench/admin/audit", TestContext.Current.CancellationToken);
        var trail = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var places = new[] { "设置邮箱", "恢复账号", "停用账号" }.Select(w => trail.IndexOf($"<td>{w}</td>", StringComparison.Ordinal)).ToList();
        Assert.All(places, place => Assert.True(place > 0));
        Assert.Equal(places.Order(), places);
        Assert.Contains("安全甲（security）", trail, StringComparison.Ordinal);
        Assert.DoesNotContain("h@example.test", trail, StringComparison.Ordinal);
    }

    private static object New(string user, params string[] roles) => new { user, name = "新人", organisation = House.City, roles };
}
