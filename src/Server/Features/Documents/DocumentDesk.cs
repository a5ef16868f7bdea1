using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Documents;
using Qingyi.Server.Features.Cases;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Documents;

/// <summary>Reads documents of a case or a matter that the person may see: what can be made, its versions, its text.</summary>
public sealed class DocumentDesk(CaseDb db, CaseQueries queries, DocumentFields fields, TemplateEditions editions, SealedWords words, PersonAtDoor door)
{
    public static Refusal NoSuchDocument { get; } = Refusals.Of("no-such-document");

    public async Task<Outcome<Case>> Case(string id, CancellationToken cancellation) =>
        await queries.FindAny(door.Person, id, cancellation) is { } found && (found.Kind == Domain.Cases.Case.OfCase || found.IsMatter) ? found : CaseQueries.NoSuchCase;

    /// <summary>Whether the person belongs neither to the file's organisation nor above it: a hospital that takes part in a commission's matter reads what was finished, and no draft.</summary>
    public bool IsOutside(Case of)
    {
        ArgumentNullException.ThrowIfNull(of);
        return !door.Person.Seats.Any(s => of.Path.StartsWith(s.Path, StringComparison.Ordinal));
    }

    /// <summary>Every kind that fits the file, whether it can be made yet, and its versions, oldest first.</summary>
    public async Task<IReadOnlyList<DocumentState>> All(Case of, CancellationToken cancellation)
    {
        var known = await fields.Of(of, cancellation);
        var outside = IsOutside(of);
        var rows = (await db.Documents.AsNoTracking().Where(d => d.CaseId == of.Id && (d.Final || !outside)).OrderBy(d => d.Version).ToListAsync(cancellation)).ToLookup(d => d.Kind);
        var all = (await editions.For(of.Path, cancellation)).Where(t => t.Head.For.Contains(of.Kind)).Select(t => new DocumentState(t, known, [.. rows[t.Kind]]) { Outside = outside, Path = of.Path });
        return [.. all.Where(s => !outside || s.Final is not null)];
    }

    public async Task<Outcome<DocumentState>> State(Case of, string kind, CancellationToken cancellation) =>
        (await All(of, cancellation)).FirstOrDefault(s => s.Template.Kind == kind) is { } state ? state : NoSuchDocument;

    /// <param name="version">Null: the last version, or where there is none what the facts of today say.</param>
    public async Task<Outcome<DocumentText>> Text(Case of, DocumentState state, int? version, CancellationToken cancellation)
    {
        var row = version is null ? state.Latest : state.Versions.FirstOrDefault(v => v.Version == version);
        if (row is null && version is > 0)
        {
            return NoSuchDocument;
        }

        if (row is null || version == 0)
        {
            return state.Ready ? new DocumentText(state.Template, null, state.Template.Fill(state.Facts), state.Organ) : TooEarly(state.Template);
        }

        return (await words.Read(of.Id, [row.TextId], cancellation)).GetValueOrDefault(row.TextId) is { } text
            ? new DocumentText(state.Template, row, text, state.Organ)
            : Refusals.Of("file-destroyed.document-text");
    }

    /// <summary>What the facts of today say by the template that a version was made from, so that the two can be compared; by the one that holds today where that is no more.</summary>
    public async Task<Outcome<DocumentText>> Before(DocumentState state, DocumentRow version, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(state);
        var template = await editions.Of(version, cancellation) ?? state.Template;
        return state.Ready ? new DocumentText(template, null, template.Fill(state.Facts), state.Organ) : TooEarly(template);
    }

    public static Refusal TooEarly(DocumentTemplate template) => Refusals.Of("document-too-early.document-before-its-time", template.Head.After, template.Head.Name);

    /// <summary>The organ under whose mark the documents of the case stand.</summary>
    public Task<string> Organ(Case of, CancellationToken cancellation) => db.Organisations.AsNoTracking().Where(o => o.Id == of.OrganisationId).Select(o => o.Name).FirstAsync(cancellation);
}

/// <param name="Facts">What the case has to say to every template.</param>
/// <param name="Versions">Oldest first.</param>
public sealed record DocumentState(DocumentTemplate Template, IReadOnlyDictionary<string, object?> Facts, IReadOnlyList<DocumentRow> Versions)
{
    /// <summary>Only what was finished is shown, and nothing is made.</summary>
    public bool Outside { get; init; }

    /// <summary>The facts that it rests on are recorded.</summary>
    public bool Ready => !Outside && (Template.Head.From.Length == 0 || Template.Head.From.Split('.').Aggregate((object?)Facts, (at, part) => (at as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault(part)) is not null);

    /// <summary>Path of the organisation whose case it is.</summary>
    public required string Path { get; init; }

    public string Organ => (string)Facts["organ"]!;

    public DocumentRow? Latest => Versions.Count == 0 ? null : Versions[^1];
    public DocumentRow? Final => Versions.LastOrDefault(v => v.Final);

    /// <summary>文号: drawn with the final version, or with the step that the document records.</summary>
    public string? Number(CaseFacts facts) => Template.Kind switch
    {
        "filing-approval" => facts.Filing?.Number,
        "decision" or "service-receipt" => facts.Decision?.Number,
        _ => Final?.Number,
    };

    /// <summary>The day that the list of contents gives it: when its text was made, or when what it records was done.</summary>
    public DateOnly? Day(CaseFacts facts) => (Final ?? Latest)?.At is { } at ? LegalDay.Of(at) : DocumentDays.Of(Template.Kind, facts);
}

/// <param name="Row">Null where the text comes fresh from the facts.</param>
public sealed record DocumentText(DocumentTemplate Template, DocumentRow? Row, string Text, string Organ)
{
    public string Name => Template.Head.Name;

    public Sheet Sheet => new(Name, Template.Head.Layout, Template.Head.Mark ? Organ : null, SheetReader.Blocks(Text));
}
