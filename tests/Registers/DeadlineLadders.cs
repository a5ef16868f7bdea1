using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain.Organisations;
using Qingyi.Domain.People;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Storage;
using Qingyi.Tests.Matters;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Registers;

/// <summary>Duties of registers climb their ladder rung by rung, each rung once and to the right people, whatever happens to the server; and stop when somebody does them.</summary>
public sealed class DeadlineLadders : IAsyncLifetime
{
    private static readonly string[] Rungs = ["handler", "section-head", "leader-in-charge", "principal-leader", "upper-commission"];
    private readonly House _house = new();

    public async ValueTask InitializeAsync()
    {
        _house.Clock.Set(Beijing("2026-09-01 08:00"));
        await _house.InitializeAsync();
        await _house.Account("province-principal", "省主要负责人", House.Province, Role.PrincipalLeader);
    }

    /// <summary>Found on the eve of the National Day at eight in the evening: the twenty-four hours run through the holiday.</summary>
    [Requirement("S3-077")]
    [Fact]
    public async Task The_clock_of_a_surrender_runs_by_the_hour_through_a_holiday_and_each_rung_reaches_its_person_once()
    {
        _house.Clock.Set(Beijing("2026-09-30 20:00"));
        var matter = (string)(await new MatterWalk(_house).Open("hospital", "surrender"))["id"]!;
        string[] ladder = ["hospital", "section-head", "leader", "principal-leader", "province-principal"];
        foreach (var (moment, reached) in new[]
        {
            ("2026-10-01 13:59", 0), ("2026-10-01 14:01", 1), ("2026-10-01 19:59", 1), ("2026-10-01 20:01", 2), ("2026-10-01 22:01", 3), ("2026-10-02 02:01", 4), ("2026-10-02 19:59", 4), ("2026-10-02 20:01", 5), ("2026-10-08 09:00", 5),
        })
        {
            await On(moment, restart: reached is 2 or 4);
            var heard = new List<int>();
            foreach (var user in ladder)
            {
                heard.Add(await Heard(user, matter));
            }

            Assert.Equal((moment, string.Concat(Enumerable.Range(0, 5).Select(i => i < reached ? 1 : 0))), (moment, string.Concat(heard)));
        }

        foreach (var other in new[] { "county-section-head", "province-section-head", "handler" })
        {
            Assert.Equal((other, 0), (other, await Heard(other, matter)));
        }
    }

    [Fact]
    public async Task A_surrender_that_is_registered_in_time_rings_nobody_and_one_that_is_late_stops_where_it_was()
    {
        _house.Clock.Set(Beijing("2026-09-01 09:00"));
        var (prompt, late) = (new MatterWalk(_house), new MatterWalk(_house));
        await prompt.Open("hospital", "surrender");
        await late.Open("hospital", "surrender");
        _house.Clock.Set(Beijing("2026-09-01 12:00"));
        await prompt.Do("hospital", "register", "registered", Envelope("2026-09-01 08:30", "2026-09-01 11:00"));
        await On("2026-09-02 09:30", restart: false);
        await late.Do("hospital", "register", "registered", Envelope("2026-09-01 08:30", "2026-09-02 08:30"));
        await On("2026-09-04 09:00", restart: true);

        Assert.Equal((0, 0), (await Heard("section-head", prompt.Id, "上缴登记"), await Heard("leader", prompt.Id, "上缴登记")));
        Assert.Equal((1, 0), (await Heard("section-head", late.Id, "上缴登记"), await Heard("leader", late.Id, "上缴登记")));
    }

