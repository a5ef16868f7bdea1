using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain.People;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Storage;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Cases;

/// <summary>Cases as lines: what the list shows and what is exported of it are the same.</summary>
public sealed class CaseLines(CaseDb db, LightViews lights)
{
    public async Task<IReadOnlyList<CaseLine>> Of(IReadOnlyList<CaseSummary> page, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        var ids = page.Select(c => c.Id).ToList();
        var tasks = (await db.Tasks.AsNoTracking().Where(t => t.State == "open" && ids.Contains(t.CaseId)).OrderBy(t => t.Id).ToListAsync(cancellation)).ToLookup(t => t.CaseId);
        var running = (await db.Deadlines.AsNoTracking().Where(d => ids.Contains(d.CaseId) && (d.State == "running" || d.State == "paused")).ToListAsync(cancellation)).ToLookup(d => d.CaseId);
        var holders = tasks.SelectMany(t => t).Select(t => t.Assignee).OfType<string>().Distinct().ToList();
        var people = await db.Users.AsNoTracking().Where(u => holders.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        var organisations = page.Select(c => c.Organisation).Distinct().ToList();
        var names = await db.Organisations.AsNoTracking().Where(o => organisations.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancellation);
        return
        [
            .. page.Select(c => new CaseLine(
                c.Id, c.Number, c.Title, names.GetValueOrDefault(c.Organisation, ""), StageNames.Of(StageCodes.Read(c.Stage)!.Value), lights.Worst(running[c.Id]),
                string.Join('、', tasks[c.Id].Select(t => t.Assignee is { } holder ? people.GetValueOrDefault(holder, Texts.Of("cases.line.staff-member")) : Texts.Of("cases.line.unclaimed-role", Role.Names[t.Role])).Distinct()), c.OpenedOn, c.Due)),
        ];
    }
}
