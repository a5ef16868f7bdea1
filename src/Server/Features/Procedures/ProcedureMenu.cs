using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Engine.Runs;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Procedures;

/// <summary>One line of the menu 启动程序.</summary>
/// <param name="Refusal">Why it cannot be started now by this person; null when it can.</param>
/// <param name="RunningSince">When the instance that is under way began, UTC; null where none is.</param>
public sealed record ProcedureItem(string Procedure, string Name, string Purpose, string? Refusal, DateTimeOffset? RunningSince);

/// <summary>What the person could start on a case, and what is under way.</summary>
public sealed class ProcedureMenu(CaseDb db, House house, TimeProvider clock, PersonAtDoor door)
{
    public async Task<IReadOnlyList<ProcedureItem>> Of(Case of, CancellationToken cancellation)
    {
        var running = await db.Instances.AsNoTracking().Where(i => i.CaseId == of.Id && i.Status == nameof(InstanceStatus.Running)).ToListAsync(cancellation);
        var leading = of.Facts.Merger is { Into: { } into } ? await db.Cases.AsNoTracking().FirstOrDefaultAsync(c => c.Id == into, cancellation) : null;
        var asking = new Asking(of, leading, house.Calendar, clock.GetUtcNow());
        return [.. SideProcedures.All.Select(p =>
        {
            var since = running.Where(i => i.DefinitionId == p.Id).Select(i => (DateTimeOffset?)i.CreatedAt).FirstOrDefault();
            var refusal = since is not null ? ProcedureRefusals.Running(p.Name) : p.RefuseTo(door.Person.From(s => p.RefuseTo(s, of) is null), of) ?? p.Refuse(asking);
            return new ProcedureItem(p.Id, p.Name, p.Purpose, refusal?.Sentence, since);
        })];
    }
}
