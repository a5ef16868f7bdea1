using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Qingyi.Tests.Support;

/// <summary>Takes one case along over HTTP: each open task is done by somebody who may, with plain data, until the wanted act is open.</summary>
public sealed class Walk(House house)
{
    private static readonly (string Role, string[] Acts)[] Desks =
    [
        ("intake", ["accept-tip"]), ("section-head", ["assign-handlers", "dispose-of-tip", "close-case", "decide-recusal"]),
        ("leader", ["approve-filing", "approve-deviation", "give-opinion", "decide"]), ("principal-leader", ["discuss-collectively"]), ("legal-reviewer", ["review-legality", "arrange-hearing", "hold-hearing"]),
        ("publisher", ["approve-notice"]),
    ];

    /// <summary>A tip about the city's hospital.</summary>
    /// <returns>The receipt, and the id of the case.</returns>
    public async Task<(string Receipt, string Case)> Tip(string text = "住院期间主刀医生收了两千元红包，病房里几位家属都知道。", string conduct = "red-envelope")
    {
        using var anyone = house.Anyone();
        var answer = await anyone.PostAsJsonAsync("/api/tips", new { about = new { institution = "示例市第一医院", person = "李某" }, conduct, text, amount = 4800 });
        answer.EnsureSuccessStatusCode();
        var receipt = (await answer.Content.ReadFromJsonAsync<JsonObject>())!["receipt"]!.GetValue<string>();
        using var head = await house.As("section-head");
        var cases = await head.GetFromJsonAsync<JsonArray>("/api/cases");
        return (receipt, cases![0]!["id"]!.GetValue<string>());
    }

    /// <summary>Does what is open until a task of that act is, or nothing is left.</summary>
    public async Task Until(string caseId, string? act)
    {
        for (var step = 0; step < 60; step++)
        {
            var open = await Open(caseId);
            if (open.Count == 0 || open.Any(t => t!["act"]!.GetValue<string>() == act))
            {
                return;
            }

            await Do(caseId, open.OfType<JsonObject>().First(t => t["act"]!.GetValue<string>() != act));
        }

        throw new InvalidOperationException("The case does not come to an end.");
    }

    private async Task<JsonArray> Open(string caseId)
    {
        using var head = await house.As("section-head");
        var detail = await head.GetFromJsonAsync<JsonObject>($"/api/cases/{caseId}");
        return detail!["tasks"]!.AsArray();
    }

    private async Task Do(string caseId, JsonObject task)
    {
        var act = task["act"]!.GetValue<string>();
        using var client = await house.As(Who(task, act));
        if (act == "investigate")
        {
            await Evidence(client, caseId);
        }

        var (outcome, data) = Data(act, task);
        var answer = await client.PostAsJsonAsync($"/api/tasks/{task["id"]}/complete", new { outcome, data });
        if (answer.StatusCode == System.Net.HttpStatusCode.Forbidden)
        {
            // Drawings give some acts to the principal leader in place of the leader.
            using var principal = await house.As("principal-leader");
            answer = await principal.PostAsJsonAsync($"/api/tasks/{task["id"]}/complete", new { outcome, data });
        }

        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{act}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    private static string Who(JsonObject task, string act)
    {
        if (task["assigneeName"]?.GetValue<string>() is { } name)
        {
            return name == "承办人乙" ? "handler-2" : "handler";
        }

        return Desks.FirstOrDefault(d => d.Acts.Contains(act)).Role ?? "handler";
    }

    private static async Task Evidence(HttpClient client, string caseId)
    {
        using var file = new ByteArrayContent("银行流水"u8.ToArray());
        file.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        using var form = new MultipartFormDataContent { { file, "files", "银行流水.txt" } };
        (await client.PostAsync($"/api/cases/{caseId}/evidence", form)).EnsureSuccessStatusCode();
    }

    private static (string Outcome, JsonObject Data) Data(string act, JsonObject task)
    {
        string[] outcomes = [.. task["outcomes"]!.AsArray().Select(o => o!.GetValue<string>())];
        var form = task["form"]!.AsObject();
        string[] wanted = ["accepted", "assigned", "substantiated", "agreed", "approved", "concluded", "adopted", "passed", "issued", "waived", "penalised", "penalise", "served", "started", "finished", "drafted", "given", "closed"];
        var outcome = wanted.FirstOrDefault(outcomes.Contains) ?? outcomes[0];
        var data = new JsonObject();
        foreach (var (name, property) in form["properties"]!.AsObject())
        {
            if (form["required"]!.AsArray().Any(r => r!.GetValue<string>() == name))
            {
                data[name] = Value(name, property!.AsObject());
            }
        }

        switch (act)
        {
            case "assign-handlers":
                var people = form["properties"]!["lead"]!["enum"]!.AsArray();
                (data["lead"], data["second"]) = (people[0]!.DeepClone(), people[1]!.DeepClone());
                break;
            case "investigate":
                (data["subjectKind"], data["actedOn"], data["institution"], data["publicInstitution"]) = ("physician", "2026-03-06", "示例市第一医院", true);
                data["findings"] = new JsonArray(new JsonObject { ["conduct"] = "red-envelope", ["amount"] = 4800, ["times"] = 2, ["proven"] = true });
                data["circumstances"] = new JsonArray("confessed", "returned");
                break;
            case "review-legality":
                data["points"] = form["properties"]!["points"]!["items"]!["enum"]!.DeepClone();
                break;
        }

        return (outcome, data);
    }

    private static JsonNode Value(string name, JsonObject property) => property["type"]!.GetValue<string>() switch
    {
        _ when property["default"] is { } given => given.DeepClone(),
        "array" when property["items"]!["type"]!.GetValue<string>() == "string" => new JsonArray("郑某", "周某"),
        "array" => new JsonArray(),
        "string" when property["enum"] is JsonArray options => options[0]!.DeepClone(),
        "string" when property["format"]?.GetValue<string>() == "date" => "2026-11-23",
        "string" when name == "respondent" => "李某",
        "string" => "两次收受均有银行流水和双方笔录印证，款项已经退还。",
        _ => 1,
    };
}
