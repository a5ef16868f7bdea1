using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.Documents;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Documents;

/// <summary>Puts the pages of an organisation's templates together.</summary>
public sealed class EditionDesk(CaseDb db, TemplateEditions editions, KeepEdition keep, PersonAtDoor door)
{
    /// <summary>In place of an edition's id: the text that ships.</summary>
    public const string Shipped = "shipped";

    private static Words W => Words.Spoken;

    /// <param name="show">Id of the edition whose text is shown, or <see cref="Shipped"/>; null: what waits, else what holds.</param>
    public async Task<Outcome<EditionView>> Page(string kind, string? show, CancellationToken cancellation)
    {
        var me = door.Person;
        if (DocumentTemplates.Find(kind) is not { } shipped)
        {
            return KeepEdition.NoSuchTemplate;
        }

        var row = show is null or Shipped ? null : await keep.VisibleTo(me).FirstOrDefaultAsync(e => e.Id == show && e.Kind == kind, cancellation);
        if (row is null && show is not (null or Shipped))
        {
            return KeepEdition.NoSuchTemplate;
        }

        // An edition from below is shown among its own; one from above stands beside one's own.
        var of = row is not null && row.OrganisationId != me.OrganisationId && !TemplateEditions.Steps(me.Path).Contains(row.OrganisationId) ? row.OrganisationId : me.OrganisationId;
        var organisation = await db.Organisations.AsNoTracking().FirstAsync(o => o.Id == of, cancellation);
        var versions = await db.DocumentEditions.AsNoTracking().Where(e => e.OrganisationId == of && e.Kind == kind).OrderByDescending(e => e.Version).ToListAsync(cancellation);
        var holding = (await editions.For(organisation.Path, kind, cancellation))!;
        var shown = row ?? (show is null ? versions.FirstOrDefault(v => v.State == EditionRow.Proposed) : null);
        var text = shown is { Text: { } own } ? own : show == Shipped ? shipped.Text : shown is not null ? (await Above(organisation.Path, kind, cancellation)).Text : holding.Text;
        var waiting = shown is { State: EditionRow.Proposed } ? shown : null;
        return new EditionView(kind, shipped.Head.Name, organisation.Name, TemplateCheck.Tidy(text), TemplateCheck.Sample(shipped, TemplateCheck.Tidy(text)) is { } sheet ? new SheetView(sheet.Layout, sheet.Mark, sheet.Blocks) : null,
            TemplateCheck.Of(shipped, TemplateCheck.Tidy(text)), shown is not null ? Line(shown, holding) : null, await editions.Name(holding.EditionId, cancellation), versions.FirstOrDefault()?.Version ?? 0, [.. versions.Select(v => Line(v, holding))])
        {
            Show = shown?.Id ?? (show == Shipped ? Shipped : null),
            MayWrite = me.Is(Role.Administrator) && of == me.OrganisationId,
            MayNotDecide = waiting is null ? null : (await keep.MayNotDecide(waiting, me, cancellation))?.Sentence,
            HasOwn = versions.FirstOrDefault(v => v.State == EditionRow.Published)?.Text is not null,
        };
    }

    /// <summary>What is typed, tried on the sample, with what is wrong in it.</summary>
    public static EditionPart Preview(DocumentTemplate shipped, string text)
    {
        var tidy = TemplateCheck.Tidy(text);
        return new EditionPart(TemplateCheck.Sample(shipped, tidy) is { } sheet ? new SheetView(sheet.Layout, sheet.Mark, sheet.Blocks) : null, TemplateCheck.Of(shipped, tidy));
    }

    /// <summary>The text behind an id, for a file.</summary>
    public async Task<Outcome<(string Name, string Text)>> Text(string kind, string? edition, CancellationToken cancellation)
    {
        if (DocumentTemplates.Find(kind) is not { } shipped)
        {
            return KeepEdition.NoSuchTemplate;
        }

        if (edition is null)
        {
            var holding = (await editions.For(door.Person.Path, kind, cancellation))!;
            return (holding.Head.Name, TemplateCheck.Tidy(holding.Text));
        }

        if (edition == Shipped)
        {
            return (shipped.Head.Name, TemplateCheck.Tidy(shipped.Text));
        }

        return await keep.VisibleTo(door.Person).FirstOrDefaultAsync(e => e.Id == edition && e.Kind == kind && e.Text != null, cancellation) is { } row ? (shipped.Head.Name, row.Text!) : KeepEdition.NoSuchTemplate;
    }

    /// <param name="from">An edition's id or <see cref="Shipped"/>.</param>
    public async Task<Outcome<EditionDifferences>> Differences(string kind, string? from, string? to, CancellationToken cancellation)
    {
        var (older, newer) = (await Text(kind, from ?? Shipped, cancellation), await Text(kind, to, cancellation));
        if ((older.Refusal ?? newer.Refusal) is { } refusal)
        {
            return refusal;
        }

        return new EditionDifferences(kind, newer.Value.Name, await Name(from ?? Shipped, cancellation), await Name(to, cancellation),
            ChangedLine.Between(older.Value.Text, newer.Value.Text));
    }

    /// <summary>Every kind with what holds for the person's organisation.</summary>
    public async Task<IReadOnlyList<(DocumentTemplate Template, string Holding, bool Waits)>> List(CancellationToken cancellation)
    {
        var person = door.Person;
        var holding = await editions.For(person.Path, cancellation);
        var ids = holding.Select(t => t.EditionId).OfType<string>().ToList();
        var names = await db.DocumentEditions.AsNoTracking().Where(e => ids.Contains(e.Id)).Join(db.Organisations, e => e.OrganisationId, o => o.Id, (e, o) => new { e.Id, o.Name, e.Version }).ToDictionaryAsync(x => x.Id, x => W["edition.of", x.Name, x.Version], cancellation);
        var waiting = await db.DocumentEditions.AsNoTracking().Where(e => e.OrganisationId == person.OrganisationId && e.State == EditionRow.Proposed).Select(e => e.Kind).ToListAsync(cancellation);
        return [.. holding.Select(t => (t, t.EditionId is { } id ? names[id] : W["templates.shipped"], waiting.Contains(t.Kind)))];
    }

    /// <summary>What waits for the person to publish it.</summary>
    public async Task<IReadOnlyList<EditionWaiting>> Waiting(CancellationToken cancellation)
    {
        var rows = await keep.Waiting(door.Person, cancellation);
        var ids = rows.Select(r => r.OrganisationId).Distinct().ToList();
        var names = await db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancellation);
        return [.. rows.Select(r => new EditionWaiting(r.Id, r.Kind, DocumentTemplates.Find(r.Kind)?.Head.Name ?? r.Kind, names[r.OrganisationId], r.Version, r.ByName, r.At, r.Reason))];
    }

    // What an organisation would have without its own.
    private async Task<DocumentTemplate> Above(string path, string kind, CancellationToken cancellation) =>
        (await editions.For(string.Join('/', TemplateEditions.Steps(path).SkipLast(1)), kind, cancellation))!;

    private Task<string> Name(string? edition, CancellationToken cancellation) => edition switch
    {
        null => Task.FromResult(W["edition.holding"]),
        Shipped => Task.FromResult(W["templates.shipped"]),
        _ => editions.Name(edition, cancellation),
    };

    private static EditionLine Line(EditionRow row, DocumentTemplate holding) =>
        new(row.Id, row.Version, row.Text is null, row.State, row.Id == holding.EditionId, row.Reason, row.ByName, row.At, row.DecidedByName, row.DecidedAt, row.Opinion, row.Hash);
}
