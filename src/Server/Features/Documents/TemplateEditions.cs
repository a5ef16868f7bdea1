using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;

namespace Qingyi.Server.Features.Documents;

/// <summary>Which template holds where: an organisation's own published one, else that of the nearest above, else the shipped one.</summary>
public sealed class TemplateEditions(CaseDb db)
{
    // By content, which never changes: what was read once is kept. Authorities write few of them.
    private static readonly ConcurrentDictionary<(string Kind, string Hash), DocumentTemplate> Known = new();

    /// <param name="path">Path of the organisation in the jurisdiction tree.</param>
    /// <returns>One of every kind, in the order of the volume.</returns>
    public async Task<IReadOnlyList<DocumentTemplate>> For(string path, CancellationToken cancellation)
    {
        var steps = Steps(path);
        var rows = await db.DocumentEditions.AsNoTracking().Where(e => e.State == EditionRow.Published && steps.Contains(e.OrganisationId))
            .Select(e => new { e.Id, e.OrganisationId, e.Kind, e.Version, e.Hash, Own = e.Text != null }).ToListAsync(cancellation);
        var holding = rows.GroupBy(r => (r.Kind, r.OrganisationId)).Select(g => g.MaxBy(r => r.Version)!).Where(r => r.Own)
            .GroupBy(r => r.Kind, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.MaxBy(r => steps.IndexOf(r.OrganisationId))!, StringComparer.Ordinal);
        var unread = holding.Values.Where(r => !Known.ContainsKey((r.Kind, r.Hash))).Select(r => r.Id).ToList();
        if (unread.Count > 0)
        {
            (await db.DocumentEditions.AsNoTracking().Where(e => unread.Contains(e.Id)).ToListAsync(cancellation)).ForEach(r => Template(r));
        }

        return [.. DocumentTemplates.All.Select(t => holding.GetValueOrDefault(t.Kind) is { } row && Known.GetValueOrDefault((t.Kind, row.Hash)) is { } own ? own with { EditionId = row.Id } : t)];
    }

    public async Task<DocumentTemplate?> For(string path, string kind, CancellationToken cancellation) => (await For(path, cancellation)).FirstOrDefault(t => t.Kind == kind);

    /// <summary>The template that a document was made from; null where it came from a shipped one that is no more.</summary>
    public async Task<DocumentTemplate?> Of(DocumentRow document, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.EditionId is { } id ? await db.DocumentEditions.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancellation) is { } row ? Template(row) : null
            : DocumentTemplates.Find(document.Kind) is { } shipped && (document.TemplateHash is null || document.TemplateHash == shipped.Hash) ? shipped : null;
    }

    /// <summary>The edition, where it is or was in force for an organisation at the end of the path.</summary>
    public async Task<EditionRow?> Was(string id, string kind, string path, CancellationToken cancellation)
    {
        var steps = Steps(path);
        return await db.DocumentEditions.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id && e.Kind == kind && e.State == EditionRow.Published && e.Text != null && steps.Contains(e.OrganisationId), cancellation);
    }

    /// <summary>示例市卫生健康委员会第2版; for null the word for what ships.</summary>
    public async Task<string> Name(string? edition, CancellationToken cancellation) =>
        edition is null ? Words.Spoken["templates.shipped"]
            : await db.DocumentEditions.AsNoTracking().Where(e => e.Id == edition).Join(db.Organisations, e => e.OrganisationId, o => o.Id, (e, o) => new { o.Name, e.Version }).FirstOrDefaultAsync(cancellation) is { } row
                ? Words.Spoken["edition.of", row.Name, row.Version] : edition;

    /// <summary>An edition as a template: the shipped head, its own text; null where it has none.</summary>
    public static DocumentTemplate? Template(EditionRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Text is not { } text || DocumentTemplates.Find(row.Kind) is not { } shipped ? null
            : Known.GetOrAdd((row.Kind, row.Hash), _ => new DocumentTemplate(row.Kind, shipped.Head, text)) with { EditionId = row.Id };
    }

    /// <summary>Ids of the organisations from the top down to the one itself.</summary>
    public static List<string> Steps(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return [.. path.Split('/', StringSplitOptions.RemoveEmptyEntries)];
    }
}
