using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Features.Rules;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Schedules;

/// <summary>Somebody at the bench of rules, over HTTP as a browser without scripts would be: opens pages, fills in what they show, sends it.</summary>
internal sealed partial class RuleBench : IDisposable
{
    private readonly House _house;
    private readonly HttpClient _client;

    private RuleBench(House house, HttpClient client) => (_house, _client) = (house, client);

    public static async Task<RuleBench> As(House house, string user)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = true, CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = new Uri(house.Url) };
        (await client.PostAsJsonAsync("/api/sign-in", new { user, password = house.Password(user) })).EnsureSuccessStatusCode();
        return new RuleBench(house, client);
    }

    public async Task<string> Open(string path)
    {
        var answer = await _client.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync();
    }

    public async Task<(HttpStatusCode Status, string Text, string? To)> Send(string path, params IEnumerable<(string Name, string Value)> fields)
    {
        var token = Token().Match(await Open("/workbench/rules")).Groups["token"].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) };
        request.Headers.Add("X-Form-Token", WebUtility.HtmlDecode(token));
        var answer = await _client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers.Location?.ToString());
    }

    /// <summary>Begins a draft and gives its id.</summary>
    public async Task<string> Begin(string line, string how)
    {
        var (status, text, to) = await Send($"/workbench/rules/schedules/{line}/draft", ("how", how));
        Assert.True(status == HttpStatusCode.Redirect, text);
        return to!.Split('/')[^1];
    }

    /// <summary>What the editor's fields hold.</summary>
    public async Task<List<(string Name, string Value)>> Fields(string draft) => Read(await Open($"/workbench/rules/drafts/{draft}"));

    public static List<(string Name, string Value)> Read(string page)
    {
        var form = Editor().Match(page).Value;
        var fields = new List<(string, string)>();
        foreach (var input in Input().Matches(form).Select(m => m.Value))
        {
            if (Of(input, "name") is { Length: > 0 } name && (Of(input, "type") != "checkbox" || input.Contains(" checked", StringComparison.Ordinal)))
            {
                fields.Add((name, Of(input, "value") ?? ""));
            }
        }

        foreach (Match select in Select().Matches(form))
        {
            fields.Add((Of(select.Value, "name")!, Of(Chosen().Match(select.Value).Value, "value") ?? ""));
        }

        return fields;
    }

    /// <summary>Saves the editor with some fields changed.</summary>
    public async Task<(HttpStatusCode Status, string Text, string? To)> Save(string draft, params (string Name, string Value)[] changes)
    {
        var fields = (await Fields(draft)).Where(f => changes.All(c => c.Name != f.Name)).Concat(changes);
        return await Send($"/workbench/rules/drafts/{draft}", fields);
    }

    /// <summary>Simulates and waits for the end.</summary>
    public async Task<string> Simulate(string draft)
    {
        var (status, text, to) = await Send($"/workbench/rules/drafts/{draft}/simulate");
        Assert.True(status == HttpStatusCode.Redirect, text);
        var id = to!.Split('/')[^1];
        while (await _house.Inside(s => s.GetRequiredService<CaseDb>().Simulations.AnyAsync(x => x.Id == id && x.State == "running")))
        {
            await Task.Delay(50);
        }

        return id;
    }

    public Task<ScheduleDraftRow> Draft(string id) => _house.Inside(s => s.GetRequiredService<CaseDb>().ScheduleDrafts.AsNoTracking().SingleAsync(d => d.Id == id));

    public void Dispose() => _client.Dispose();

    private static string? Of(string tag, string attribute) => Regex.Match(tag, $" {attribute}=\"([^\"]*)\"") is { Success: true } match ? WebUtility.HtmlDecode(match.Groups[1].Value) : null;

    [GeneratedRegex("name=\"qy-token\" content=\"(?<token>[^\"]*)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<form method=\"post\" action=\"/workbench/rules/drafts/[^\"/]*\" hx-post.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Editor();

    [GeneratedRegex("<input [^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("<select .*?</select>", RegexOptions.Singleline)]
    private static partial Regex Select();

    [GeneratedRegex("<option [^>]*selected[^>]*>")]
    private static partial Regex Chosen();
}
