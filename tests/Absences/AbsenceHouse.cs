using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Absences;

/// <summary>Absences as people enter them over HTTP.</summary>
internal static class AbsenceHouse
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static string Day(this House house, int days) => house.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static async Task<HttpResponseMessage> Enter(this House house, string by, string? substitute, int from = 0, int until = 4, string? person = null) =>
        await (await house.As(by)).PostAsJsonAsync("/api/absences", new { from = house.Day(from), until = house.Day(until), ground = "leave", substitute, person }, Token);

    public static async Task<JsonObject> GoesAway(this House house, string by, string? substitute, int from = 0, int until = 4, string? person = null)
    {
        var answer = await house.Enter(by, substitute, from, until, person);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Token));
        return (await answer.Content.ReadFromJsonAsync<JsonObject>(Token))!;
    }

    public static async Task<string> Refused(this Task<HttpResponseMessage> asked)
    {
        var answer = await asked;
        Assert.False(answer.IsSuccessStatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonObject>(Token);
        return ((string)problem!["type"]!).Split('/', ':')[^1];
    }

    public static Task<string> Account(this House house, string user) =>
        house.Inside(s => s.GetRequiredService<CaseDb>().Users.Where(u => u.UserName == user).Select(u => u.Id).FirstAsync());
}
