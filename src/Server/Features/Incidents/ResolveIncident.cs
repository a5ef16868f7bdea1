using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Incidents;

/// <summary>异常处置: retry, skip, hand to a person, cancel. Each is one transition of the case, with its reason sealed and its entry in the audit chain.</summary>
public sealed class ResolveIncident(CaseDb db, Transitions transitions, IncidentQueries queries, PersonAtDoor door)
{
    public Task<Outcome<string>> Retry(string id, IncidentDecision given, CancellationToken cancellation) => Resolve(id, given.Reason, "retried", (t, incident) =>
    {
        if (incident.StepId is { } step)
        {
            t.Release(t.Db.InnerSteps.Find(step)!);
            return null;
        }

        return Running(t, incident) is null ? IncidentRefusals.Ended : t.Retry(incident.InstanceId, incident.ActivityId).Refused(IncidentRefusals.Gone);
    }, cancellation);

    public Task<Outcome<string>> Skip(string id, IncidentDecision given, CancellationToken cancellation) => WithReason(given) ?? Resolve(id, given.Reason, "skipped", (t, incident) =>
    {
        if (incident.StepId is { } step)
        {
            t.Db.InnerSteps.Find(step)!.DoneAt = t.Now;
            return null;
        }

        if (Running(t, incident) is not { } instance)
        {
            return null;
        }

        var offered = IncidentQueries.OutcomesOf(t.Workflow(instance.DefinitionId)?.FindNode(incident.ActivityId));
        var outcome = given.Outcome is { Length: > 0 } chosen ? chosen : offered.Count == 1 ? offered[0] : "";
        return offered.Contains(outcome) ? t.Skip(incident.InstanceId, incident.ActivityId, outcome).Refused(IncidentRefusals.Gone) : IncidentRefusals.NoSuchOutcome(offered);
    }, cancellation);

    public Task<Outcome<string>> Cancel(string id, IncidentDecision given, CancellationToken cancellation) => WithReason(given) ?? Resolve(id, given.Reason, "cancelled", (t, incident) =>
    {
        if (incident.StepId is not null)
        {
            return IncidentRefusals.InnerStep;
        }

        if (Running(t, incident) is null)
        {
            return IncidentRefusals.Ended;
        }

        t.Cancel(incident.InstanceId);
        return null;
    }, cancellation);

    public async Task<Outcome<string>> HandOver(string id, IncidentDecision given, CancellationToken cancellation)
    {
        var account = await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == given.To || u.UserName == given.To, cancellation);
        var person = account is null ? null : await PersonAtDoor.Of(db, account, cancellation);
        return await (WithReason(given) ?? Resolve(id, given.Reason, "handed-over", (t, incident) =>
        {
            if (incident.StepId is not null)
            {
                return IncidentRefusals.InnerStep;
            }

            if (Running(t, incident) is not { } instance)
            {
                return IncidentRefusals.Ended;
            }

            if (person is null || Role.OfCases.FirstOrDefault(person.Is) is not { } role || person.OrganisationId != t.Case.OrganisationId || t.Case.IsRecused(person.Id))
            {
                return IncidentRefusals.NobodyThere;
            }

            CaseParties.Add(t, person.Id);
            return t.HandOver(incident.InstanceId, incident.ActivityId, Handed(t, instance, incident, person, role)).Refused(IncidentRefusals.Gone);
        }, cancellation));
    }

    private static JsonObject Handed(Transition t, InstanceRow instance, IncidentRow incident, Person person, string role)
    {
        var node = t.Workflow(instance.DefinitionId)?.FindNode(incident.ActivityId);
        return new JsonObject
        {
            ["act"] = RecordHeldStep.ActId, ["title"] = Texts.Of("incidents.handed-over.title", node?.DisplayText ?? incident.ActivityName), ["role"] = role,
            ["assignee"] = person.Id, ["incident"] = incident.Id,
            ["outcomes"] = new JsonArray([.. IncidentQueries.OutcomesOf(node).Select(o => (JsonNode)o)]),
        };
    }

    private async Task<Outcome<string>> Resolve(string id, string? reason, string how, Func<Transition, IncidentRow, Refusal?> decide, CancellationToken cancellation)
    {
        if (await queries.CaseOf(door.Person, id, cancellation) is not { } caseId)
        {
            return IncidentRefusals.NoSuchIncident;
        }

        return await transitions.Run<string>(caseId, door.Person, t =>
        {
            if (t.Records.OpenIncidents.FirstOrDefault(i => i.Id == id) is not { } incident)
            {
                return Task.FromResult<Outcome<string>>(IncidentRefusals.Gone);
            }

            (incident.ResolvedAt, incident.Resolution, incident.ResolvedBy, incident.ReasonText) = (t.Now, how, t.By.Id, t.Seal(reason));
            t.Audit($"step-{how}", new JsonObject { ["incident"] = id, ["activity"] = incident.ActivityId, ["reason"] = incident.ReasonText });
            return Task.FromResult<Outcome<string>>(decide(t, incident) is { } refusal ? refusal : how);
        }, cancellation);
    }

    private static InstanceRow? Running(Transition t, IncidentRow incident) => t.Records.Instances.FirstOrDefault(i => i.Id == incident.InstanceId);

    private static Task<Outcome<string>>? WithReason(IncidentDecision given) =>
        string.IsNullOrWhiteSpace(given.Reason) ? Task.FromResult<Outcome<string>>(IncidentRefusals.ReasonMissing) : null;
}
