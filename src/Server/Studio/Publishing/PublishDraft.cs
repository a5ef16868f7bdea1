using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Engine.Definitions;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Studio.Checking;
using Qingyi.Server.Studio.Drafts;
using Qingyi.Server.Studio.Reading;

namespace Qingyi.Server.Studio.Publishing;

/// <summary>
/// 发布流程: the draft's present content becomes an edition of its organisation that never changes again, under the id that the draft had. The next case
/// takes it; running ones keep theirs. Row, audit link and stored answer are one transaction.
/// </summary>
public sealed class PublishDraft(CaseDb db, DraftDesk desk, PublicationCheck check, PersonAtDoor door, IdempotencyScope idempotency)
{
    public async Task<IResult> Publish(string key, DefinitionPublication asked, CancellationToken cancellation)
    {
        var (published, problem) = await Attempt(key, asked, cancellation);
        return problem ?? published.Result();
    }

    /// <summary>The edition, or why there is none; with a problem where the answer to a program says more than the refusal.</summary>
    public async Task<(Outcome<PublishedDefinition> Published, IResult? Problem)> Attempt(string key, DefinitionPublication asked, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(asked.Reason))
        {
            return (DraftRefusals.ReasonMissing, null);
        }

        IResult? problem = null;
        var published = await desk.Write<PublishedDefinition>(key, async () =>
        {
            problem = null;
            if (await desk.Find(door.Person, key, cancellation) is not { } draft)
            {
                return DraftRefusals.NoDraft;
            }

            if (draft.Id != asked.Revision)
            {
                var changed = DraftRefusals.Changed(await desk.NameOf(draft.SavedBy, cancellation), draft.SavedAt);
                problem = Problems.Conflict(changed, new JsonObject { ["revision"] = draft.Id, ["savedAt"] = draft.SavedAt });
                return changed;
            }

            var findings = await check.Of(door.Person, draft.Json, cancellation);
            if (findings.Any(f => f.Level == FaultLevel.Error))
            {
                var refusal = DraftRefusals.Faulty(findings.Count(f => f.Level == FaultLevel.Error));
                problem = Refused(refusal, findings);
                return refusal;
            }

            var before = await InForceBefore(draft, cancellation);
            return before.Exists(d => d.Id == draft.Id) ? DraftRefusals.NoDraft : await PutInForce(draft, before, asked.Reason.Trim(), findings.Count, cancellation);
        }, cancellation);
        return (published, problem);
    }

    /// <summary>Editions of the organisation that make way. The draft itself is among them where somebody published it a moment ago.</summary>
    private Task<List<DefinitionRow>> InForceBefore(DraftRow draft, CancellationToken cancellation) => db.Definitions
        .Where(d => d.DefinitionId == draft.DefinitionId && d.OrganisationId == draft.OrganisationId && (d.IsPublished || d.IsLatest)).ToListAsync(cancellation);

    private async Task<PublishedDefinition> PutInForce(DraftRow draft, List<DefinitionRow> before, string reason, int warnings, CancellationToken cancellation)
    {
        var (by, now) = (door.Person, desk.Now);
        foreach (var earlier in before)
        {
            (earlier.IsPublished, earlier.IsLatest) = (false, false);
        }

        var number = await desk.NextNumber(draft.DefinitionId, cancellation);
        var json = StudioJson.Read(draft.Json);
        Envelope.Stamp(json, new Edition(draft.Id, draft.DefinitionId, draft.Name, number, draft.OrganisationId, IsDraft: false, IsPublished: true, IsLatest: true, now), draft.BasedOn);
        var text = StudioJson.Text(json);
        db.Definitions.Add(new DefinitionRow
        {
            Id = draft.Id, DefinitionId = draft.DefinitionId, Name = draft.Name, Version = number, OrganisationId = draft.OrganisationId, Json = text,
            IsPublished = true, IsLatest = true, CreatedAt = now, PublishedAt = now, Reason = reason,
        });
        await desk.Keep(RevisionKind.Published, new DraftPlace(by, draft.DefinitionId, draft, []), draft.Id, draft.Json, null, cancellation);
        db.Drafts.Remove(draft);
        await AuditChain.Append(db, ChangeDraft.Chain, now, "definition-published", by.Id, new JsonObject
        {
            ["definition"] = draft.DefinitionId, ["version"] = number, ["id"] = draft.Id, ["organisation"] = draft.OrganisationId, ["derivedFrom"] = draft.BasedOn, ["reason"] = reason,
            ["warnings"] = warnings, ["hash"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
        }, cancellation);
        var answer = new PublishedDefinition(draft.Id, draft.DefinitionId, number, draft.Name, now);
        idempotency.Record(db, answer, now);
        return answer;
    }

    private static IResult Refused(Refusal refusal, IReadOnlyList<CheckFinding> findings) => Problems.Result(Problems.Of(refusal) with
    {
        Extensions = new Dictionary<string, JsonElement>(StringComparer.Ordinal)
        {
            ["findings"] = JsonSerializer.SerializeToElement(findings.Select(Views.Of), WireJson.Options),
        },
    });
}
