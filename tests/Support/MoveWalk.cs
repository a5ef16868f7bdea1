using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;

namespace Qingyi.Tests.Support;

/// <summary>Draws up, approves and runs plans of moves over HTTP, as supervisors and leaders do.</summary>
public sealed class MoveWalk(House house, string key = "case-lifecycle", string author = "supervisor")
{
    public string Id { get; private set; } = "";

    public string Path => $"/api/definitions/{key}/moves/{Id}";

    public async Task<JsonObject> Create(string from)
    {
        var answer = await (await house.As(author)).PostAsJsonAsync($"/api/definitions/{key}/moves", new { from, reason = "省厅要求增加复核" });
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        var made = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Id = (string)made["move"]!["id"]!;
        return made;
    }

    public Task<JsonObject> Map(string definition, params (string Old, string New)[] map) =>
        Done(author, "/map", new JsonObject { ["definition"] = definition, ["map"] = new JsonObject(map.Select(m => KeyValuePair.Create(m.Old, (JsonNode?)m.New))) });

    public Task<JsonObject> DryRun() => Done(author, "/dry-run", []);

    public Task<JsonObject> Approve(string by = "leader") => Done(by, "/approve", new JsonObject { ["reason"] = "同意" });

    public Task<JsonObject> Run() => Done(author, "/run", []);

    /// <summary>The refusal's code.</summary>
    public async Task<string> Refused(string user, string step, JsonObject? body = null)
    {
        var answer = await (await house.As(user)).PostAsJsonAsync(Path + step, body ?? []);
        Assert.False(answer.IsSuccessStatusCode);
        return (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["code"]!;
    }

    public async Task<JsonObject> Read() => (await (await house.As(author)).GetFromJsonAsync<JsonObject>(Path))!;

    /// <summary>Draws up, tries, has approved and runs a plan to its end.</summary>
    public async Task<JsonObject> Through(string from)
    {
        await Create(from);
        await DryRun();
        await Approve();
        await Run();
        return await Finished();
    }

    public async Task<JsonObject> Finished()
    {
        for (var i = 0; i < 600; i++)
        {
            var detail = await Read();
            if ((string)detail["move"]!["state"]! == "done")
            {
                return detail;
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException("The plan did not come to its end.");
    }

    /// <summary>The verdict on a case, with its sentences.</summary>
    public static (string Verdict, string Reasons, string State) Of(JsonObject detail, string caseId)
    {
        var line = detail["cases"]!.AsArray().Single(c => (string)c!["case"]! == caseId)!;
        return ((string)line["verdict"]!, string.Join("", line["reasons"]!.AsArray().Select(r => (string)r!)), (string)line["state"]!);
    }

    /// <summary>Version ids of the set that a case holds.</summary>
    public Task<Dictionary<string, string>> Set(string caseId) => house.Inside(async s =>
        System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, string>>((await s.GetRequiredService<CaseDb>().Cases.AsNoTracking().SingleAsync(c => c.Id == caseId)).WorkflowSet)!);

    private async Task<JsonObject> Done(string user, string step, JsonObject body)
    {
        var answer = await (await house.As(user)).PostAsJsonAsync(Path + step, body);
        Assert.True(answer.IsSuccessStatusCode, $"{step} by {user}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }
}
