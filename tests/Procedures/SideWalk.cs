using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain.Cases;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Procedures;

/// <summary>A case that went its usual way, and a procedure beside it, all over HTTP.</summary>
internal sealed class SideWalk(House house)
{
    public CaseWalk Case { get; } = new(house);

    public House House => house;

    /// <summary>A case that is closed, with its notice before the public.</summary>
    public static async Task<SideWalk> Closed(House house)
    {
        var walk = new SideWalk(house);
        await walk.Case.TipOff();
        await walk.Case.Until(null);
        return walk;
    }

    /// <summary>A case that has gone so far that a task of this act is open.</summary>
    public static async Task<SideWalk> At(House house, string act)
    {
        var walk = new SideWalk(house);
        await walk.Case.TipOff();
        await walk.Case.Until(act);
        return walk;
    }

    /// <summary>A clue that was transferred to another organ and is closed here.</summary>
    public static async Task<SideWalk> Transferred(House house)
    {
        var walk = await At(house, "verify-tip");
        await walk.Do("verify-tip", "transfer", new() { ["summary"] = "属其他机关管辖。" });
        await walk.Case.Do("confirm-verification");
        await walk.Case.Do("dispose-of-tip");
        while ((await walk.Now()).Stage != CaseStage.Closed)
        {
            await walk.Case.Do((await walk.Open())[0]);
        }

        return walk;
    }

    public async Task<HttpResponseMessage> Start(string user, string procedure, string? reason = null) =>
        await (await Case.As(user)).PostAsJsonAsync($"/api/cases/{Case.CaseId}/procedures", new { procedure, reason });

    public async Task Started(string user, string procedure)
    {
        var answer = await Start(user, procedure);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, $"{procedure}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>Whoever has the open task of the act completes it.</summary>
    public async Task Do(string act, string outcome, JsonObject? data = null)
    {
        var (user, task) = await Case.Find(act);
        var answer = await Case.Complete(user, task, outcome, data ?? []);
        Assert.True(answer.IsSuccessStatusCode, $"{act} {outcome} by {user}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>The completion is refused with this code, and the task stays open.</summary>
    public async Task Refused(string act, string outcome, JsonObject? data, string code, string? by = null)
    {
        var (user, task) = await Case.Find(act);
        var answer = await Case.Complete(by ?? user, task, outcome, data ?? []);
        Assert.Equal(code, await Code(answer));
        Assert.Equal((string)task["id"]!, (string)(await Case.Find(act)).Task["id"]!);
    }

    /// <summary>The acts of the tasks that are open, whoever holds them.</summary>
    public Task<List<string>> Open() => house.Inside(s => s.GetRequiredService<CaseDb>().Tasks.Where(t => t.CaseId == Case.CaseId && t.State == "open").OrderBy(t => t.Act).Select(t => t.Act).ToListAsync());

    public Task<Case> Now() => house.Inside(s => s.GetRequiredService<CaseDb>().Cases.AsNoTracking().FirstAsync(c => c.Id == Case.CaseId));

    /// <summary>The procedure's instances have ended, and none of them by a fault.</summary>
    public async Task Ended(string procedure)
    {
        var instances = await house.Inside(s => s.GetRequiredService<CaseDb>().Instances.Where(i => i.CaseId == Case.CaseId && i.DefinitionId == procedure).ToListAsync());
        Assert.NotEmpty(instances);
        Assert.All(instances, i => Assert.Equal("Finished", i.SubStatus));
        Assert.False(await house.Inside(s => s.GetRequiredService<CaseDb>().Incidents.AnyAsync(i => i.CaseId == Case.CaseId && i.ResolvedAt == null)));
    }

    /// <summary>The open task of the act runs out, and its deadline climbs to everybody on the ladder, each once.</summary>
    public async Task Escalates(string act)
    {
        var due = (await house.Inside(s => s.GetRequiredService<CaseDb>().Tasks.FirstAsync(t => t.CaseId == Case.CaseId && t.Act == act && t.State == "open"))).DeadlineId!;
        var last = await house.Inside(s => s.GetRequiredService<CaseDb>().Rungs.Where(r => r.DeadlineId == due).MaxAsync(r => r.At));
        house.Clock.Set(last.AddMinutes(1));

        Assert.True(await house.Sweep() >= 5);
        Assert.Equal(0, await house.Sweep());
        var rang = await house.Inside(s => s.GetRequiredService<CaseDb>().Escalations.Where(e => e.DeadlineId == due).OrderBy(e => e.Rung).Select(e => e.Recipient).ToListAsync());
        Assert.Equal(["handler", "section-head", "leader-in-charge", "principal-leader", "upper-commission"], rang);
    }

    /// <summary>Moves the clock to the morning of a day.</summary>
    public void Until(DateOnly day)
    {
        house.Clock.Set(new DateTimeOffset(day.ToDateTime(new TimeOnly(1, 0)), TimeSpan.Zero));
        Case.SignInAgain();
    }

    public DateOnly Today => DateOnly.FromDateTime(house.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);

    public static async Task<string> Code(HttpResponseMessage answer) => (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["code"]!;
}
