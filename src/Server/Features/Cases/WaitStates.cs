using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Engine.Runs;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Inner;
using Qingyi.Server.Storage;
using Qingyi.Server.Studio;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Features.Cases;

/// <summary>What a case waits for besides people: the hour, an event, the outside, its own inner steps, its sub-workflows.</summary>
public sealed class WaitStates(CaseDb db, Definitions definitions, IEnumerable<InnerStep> kinds, LightViews lights)
{
    public async Task<IReadOnlyList<Wait>> Bookmarks(Case of, CancellationToken cancellation)
    {
        var rows = await db.Bookmarks.AsNoTracking().Where(b => b.CaseId == of.Id && b.Name != TaskRows.Bookmark && (b.DueAt != null || b.Name == WaitKinds.Event || b.Name == WaitKinds.RunTask))
            .OrderBy(b => b.DueAt ?? DateTimeOffset.MaxValue).ThenBy(b => b.Id).ToListAsync(cancellation);
        var ids = rows.Select(r => r.InstanceId).Distinct().ToList();
        var versions = await db.Instances.AsNoTracking().Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.VersionId, cancellation);
        return rows.ConvertAll(row =>
        {
            var step = definitions.Compiled(versions[row.InstanceId]).FindNode(row.ActivityId)?.DisplayText ?? row.ActivityId;
            var payload = JsonNode.Parse(row.Payload)!.AsObject();
            return row switch
            {
                { DueAt: { } due } => new Wait("time", row.CreatedAt, View(Texts.Of("cases.who.system"), Texts.Of("cases.wait.timer-continues", Show.Moment(due), step), row.CreatedAt, LegalDay.Of(due))),
                { Name: WaitKinds.Event } => new Wait("event", row.CreatedAt, View(Texts.Of("cases.wait.event", row.Key), Texts.Of("cases.wait.event-continues", step), row.CreatedAt, null)),
                _ => new Wait("outside", row.CreatedAt, View(Texts.Of("cases.wait.external-system"), Texts.Of("cases.wait.report-result", payload["taskName"]?.GetValue<string>() ?? step), row.CreatedAt, null)),
            };
        });
    }

    public async Task<IReadOnlyList<Wait>> InnerSteps(Case of, CancellationToken cancellation) =>
        (await db.InnerSteps.AsNoTracking().Where(s => s.CaseId == of.Id && s.DoneAt == null && s.HeldAt == null).OrderBy(s => s.Id).ToListAsync(cancellation))
            .ConvertAll(s => new Wait("step", s.CreatedAt, View(
                Texts.Of("cases.who.system"),
                (kinds.FirstOrDefault(k => k.Kind == s.Kind)?.Title(JsonNode.Parse(s.Payload)!.AsObject()) ?? s.Kind) + (s.LastError is null ? "" : Texts.Of("cases.wait.retry-at", Show.Moment(s.NextTry))),
                s.CreatedAt, LegalDay.Of(s.NextTry))));

    /// <summary>Sub-workflows that somebody waits for.</summary>
    public async Task<IReadOnlyList<Wait>> Children(Case of, CancellationToken cancellation) =>
        (await db.Bookmarks.AsNoTracking().Where(b => b.CaseId == of.Id)
            .Join(db.Instances.Where(i => i.Status == nameof(InstanceStatus.Running)), b => b.Key, i => i.Id, (b, i) => new { b.CreatedAt, i.VersionId })
            .OrderBy(x => x.CreatedAt).ToListAsync(cancellation))
            .ConvertAll(x => new Wait("workflow", x.CreatedAt, View(Texts.Of("cases.wait.child-workflow", definitions.Compiled(x.VersionId).Definition.Name), Texts.Of("cases.wait.child-finish"), x.CreatedAt, null)));

    private WaitingView View(string who, string what, DateTimeOffset since, DateOnly? due) => new(
        new LightView(LightState.None, Text: Texts.Of("cases.wait.waiting")), who, what, lights.Days(LegalDay.Of(since), lights.Today), due, null, Since: LegalDay.Of(since));
}
