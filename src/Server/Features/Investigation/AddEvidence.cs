using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Cases;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Investigation;

/// <summary>上传证据: by the handlers of the case, while it is open; each file is sealed before the transaction that names it.</summary>
public sealed class AddEvidence(CaseQueries queries, Transitions transitions, SealedFiles store, PersonAtDoor door)
{
    private const long Largest = 50L * 1024 * 1024;

    /// <summary>Why this person may not add evidence to the case; null when they may.</summary>
    public static Refusal? Refuse(Case of, Person person) =>
        of.Facts.Assignment?.Includes(person.Part) != true || (person.For is not null && of.IsRecused(person.Id)) ? Refusals.Of("not-permitted.evidence-by-handlers")
        : of.Stage is CaseStage.Closed or CaseStage.Disposed ? Refusals.Of("case-closed")
        : null;

    public async Task<Outcome<List<EvidenceItem>>> Add(string id, IFormFileCollection files, CancellationToken cancellation)
    {
        if (await queries.Find(door.Person, id, cancellation) is not { } found)
        {
            return CaseQueries.NoSuchCase;
        }

        var seat = door.Person.From(s => Refuse(found, s) is null);
        if (Refuse(found, seat) is { } refusal)
        {
            return refusal;
        }

        if (files.Count == 0 || files.Any(f => f.Length == 0 || f.Length > Largest))
        {
            return Refusals.Of("invalid-data.evidence-file");
        }

        var saved = new List<(IFormFile File, StoredFile Stored)>();
        foreach (var file in files)
        {
            await using var content = file.OpenReadStream();
            saved.Add((file, await store.Save(content, cancellation)));
        }

        return await transitions.Run<List<EvidenceItem>>(id, seat, t =>
        {
            if (Refuse(t.Case, t.By) is { } late)
            {
                return Task.FromResult<Outcome<List<EvidenceItem>>>(late);
            }

            var rows = saved.ConvertAll(s => new EvidenceRow
            {
                Id = t.NewId(), CaseId = id, FileHash = s.Stored.Sha256, StoredAs = s.Stored.StoredAs, FileKey = s.Stored.Key, Size = s.Stored.Size,
                Name = FileNames.Safe(s.File.FileName), MediaType = s.File.ContentType, By = t.By.Id, ByName = t.By.Name, At = t.Now,
            });
            t.Db.Evidence.AddRange(rows);
            foreach (var row in rows)
            {
                t.Audit("evidence-added", new JsonObject { ["evidence"] = row.Id, ["sha256"] = row.FileHash });
            }

            return Task.FromResult<Outcome<List<EvidenceItem>>>(rows.ConvertAll(EvidenceEndpoints.Item));
        }, cancellation);
    }
}
