using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Server.Features.Cases;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Studio;

namespace Qingyi.Server.Features.Procedures;

/// <summary>Which procedure is asked for, and why.</summary>
public sealed record ProcedureStart(string Procedure, string? Reason = null);

/// <param name="Instance">Id of the workflow instance that was started.</param>
public sealed record ProcedureStarted(string Case, string Procedure, string Instance);

/// <summary>
/// 启动程序: starts one more root instance of a case. Definitions that the case's set lacks join it as they are published now; what the set holds stays as it is.
/// </summary>
public sealed class StartProcedure(CaseQueries queries, Transitions transitions, Definitions definitions, PersonAtDoor door)
{
    public async Task<Outcome<ProcedureStarted>> Start(string id, ProcedureStart asked, CancellationToken cancellation)
    {
        if (await queries.Find(door.Person, id, cancellation) is not { } of)
        {
            return CaseQueries.NoSuchCase;
        }

        if (SideProcedures.Find(asked.Procedure) is not { } procedure)
        {
            return ProcedureRefusals.NoSuchProcedure(asked.Procedure);
        }

        return asked.Reason is { Length: > 2000 }
            ? Refusals.Of("invalid-data.procedure-start-reason")
            : await transitions.Run<ProcedureStarted>(id, door.Person.From(s => procedure.RefuseTo(s, of) is null), t => ByPerson(t, procedure, asked.Reason, cancellation), cancellation);
    }

    private async Task<Outcome<ProcedureStarted>> ByPerson(Transition t, Procedure procedure, string? reason, CancellationToken cancellation)
    {
        if (procedure.RefuseTo(t.By, t.Case) is { } notYours)
        {
            return notYours;
        }

        var begun = await Begin(t, procedure, reason, cancellation);
        return begun.Done ? new ProcedureStarted(t.Case.Id, procedure.Id, begun.Value!) : begun.Refusal!;
    }

    /// <summary>Begins it in a transition under way, whoever asked for it.</summary>
    /// <returns>Id of the instance.</returns>
    internal async Task<Outcome<string>> Begin(Transition t, Procedure procedure, string? reason, CancellationToken cancellation)
    {
        if (t.Records.Instances.Any(i => i.DefinitionId == procedure.Id))
        {
            return ProcedureRefusals.Running(procedure.Name);
        }

        var leading = t.Case.Facts.Merger is { Into: { } into } ? await t.Db.Cases.AsNoTracking().FirstOrDefaultAsync(c => c.Id == into, cancellation) : null;
        if (procedure.Refuse(new Asking(t.Case, leading, t.Calendar, t.Now)) is { } unlawful)
        {
            return unlawful;
        }

        var organisation = await t.Db.Organisations.FirstAsync(o => o.Id == t.Case.OrganisationId, cancellation);
        var set = await definitions.Extended(t.Db, t.Case.WorkflowSet, organisation, procedure.Id, cancellation);
        if (set is null)
        {
            return ProcedureRefusals.NotPublished(procedure.Name);
        }

        t.Use(definitions, set);
        t.Audit("procedure-started", new JsonObject { ["procedure"] = procedure.Id, ["reason"] = t.Seal(reason) });
        return t.Start(procedure.Id, []);
    }
}
