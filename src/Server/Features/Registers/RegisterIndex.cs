using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Qingyi.Domain.Registers;
using Qingyi.Server.Deadlines;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Registers;

/// <summary>The registers with what stands in them and the worst of their lights.</summary>
public sealed class RegisterIndex(CaseDb db, RegisterQueries queries, EntryViews views, TimeProvider clock)
{
    public async Task<IReadOnlyList<RegisterItem>> All(Person person, CancellationToken cancellation)
    {
        var registers = await queries.All(person, cancellation);
        var counts = await db.EntriesFor(person).GroupBy(e => new { e.Register, Ended = e.EndedAt != null }).Select(g => new { g.Key.Register, g.Key.Ended, Count = g.Count() }).ToListAsync(cancellation);
        var running = await db.Deadlines.AsNoTracking().Where(d => d.EntryId != null && (d.State == "running" || d.State == "paused"))
            .Join(db.EntriesFor(person), d => d.EntryId, e => e.Id, (d, e) => new { Deadline = d, e.Register }).ToListAsync(cancellation);
        var items = new List<RegisterItem>();
        foreach (var register in registers)
        {
            var of = register.Definition;
            var mine = running.Where(r => r.Register == register.Key).Select(r => r.Deadline).ToList();
            var (all, open) = (counts.Where(c => c.Register == register.Key).Sum(c => c.Count), counts.Where(c => c.Register == register.Key && !c.Ended).Sum(c => c.Count));
            if (of.Over is { } over)
            {
                var matters = db.VisibleTo(person).Where(c => c.Kind == over.Matter);
                (all, open) = (await matters.CountAsync(cancellation), await matters.CountAsync(c => c.Stage == CaseStage.Underway, cancellation));
                mine = await db.Deadlines.AsNoTracking().Where(d => d.State == "running" && matters.Any(c => c.Id == d.CaseId)).ToListAsync(cancellation);
            }

            items.Add(new RegisterItem(
                of.Key, of.Title, of.Group, of.Purpose, all, open, mine.Count(d => d.State == "running" && d.DueAt <= clock.GetUtcNow()), views.Worst(mine), await queries.MayKeep(person, of, cancellation) is null));
        }

        return items;
    }

    public async Task<RegisterDetail?> Detail(Person person, string key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (await queries.Find(person, key, cancellation) is not { } register)
        {
            return null;
        }

        var of = register.Definition;
        return new RegisterDetail(
            (await All(person, cancellation)).First(r => r.Key == key), register.Version, await queries.Live(person, of.Form, cancellation), [.. of.States.Select(s => new StateItem(s.Key, s.Title, s.Ended))], of.Columns,
            await Parameters(person, of, cancellation), of.Retention.Years, [.. of.Sources.Select(s => $"{s.Seed} {s.Paragraph}")], of.Requirements);
    }

    public async Task<IReadOnlyList<ParameterItem>> Parameters(Person person, RegisterDefinition of, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(of);
        var values = await UnitParameters.Of(db, of, person.OrganisationId, cancellation);
        return [.. of.Parameters.Select(p => new ParameterItem(p.Key, p.Title, values[p.Key], p.Least, p.Most, p.Unit))];
    }
}
