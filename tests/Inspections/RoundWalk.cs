using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Qingyi.Tests.Matters;
using Qingyi.Tests.Registers;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Inspections;

/// <summary>Runs rounds of inspections over HTTP alone.</summary>
internal sealed class RoundWalk(House house)
{
    private readonly RegisterWalk _registers = new(house);
    private readonly MatterWalk _matters = new(house);

    public RegisterWalk Registers => _registers;

    public Task<HttpClient> As(string user) => _registers.As(user);

    /// <summary>Enters an institution into the 实施范围台账.</summary>
    public Task Lists(string user, string code, string type, string level, string owner = "public", string? institution = null, string? affiliation = null)
    {
        var data = new JsonObject { ["code"] = code, ["name"] = "示例" + code, ["type"] = type, ["level"] = level, ["owner"] = owner };
        if (institution is not null)
        {
            data["institution"] = institution;
        }

        if (affiliation is not null)
        {
            data["affiliation"] = affiliation;
        }

        return _registers.Enter(user, "institutions", data);
    }

    public async Task<JsonObject> Opens(string user, string campaign, string item, string period) =>
        await Ok(await (await As(user)).PostAsJsonAsync("/api/inspections", new { campaign, item, period }));

    public async Task<HttpResponseMessage> TryFix(string user, string id, JsonObject fixing) => await (await As(user)).PostAsJsonAsync($"/api/inspections/{id}/fix", fixing);

    public async Task<JsonObject> Fixes(string user, string id, params (string Stratum, int Count)[] takes) => await Ok(await TryFix(user, id, Fixing(takes)));

    public async Task<HttpResponseMessage> TryDraw(string user, string id, string value = "04 11 19 23 28 33 + 07") => await (await As(user)).PostAsJsonAsync($"/api/inspections/{id}/draw", new { value });

    public async Task<JsonObject> Draws(string user, string id, string value = "04 11 19 23 28 33 + 07")
    {
        await Ok(await TryDraw(user, id, value));
        await house.Rest();
        return await Detail(user, id);
    }

    /// <summary>From the opening to the open matters of the drawn units.</summary>
    public async Task<JsonObject> Drawn(string user, string campaign, string item, string period, params (string Stratum, int Count)[] takes)
    {
        var id = Id(await Opens(user, campaign, item, period));
        await Fixes(user, id, takes);
        return await Draws(user, id);
    }

    /// <summary>The matter of the city's hospital, drawn to be inspected by 承办人甲 and 承办人乙 alone.</summary>
    /// <returns>The users of the two, the lead first.</returns>
    public async Task<(string Matter, string Lead, string Second)> Visit(string code = "H1", string institution = House.Hospital)
    {
        var listed = await (await As("section-head")).GetFromJsonAsync<JsonArray>($"/api/registers/institutions/entries?q=示例{code}");
        if (listed!.Count == 0)
        {
            await Lists("section-head", code, "general", "3", institution: institution);
        }

        var id = Id(await Opens("section-head", "weifang-2022", "free", "2026"));
        var candidates = (await (await As("section-head")).GetFromJsonAsync<JsonObject>($"/api/inspections/{id}/candidates"))!;
        var fixing = await Only(id, code);
        fixing["avoid"] = new JsonArray([.. candidates["inspectors"]!.AsArray().Where(i => (string?)i!["name"] is not ("承办人甲" or "承办人乙"))
            .Select(i => new JsonObject { ["inspector"] = (string)i!["id"]!, ["unit"] = code, ["ground"] = "other" })]);
        await Ok(await TryFix("section-head", id, fixing));
        var visit = (await Draws("section-head", id))["visits"]!.AsArray().Single()!;
        var lead = (string?)visit["lead"] == "承办人甲" ? "handler" : "handler-2";
        return ((string)visit["matter"]!, lead, lead == "handler" ? "handler-2" : "handler");
    }

    /// <summary>A list from which only this unit can be drawn.</summary>
    public async Task<JsonObject> Only(string id, string code)
    {
        var candidates = (await (await As("section-head")).GetFromJsonAsync<JsonObject>($"/api/inspections/{id}/candidates"))!;
        var fixing = Fixing(("all", 1));
        fixing["leftOut"] = new JsonArray([.. candidates["units"]!.AsArray().Where(u => (string?)u!["code"] != code).Select(u => new JsonObject { ["unit"] = (string)u!["code"]!, ["ground"] = "other" })]);
        return fixing;
    }

    /// <summary>The form of an inspection in which everything conforms but the first items.</summary>
    public static JsonObject Checked(int findings = 0, int clues = 0, string institution = House.Hospital, string checklist = "integrity")
    {
        var items = Qingyi.Server.Features.Inspections.Checklists.Find(checklist)!.Items;
        return new JsonObject
        {
            ["method"] = "unannounced",
            ["checklist"] = new JsonArray([.. items.Select((x, i) => new JsonObject { ["item"] = x.Id, ["result"] = i < findings ? "problem" : "good", ["note"] = "现场核对。" })]),
            ["findings"] = new JsonArray([.. items.Take(findings).Select((x, i) => new JsonObject { ["institution"] = institution, ["item"] = x.Id, ["problem"] = $"问题{i + 1}：登记不全。", ["days"] = 10 })]),
            ["clues"] = new JsonArray([.. Enumerable.Range(1, clues).Select(_ => new JsonObject { ["institution"] = institution, ["conduct"] = "kickback", ["problem"] = "回扣线索金丝雀。" })]),
        };
    }

    /// <summary>One visit from the inspection to its end; the two inspectors are 承办人甲 and 乙 of the level that the prefix names.</summary>
    public async Task Finish(JsonNode visit, string level = "", string checklist = "integrity")
    {
        var matter = _matters;
        matter.Id = (string)visit["matter"]!;
        string User(string which) => ((string)visit[which]!).EndsWith('甲') ? level + "handler" : level + "handler-2";
        await matter.Do(User("lead"), "inspect", "inspected", Checked(checklist: checklist));
        await matter.Do(User("second"), "confirm", "agreed");
        await matter.Do(level + "section-head", "circular", "done", new() { ["scope"] = "inspected", ["summary"] = "检查情况。" });
        await matter.Do(level + "leader", "approve", "approved");
        await house.Rest();
    }

    public async Task<JsonObject> Detail(string user, string id) => await Ok(await (await As(user)).GetAsync($"/api/inspections/{id}"));

    public async Task<JsonObject> Public(string id) => await Ok(await house.Anyone().GetAsync($"/api/draws/{id}"));

    public async Task<JsonObject> Quota(string user, string item, int year) =>
        (await (await As(user)).GetFromJsonAsync<JsonArray>($"/api/inspections/quota?year={year}"))!.Select(q => q!.AsObject()).First(q => (string?)q["item"] == item);

    public static JsonObject Fixing(params (string Stratum, int Count)[] takes) => new()
    {
        ["source"] = "双色球第2026139期开奖号码", ["takes"] = new JsonArray([.. takes.Select(t => new JsonObject { ["stratum"] = t.Stratum, ["count"] = t.Count })]),
    };

    public static string Id(JsonObject round) => (string)round["round"]!["id"]!;

    public static Task<JsonObject> Ok(HttpResponseMessage answer) => RegisterWalk.Ok(answer);

    public static Task<JsonObject> Refused(string code, HttpResponseMessage answer) => RegisterWalk.Refused(code, answer);
}
