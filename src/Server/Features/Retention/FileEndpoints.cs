using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Cases;
using Qingyi.Server.Features.Procedures;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Retention;

/// <summary>One case on the yearly list of files whose time is over.</summary>
public sealed record ExpiredFile(string Case, string Number, DateOnly ClosedOn, DateOnly RetainedUntil);

/// <summary>Whether the files are held back from destruction, and why.</summary>
public sealed record FileHolding(bool Hold, string? Reason = null);

/// <summary>到期案卷: the yearly list, its proposal as a whole, and holding back.</summary>
public static class FileEndpoints
{
    public static void MapFiles(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/expired-files", async (ExpiredFiles files, CancellationToken cancellation) => Results.Json(await files.List(cancellation), WireJson.Options))
            .For(Role.SectionHead, Role.Leader, Role.PrincipalLeader).Produces<IReadOnlyList<ExpiredFile>>();
        app.MapPost("/api/expired-files", async (ExpiredFiles files, CancellationToken cancellation) => Results.Json(await files.Propose(cancellation), WireJson.Options))
            .For(Role.SectionHead).Idempotent().Produces<IReadOnlyList<ProcedureStarted>>();
        app.MapPost("/api/cases/{id}/file-hold", async (string id, FileHolding holding, ExpiredFiles files, CancellationToken cancellation) =>
            (await files.Hold(id, holding, cancellation)).Result(_ => Results.NoContent())).For(Role.SectionHead, Role.Leader, Role.PrincipalLeader).IdempotentWithoutContent();
    }
}

/// <summary>The files of the person's own organisation whose retention is over.</summary>
public sealed class ExpiredFiles(CaseDb db, CaseQueries queries, StartProcedure start, Transitions transitions, House house, TimeProvider clock, PersonAtDoor door)
{
    private const int AtOnce = 500;
    private static readonly Refusal ReleasedByLeader = Refusals.Of("not-permitted.hold-lifted-by-leaders");

    public async Task<IReadOnlyList<ExpiredFile>> List(CancellationToken cancellation)
    {
        var (now, found) = (clock.GetUtcNow(), new List<ExpiredFile>());
        var closed = db.VisibleTo(door.Person).AsNoTracking().Where(c => c.Kind == Case.OfCase && c.Stage == CaseStage.Closed && c.OrganisationId == door.Person.OrganisationId).OrderBy(c => c.Id).AsAsyncEnumerable();
        await foreach (var of in closed.WithCancellation(cancellation))
        {
            if (of.Facts is { Destruction: null, Hold: null, Closure: { } closure } && DisposeOfFiles.Until(of, house.Calendar, now) is { } last && last < LegalDay.Of(now))
            {
                found.Add(new ExpiredFile(of.Id, of.Number, LegalDay.Of(closure.Signed.At), last));
            }

            if (found.Count == AtOnce)
            {
                break;
            }
        }

        return found;
    }

    /// <summary>Proposes the whole list: one procedure a case, each in a transition of its own. What is refused stays on the list.</summary>
    public async Task<IReadOnlyList<ProcedureStarted>> Propose(CancellationToken cancellation)
    {
        var started = new List<ProcedureStarted>();
        foreach (var file in await List(cancellation))
        {
            if ((await start.Start(file.Case, new ProcedureStart(DisposeOfFiles.Key), cancellation)).Value is { } one)
            {
                started.Add(one);
            }
        }

        return started;
    }

    public async Task<Outcome<string>> Hold(string id, FileHolding holding, CancellationToken cancellation)
    {
        if (await queries.Find(door.Person, id, cancellation) is null)
        {
            return CaseQueries.NoSuchCase;
        }

        if (!holding.Hold && !door.Person.IsAny(Role.Leader, Role.PrincipalLeader))
        {
            return ReleasedByLeader;
        }

        return await transitions.Run<string>(id, door.Person, t =>
        {
            if (t.Seal(holding.Reason) is not { } reason)
            {
                return Task.FromResult<Outcome<string>>(Refusals.Of("invalid-data.hold-reason"));
            }

            if (holding.Hold)
            {
                if (t.Case.HoldFiles(reason, t.By, t.Now) is { } refusal)
                {
                    return Task.FromResult<Outcome<string>>(refusal);
                }
            }
            else
            {
                t.Case.ReleaseFiles();
            }

            t.Audit(holding.Hold ? "files-held" : "files-released", new JsonObject { ["reason"] = reason });
            return Task.FromResult<Outcome<string>>(id);
        }, cancellation);
    }
}
