using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Qingyi.Server.Http;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Faults;

/// <summary>One call sent more than once under one Idempotency-Key.</summary>
public sealed class RepeatedCalls(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Ten_copies_of_a_completion_at_once_take_effect_once_and_get_one_answer()
    {
        var walk = new CaseWalk(house);
        await walk.TipOff();
        var (user, task) = await walk.Find("accept-tip");
        var client = await walk.As(user);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Send(client, $"/api/tasks/{task["id"]}/complete", "ten-copies", new { outcome = "accepted", data = new { } })));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        var texts = await Task.WhenAll(answers.Select(a => a.Content.ReadAsStringAsync()));
        Assert.Equal("triage", (string?)JsonNode.Parse(texts[0])!["stage"]);
        Assert.Single(texts.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_account_that_is_asked_for_twice_is_made_once_and_its_password_shown_again()
    {
        await house.Account("head-of-accounts", "系统管理员甲", House.Province, "administrator");
        var client = await house.As("head-of-accounts");
        var asked = new { user = "newcomer", name = "新人甲", organisation = House.City, roles = new[] { "handler" } };

        var first = await Send(client, "/api/admin/accounts", "newcomer", asked);
        var again = await Send(client, "/api/admin/accounts", "newcomer", asked);
        var other = await Send(client, "/api/admin/accounts", "newcomer", asked with { name = "新人乙" });

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
    }

    private static async Task<HttpResponseMessage> Send(HttpClient client, string path, string key, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add(Idempotency.Header, key);
        return await client.SendAsync(request);
    }
}
