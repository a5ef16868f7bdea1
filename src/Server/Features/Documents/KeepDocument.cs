using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Matters;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Filing;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Documents;

/// <summary>制作文书: keeps a text as a new version; as final it gets its number, drawn in the same transaction, so that no number is skipped or given twice.</summary>
public sealed class KeepDocument(DocumentDesk desk, TemplateEditions editions, Transitions transitions, PersonAtDoor door)
{
    /// <summary>Where the number of a final text goes.</summary>
    public const string Place = "【文号】";

    private const int Longest = 200_000;

    /// <summary>Why this person may not make documents of the case or the matter; null when they may.</summary>
    public static Refusal? Refuse(Case of, Person person) =>
        of.IsMatter ? RefuseInMatter(of, person)
        : of.Facts.Assignment?.Includes(person.Part) != true || (person.For is not null && of.IsRecused(person.Id)) ? Refusals.Of("not-permitted.document-by-handlers")
        : of.Facts.Destruction?.Destroyed is not null ? Refusals.Of("file-destroyed.no-more-documents")
        : null;

    // A matter has no two handlers: those make its documents who may open one of its kind where it is kept, and the inspectors of a round.
    private static Refusal? RefuseInMatter(Case of, Person person) =>
        of.Facts.Assignment?.Includes(person.Part) != true && !(MatterKind.Find(of.Kind) is { } kind && person.IsAny(kind.Openers) && Keeps(of, kind, person)) ? Refusals.Of("not-permitted.document-by-matter-staff")
        : of.IsRecused(person.Id) || of.IsRecused(person.Part) ? Refusals.Of("not-permitted.document-after-standing-back")
        : of.Stage == CaseStage.Cancelled ? MatterRefusals.NotUnderway(of.Stage)
        : null;

    // What a commission alone may open in a hospital's file, it writes there, too.
    private static bool Keeps(Case of, MatterKind kind, Person person) =>
        person.OrganisationId == of.OrganisationId || (kind.Home == MatterHome.Institution && !kind.Openers.Contains(Role.Hospital) && of.Path == $"{person.Path}{of.OrganisationId}/");

    /// <param name="basis">The version that the person started from, 0 for none; a newer one in the meantime is refused.</param>
    /// <param name="edition">The template that the page was filled by, empty for the shipped one; null: that of the version before, or the one that holds now.</param>
    public async Task<Outcome<DocumentRow>> Keep(string id, string kind, string? text, int basis, bool final, CancellationToken cancellation, string? edition = null)
    {
        var found = await desk.Case(id, cancellation);
        if (!found.Done)
        {
            return found.Refusal!;
        }

        var state = await desk.State(found.Value!, kind, cancellation);
        if (state.Refusal is { } none)
        {
            return none;
        }

        var template = state.Value!.Template;
        var seat = door.Person.From(s => Refuse(found.Value!, s) is null);
        if ((Refuse(found.Value!, seat) ?? (state.Value.Ready ? null : DocumentDesk.TooEarly(template))) is { } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(text) || text.Length > Longest)
        {
            return Refusals.Of("invalid-data.document-text-length", Longest);
        }

        var source = await Source(state.Value, edition, cancellation);
        return await transitions.Run<DocumentRow>(id, seat, async t =>
        {
            var last = await t.Db.Documents.Where(d => d.CaseId == id && d.Kind == kind).MaxAsync(d => (int?)d.Version, cancellation) ?? 0;
            if (Refuse(t.Case, t.By) is { } late)
            {
                return late;
            }

            if (last != basis)
            {
                return Refusals.Of("document-changed", template.Head.Name, last);
            }

            var number = final && template.Head.Series is { } series && text.Contains(Place, StringComparison.Ordinal) ? DocumentNumbers.Next(t, series) : null;
            var whole = number is null ? text : text.Replace(Place, number, StringComparison.Ordinal);
            var row = new DocumentRow
            {
                Id = t.NewId(), CaseId = id, Kind = kind, Version = last + 1, TextId = t.Seal(whole)!, Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole))),
                By = t.By.Id, ByName = t.By.Name, At = t.Now, Final = final, Number = number, EditionId = source.Edition, TemplateHash = source.Hash,
            };
            t.Db.Documents.Add(row);
            t.Audit(final ? "document-final" : "document-kept", new JsonObject { ["document"] = row.Id, ["kind"] = kind, ["version"] = row.Version, ["sha256"] = row.Hash, ["number"] = number, ["template"] = source.Hash });
            return row;
        }, cancellation);
    }

    // Which template the text came from. What a page claims counts only where it is an edition of this kind that is or was in force along the case's own path.
    private async Task<(string? Edition, string? Hash)> Source(DocumentState state, string? claimed, CancellationToken cancellation)
    {
        var now = (state.Template.EditionId, state.Template.Hash);
        if (claimed is null)
        {
            return state.Latest is { } last ? (last.EditionId, last.TemplateHash) : now;
        }

        var shipped = (null as string, DocumentTemplates.Find(state.Template.Kind)?.Hash);
        return claimed.Length == 0 ? shipped : await editions.Was(claimed, state.Template.Kind, state.Path, cancellation) is { } row ? (row.Id, row.Hash) : now;
    }
}
