using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Studio;
using Qingyi.Server.Web;

namespace Qingyi.Server.Features.Incidents;

/// <summary>Open incidents as far as the person may see their case.</summary>
public sealed partial class IncidentQueries(CaseDb db, Definitions definitions)
{
    public async Task<IReadOnlyList<IncidentItem>> List(Person person, string? after, CancellationToken cancellation)
    {
        var rows = await Open(person).Where(i => after == null || string.Compare(i.Id, after) > 0).OrderBy(i => i.Id).Take(Paging.Size).ToListAsync(cancellation);
        return await Items(rows, cancellation);
    }

    public Task<int> Count(Person person, CancellationToken cancellation) => Open(person).CountAsync(cancellation);

    public async Task<IncidentItem?> Find(Person person, string id, CancellationToken cancellation) =>
        await Open(person).FirstOrDefaultAsync(i => i.Id == id, cancellation) is { } row ? (await Items([row], cancellation))[0] : null;

    /// <summary>The case of an incident, open or not; null where the person may not see it.</summary>
    public Task<string?> CaseOf(Person person, string id, CancellationToken cancellation) =>
        db.Incidents.Where(i => i.Id == id && db.VisibleTo(person).Any(c => c.Id == i.CaseId)).Select(i => i.CaseId).FirstOrDefaultAsync(cancellation);

    /// <summary>What failed, why, and since when.</summary>
    public static string Sentence(string procedure, string step, string why, DateTimeOffset since) =>
        Texts.Of("incidents.incident.sentence", procedure, step, why.TrimEnd('。'), Show.Day(LegalDay.Of(since)));

    private IQueryable<IncidentRow> Open(Person person) => db.Incidents.AsNoTracking().Where(i => i.ResolvedAt == null && db.VisibleTo(person).Any(c => c.Id == i.CaseId));

    private async Task<IReadOnlyList<IncidentItem>> Items(List<IncidentRow> rows, CancellationToken cancellation)
    {
        var (caseIds, instanceIds) = (rows.Select(r => r.CaseId).Distinct().ToList(), rows.Select(r => r.InstanceId).Distinct().ToList());
        var cases = await db.Cases.AsNoTracking().Where(c => caseIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellation);
        var instances = await db.Instances.AsNoTracking().Where(i => instanceIds.Contains(i.Id)).Select(i => new { i.Id, i.VersionId, i.Status }).ToDictionaryAsync(i => i.Id, cancellation);
        return rows.ConvertAll(row =>
        {
            var (of, instance) = (cases[row.CaseId], instances.GetValueOrDefault(row.InstanceId));
            var workflow = instance is null ? null : definitions.Compiled(instance.VersionId);
            var node = row.StepId is null ? workflow?.FindNode(row.ActivityId) : null;
            var (procedure, step) = (workflow?.Definition.Name ?? Texts.Of("incidents.incident.workflow"), node?.DisplayText ?? row.ActivityName);
            string[] may = row.StepId is not null ? ["retry", "skip"] : instance?.Status == "Running" ? ["retry", "skip", "hand-over", "cancel"] : ["skip"];
            return new IncidentItem(
                row.Id, of.Id, of.Number, of.Title, of.OrganisationId, procedure, step, row.Code, Plain(row.Message), Sentence(procedure, step, Plain(row.Message), row.At), row.At,
                OutcomesOf(node), may);
        });
    }

    /// <summary>What a step may end with; <c>Done</c> where the drawing does not say.</summary>
    internal static IReadOnlyList<string> OutcomesOf(Engine.Definitions.Node? node) => node?.Outcomes is { Count: > 0 } outcomes ? outcomes : ["Done"];

    // Where in the request a fact stands is for programs; the sentence beside it says which fact.
    private static string Plain(string message) => PlaceInRequest().Replace(message, "");

    [GeneratedRegex(@"\$(\.[A-Za-z]\w*(\[\d+\])?)+ ?")]
    private static partial Regex PlaceInRequest();
}
