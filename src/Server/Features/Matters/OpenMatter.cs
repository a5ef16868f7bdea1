using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Matters;
using Qingyi.Domain.Organisations;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Filing;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Studio;

namespace Qingyi.Server.Features.Matters;

/// <summary>Opens a matter: a number of the kind's series, a set of drawings that it keeps, and its first task, in one transaction.</summary>
public sealed class OpenMatter(Transitions transitions, Definitions definitions, House house, TimeProvider clock, IdempotencyScope idempotency)
{
    /// <summary>By hand: the kind says which roles may, and a hospital speaks for itself alone.</summary>
    public async Task<Outcome<MatterOpened>> Open(Person by, MatterOpening given, CancellationToken cancellation)
    {
        if (MatterKind.Find(given.Kind) is not { } kind)
        {
            return MatterRefusals.UnknownKind(given.Kind);
        }

        if (kind == MatterKind.InspectionRound)
        {
            return Domain.Inspections.InspectionRefusals.OpenByDraw;
        }

        if (!by.IsAny(kind.Openers))
        {
            return AccessGate.NotPermitted(kind.Openers);
        }

        idempotency.Status = StatusCodes.Status201Created;
        return await transitions.Open<MatterOpened>(by, async db =>
        {
            var own = await db.Organisations.FirstAsync(o => o.Id == by.OrganisationId, cancellation);
            var institution = await Institution(db, own, given.Institution, cancellation);
            if (institution is null && (kind.NeedsInstitution || given.Institution is not null))
            {
                return MatterRefusals.NeedsInstitution;
            }

            return await New(db, kind, kind.Home == MatterHome.Institution ? institution! : own, institution, null, cancellation);
        }, t =>
        {
            Begin(t, kind, new MatterFacts(Signature.Of(by, t.Now)), null);
            CaseParties.Add(t, by.Id);
            return Task.FromResult<Outcome<MatterOpened>>(new MatterOpened(t.Case.Id, t.Case.Number, kind.Code, []));
        }, cancellation);
    }

    /// <summary>The row of a matter; nothing has begun yet.</summary>
    /// <param name="home">The organisation whose matter it is.</param>
    internal async Task<Case> New(CaseDb db, MatterKind kind, Organisation home, Organisation? institution, string? origin, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();

        // A hospital has no series of its own: the numbers are those of the commission above it.
        var numbering = await Commission(db, home, cancellation);
        return new Case
        {
            Id = house.Ids.New(),
            Number = DocumentNumbers.Next(db, numbering, kind.Series, LegalDay.Of(now).Year),
            Title = $"{(institution ?? home).Name}{kind.Name}",
            OrganisationId = home.Id,
            Path = home.Path,
            Conduct = kind.Conduct,
            ReceivedAt = now,
            Kind = kind.Code,
            InstitutionId = institution?.Id,
            OriginId = origin,
            WorkflowSet = await definitions.CurrentSet(db, home, cancellation),
        };
    }

    /// <summary>The commission itself, or the one above a hospital.</summary>
    internal static async Task<Organisation> Commission(CaseDb db, Organisation of, CancellationToken cancellation) =>
        of is { Level: OrganisationLevel.Hospital, ParentId: { } above } ? await db.Organisations.FirstAsync(o => o.Id == above, cancellation) : of;

    /// <param name="appoint">What must stand before the first step, such as who takes it.</param>
    internal static Refusal? Begin(Transition t, MatterKind kind, MatterFacts facts, Origin? origin, Func<Refusal?>? appoint = null)
    {
        t.Case.Begin(facts, origin);
        if (appoint?.Invoke() is { } refusal)
        {
            return refusal;
        }

        t.Audit("matter-opened", new JsonObject { ["kind"] = kind.Code, ["institution"] = t.Case.InstitutionId, ["origin"] = origin?.CaseId });
        t.RefreshFacts();
        t.Start(kind.Definition, []);
        return null;
    }

    private static async Task<Organisation?> Institution(CaseDb db, Organisation own, string? id, CancellationToken cancellation)
    {
        if (own.Level == OrganisationLevel.Hospital)
        {
            return id is null || id == own.Id ? own : null;
        }

        return id is null ? null : await db.Organisations.FirstOrDefaultAsync(o => o.Id == id && o.Level == OrganisationLevel.Hospital && o.Path.StartsWith(own.Path), cancellation);
    }
}

/// <summary>撤销: a head gives a matter up, with a reason; what it waited for is gone.</summary>
public sealed class CancelMatter(Transitions transitions, MatterQueries queries, PersonAtDoor door)
{
    public async Task<Outcome<string>> Cancel(string id, string? reason, CancellationToken cancellation)
    {
        if (await queries.Find(door.Person, id, cancellation) is null)
        {
            return MatterRefusals.NoSuchMatter;
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return Refusals.Of("reason-missing.matter-cancelled");
        }

        return await transitions.Run<string>(id, door.Person, t =>
        {
            if (t.Case.CancelMatter(t.Seal(reason)!, t.By, t.Now) is { } refusal)
            {
                return Task.FromResult<Outcome<string>>(refusal);
            }

            t.Audit("matter-cancelled", []);
            t.CancelWorkflow();
            return Task.FromResult<Outcome<string>>(id);
        }, cancellation);
    }
}
