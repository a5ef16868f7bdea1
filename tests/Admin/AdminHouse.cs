using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Qingyi.Domain.People;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Admin;

/// <summary>A house with its three administrators: <c>system</c>, <c>security</c> and the auditor whom every house has.</summary>
internal static class AdminHouse
{
    public static async Task Three(this House house)
    {
        await house.Account("system", "系统甲", House.Province, Role.Administrator);
        await house.Account("security", "安全甲", House.Province, Role.SecurityAdministrator);
    }

    /// <summary>The status and the code of the refusal, empty where it was done.</summary>
    public static async Task<(HttpStatusCode Status, string Code)> Post(this House house, string user, string path, object? body = null)
    {
        using var client = await house.As(user);
        using var answer = await client.PostAsJsonAsync("/api/admin" + path, body ?? new { });
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, answer.IsSuccessStatusCode || text.Length == 0 ? "" : (string?)JsonNode.Parse(text)!["code"] ?? "");
    }

    public static async Task<JsonArray> List(this House house, string user, string path)
    {
        using var client = await house.As(user);
        return (await client.GetFromJsonAsync<JsonArray>("/api/admin" + path))!;
    }

    /// <summary>The account as the list shows it.</summary>
    public static async Task<JsonObject> Account(this House house, string user) =>
        (await house.List("auditor", $"/accounts?q={user}")).Select(a => a!.AsObject()).First(a => (string)a["user"]! == user);
}