    [Fact]
    public async Task Every_duty_of_every_register_climbs_once_where_nobody_acts_and_rings_nobody_where_somebody_does()
    {
        var life = new LifeWalk(_house);
        var (left, done) = (new List<(string Duty, string Entry, string Key)>(), new List<(string Duty, string Entry, string Key)>());
        foreach (var (definition, duty, state) in Duties())
        {
            var name = $"{definition["key"]}/{duty["key"]}";
            left.Add((name, await Reach(life, definition, state), (string)duty["key"]!));
            if (LifeWalk.Moves(definition).FirstOrDefault(m => m["from"]!.AsArray().Any(f => (string?)f == state) && !duty["states"]!.AsArray().Any(s => (string?)s == (string?)m["to"])) is { } move)
            {
                var entry = await life.Walk.Entry(LifeWalk.Hands(definition).First, (string)definition["key"]!, await Reach(life, definition, state));
                await life.Take(definition, entry, move);
                done.Add((name, (string)entry["summary"]!["id"]!, (string)duty["key"]!));
            }
        }

        var open = await Deadlines();
        var idle = left.Where(l => !open.ContainsKey((l.Entry, l.Key))).Select(l => l.Duty).ToList();
        Assert.True(idle.Count * 4 < left.Count, string.Join(", ", idle));
        foreach (var day in new[] { "2026-09-08", "2026-09-21", "2026-10-12", "2026-11-16" })
        {
            await On(day + " 10:00", restart: day == "2026-10-12");
        }

        _house.Clock.Set(Beijing("2028-01-10 10:00"));
        await _house.Sweep();
        await _house.Sweep();
        foreach (var (duty, entry, key) in left.Where(l => open.ContainsKey((l.Entry, l.Key))))
        {
            var rang = await Rang(open[(entry, key)]);
            Assert.Equal((duty, string.Join(' ', Rungs)), (duty, string.Join(' ', rang.Select(r => r.Recipient))));
            var home = rang[0].OrganisationId;
            Assert.Equal((duty, home == House.Hospital ? Role.Hospital : Role.Handler), (duty, rang[0].Role));
            Assert.Equal((duty, $"{House.City} {House.City} {House.City} {House.Province}"), (duty, string.Join(' ', rang.Skip(1).Select(r => r.OrganisationId))));
        }

        var met = await Deadlines();
        foreach (var (duty, entry, key) in done.Where(d => met.ContainsKey((d.Entry, d.Key))))
        {
            Assert.Equal((duty, 0), (duty, (await Rang(met[(entry, key)])).Count));
        }
    }

    private static IEnumerable<(JsonObject Definition, JsonObject Duty, string State)> Duties() =>
        from definition in LifeWalk.Definitions()
        where definition["over"] is null && definition["deadlines"] is not null
        from duty in definition["deadlines"]!.AsArray()
        select (definition, duty!.AsObject(), (string)duty!["states"]![0]!);

    private static async Task<string> Reach(LifeWalk life, JsonObject definition, string state)
    {
        var entry = await life.Enter(definition);
        foreach (var step in LifeWalk.Way(definition, state))
        {
            entry = await life.Take(definition, entry, step);
        }

        return (string)entry["summary"]!["id"]!;
    }

    private Task<Dictionary<(string Entry, string Duty), string>> Deadlines() => _house.Inside(async s =>
        (await s.GetRequiredService<CaseDb>().Deadlines.AsNoTracking().Where(d => d.EntryId != null).OrderBy(d => d.Id).ToListAsync()).GroupBy(d => (d.EntryId!, d.Duty!)).ToDictionary(g => g.Key, g => g.Last().Id));

    private Task<List<EscalationRow>> Rang(string deadline) => _house.Inside(s => s.GetRequiredService<CaseDb>().Escalations.AsNoTracking().Where(e => e.DeadlineId == deadline && e.Rung > 0).OrderBy(e => e.Rung).ToListAsync());

    private async Task On(string moment, bool restart)
    {
        _house.Clock.Set(Beijing(moment));
        await _house.Sweep();
        if (restart)
        {
            await _house.Restart();
        }

        await Task.WhenAll(_house.Sweep(), _house.Sweep());
    }

    private async Task<int> Heard(string user, string matter, string? limit = null)
    {
        var items = (await (await _house.As(user)).GetFromJsonAsync<JsonArray>("/api/escalations"))!.Where(e => (string?)e!["case"] == matter && (limit is null || ((string)e["what"]!).Contains(limit, StringComparison.Ordinal))).ToList();
        return items.Count;
    }

    private static JsonObject Envelope(string received, string handed) => new()
    {
        ["item"] = "cash", ["amount"] = 50000, ["reason"] = "unavoidable", ["giver"] = "patient", ["staff"] = "护士甲", ["receivedAt"] = Iso(received), ["handedAt"] = Iso(handed), ["witness1"] = "见证人甲", ["witness2"] = "见证人乙",
    };

    private static string Iso(string moment) => moment.Replace(' ', 'T') + ":00+08:00";

    private static DateTimeOffset Beijing(string moment) => new(DateTime.Parse(moment, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(8));

    public ValueTask DisposeAsync() => _house.DisposeAsync();
}
