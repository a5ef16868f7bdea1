using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Server.Features.Returns;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Hosting;
using Qingyi.Server.Inner;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Demo;

/// <summary>Seats a person of the demonstration and lets them do something, each time in a scope of its own.</summary>
internal sealed class DemoHands(IServiceProvider house, CancellationToken cancellation)
{
    public CancellationToken Cancellation => cancellation;

    public async Task Do(Func<IServiceProvider, Task> act)
    {
        await using var scope = house.CreateAsyncScope();
        await act(scope.ServiceProvider);
    }

    public Task As<T>(string user, Func<T, Task> act) where T : notnull => As<T, bool>(user, async t =>
    {
        await act(t);
        return true;
    });

    public async Task<TResult> As<T, TResult>(string user, Func<T, Task<TResult>> act) where T : notnull
    {
        await using var scope = house.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseDb>();
        scope.ServiceProvider.GetRequiredService<PersonAtDoor>().Seat(await PersonAtDoor.Of(db, await db.Users.AsNoTracking().FirstAsync(u => u.UserName == user, cancellation), cancellation));
        return await act(scope.ServiceProvider.GetRequiredService<T>());
    }

    public async Task<T> Ask<T>(Func<CaseDb, Task<T>> question)
    {
        await using var scope = house.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<CaseDb>());
    }

    /// <summary>What earlier steps left behind is done.</summary>
    public Task Rest() => house.GetRequiredService<Rounds<InnerSteps>>().Round(cancellation);

    /// <summary>Opens a return and fills in whatever is empty; null where the plan asks none of this unit.</summary>
    public async Task<string?> Fill(string user, string obligation)
    {
        if ((await As<FillReturn, Handed>(user, f => f.Open(new ReturnOpening(DemoPlan.Id, obligation, ""), cancellation))).Id is not { } id)
        {
            return null;
        }

        var detail = await As<IServiceProvider, ReturnDetail>(user, async s =>
            await s.GetRequiredService<ReturnDetails>().Of(s.GetRequiredService<PersonAtDoor>().Person, (await s.GetRequiredService<ReturnQueries>().Find(s.GetRequiredService<PersonAtDoor>().Person, id, cancellation))!, cancellation));
        var change = new ReturnChange(
            detail.Version,
            detail.Sections.SelectMany(s => s.Figures).Where(f => f.Own is null && !f.Derived).ToDictionary(f => f.Key, _ => new FigureChange(0), StringComparer.Ordinal),
            detail.Texts.Where(t => t.Text is null).ToDictionary(t => t.Key, t => (string?)$"{t.Title}：已按方案完成，有关材料留存备查。", StringComparer.Ordinal),
            detail.Tables.Where(t => t.Lines.Count == 0 && t.Least > 0).ToDictionary(t => t.Key, t => new JsonArray(new JsonObject(t.Columns.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)(c.Type switch { "date" => "2026-01-05", "number" => "1", _ => $"示例{c.Title}" }))))), StringComparer.Ordinal));
        return (await As<FillReturn, Handed>(user, f => f.Save(id, change, cancellation))).Id;
    }

    public async Task HandIn(string user, string obligation)
    {
        if (await Fill(user, obligation) is { } id)
        {
            var version = await Version(id);
            var handed = await As<HandInReturn, Handed>(user, h => h.HandIn(id, new ReturnStep(version, "一个单位尚未报送，已催报。"), cancellation));
            Demand(handed.Refusal?.Sentence ?? handed.Faults?.Values.FirstOrDefault(), $"{obligation} by {user}");
        }
    }

    /// <summary>Receives a unit's return, or sends it back with the reason.</summary>
    public async Task Judge(string user, string unit, string obligation, string? reason)
    {
        if (await Ask(db => db.Returns.AsNoTracking().Where(r => r.CampaignId == DemoPlan.Id && r.UnitId == unit && r.Obligation == obligation).Select(r => r.Id).FirstOrDefaultAsync(cancellation)) is { } id)
        {
            var step = new ReturnStep(await Version(id), reason);
            Demand((await As<JudgeReturn, Handed>(user, j => reason is null ? j.Receive(id, step, cancellation) : j.SendBack(id, step, cancellation))).Refusal?.Sentence, $"{obligation} of {unit}");
        }
    }

    /// <summary>Whoever has the open task of a step completes it.</summary>
    public async Task Complete(string matter, string step, string outcome, JsonObject data)
    {
        var task = await Ask(db => db.Tasks.AsNoTracking().FirstAsync(t => t.CaseId == matter && t.State == "open" && t.Step == step, cancellation));
        var user = await Ask(db => db.Users.AsNoTracking().Where(u => u.Id == task.Assignee).Select(u => u.UserName).FirstOrDefaultAsync(cancellation)) ?? $"{task.OrganisationId}-{task.Role}";
        var done = await As<CompleteTask, Completion>(user, c => c.Complete(task.Id, new TaskCompletion(outcome, data), cancellation));
        Demand(done.Refusal?.Sentence ?? done.Faults?.Values.FirstOrDefault(), step);
    }

    private Task<long> Version(string id) => Ask(db => db.Returns.AsNoTracking().Where(r => r.Id == id).Select(r => r.Version).FirstAsync(cancellation));

    internal static void Demand(string? refusal, string what)
    {
        if (refusal is not null)
        {
            throw new InvalidOperationException($"The demonstration cannot take the step {what}: {refusal}");
        }
    }
}
