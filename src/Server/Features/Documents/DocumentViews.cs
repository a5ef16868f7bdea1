using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Server.Documents;
using Qingyi.Server.People;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Documents;

/// <summary>Puts the pages of a document together.</summary>
public sealed class DocumentViews(DocumentDesk desk, TemplateEditions editions, PersonAtDoor door)
{
    public async Task<Outcome<DocumentView>> Page(string id, string kind, int? version, CancellationToken cancellation)
    {
        var open = await Open(id, kind, version, cancellation);
        if (!open.Done)
        {
            return open.Refusal!;
        }

        var (of, state, text) = open.Value;
        return new DocumentView(File(of), kind, text.Name, text.Template.Head.Layout, text.Sheet.Mark, text.Text, text.Sheet.Blocks, text.Row?.Version ?? 0, state.Latest?.Version ?? 0,
            [.. state.Versions.Reverse().Select(v => new DocumentVersionLine(v.Version, v.Final, v.Number, v.ByName, v.At, v.Hash))])
        {
            MayNot = KeepDocument.Refuse(of, door.Person)?.Sentence,
            Outside = state.Outside,
            TakesNumber = text.Template.Head.Series is not null,
            Edition = text.Row is { } row ? row.EditionId : text.Template.EditionId,
            Template = await editions.Name(text.Row is { } made ? made.EditionId : text.Template.EditionId, cancellation),
        };
    }

    public async Task<Outcome<SheetPart>> Preview(string id, string kind, string text, CancellationToken cancellation)
    {
        var found = await desk.Case(id, cancellation);
        return !found.Done ? found.Refusal!
            : DocumentTemplates.Find(kind) is not { Head: var head } || !head.For.Contains(found.Value!.Kind) ? DocumentDesk.NoSuchDocument
            : new SheetPart(new(head.Layout, head.Mark ? await desk.Organ(found.Value!, cancellation) : null, SheetReader.Blocks(text)));
    }

    /// <summary>What changed from one version to another; unless said, from the one before the last to the last.</summary>
    public async Task<Outcome<DocumentDifferences>> Differences(string id, string kind, int? from, int? to, CancellationToken cancellation)
    {
        var newer = await Open(id, kind, to, cancellation);
        if (!newer.Done)
        {
            return newer.Refusal!;
        }

        var (of, state, text) = newer.Value;
        var first = from ?? Math.Max(0, (text.Row?.Version ?? 0) - 1);
        var older = first == 0 && text.Row is { } made ? await desk.Before(state, made, cancellation) : await desk.Text(of, state, first, cancellation);
        if (!older.Done)
        {
            return older.Refusal!;
        }

        return new DocumentDifferences(File(of), kind, text.Name, older.Value!.Row?.Version ?? 0, text.Row?.Version ?? 0, state.Latest?.Version ?? 0,
            ChangedLine.Between(older.Value.Text, text.Text));
    }

    private static FileOf File(Case of) => new(of.Id, of.Number, of.Title, of.IsMatter);

    private async Task<Outcome<(Case Of, DocumentState State, DocumentText Text)>> Open(string id, string kind, int? version, CancellationToken cancellation)
    {
        var found = await desk.Case(id, cancellation);
        if (!found.Done)
        {
            return found.Refusal!;
        }

        var state = await desk.State(found.Value!, kind, cancellation);
        if (!state.Done)
        {
            return state.Refusal!;
        }

        var text = await desk.Text(found.Value!, state.Value!, version, cancellation);
        return text.Done ? (found.Value!, state.Value!, text.Value!) : text.Refusal!;
    }
}
