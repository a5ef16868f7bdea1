using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Studio.Drafts;
using Qingyi.Server.Studio.Reading;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Studio;

namespace Qingyi.Server.Studio.Comparing;

/// <summary>修改记录: what was saved of a draft, and the difference of any two contents.</summary>
public sealed class RevisionViews(CaseDb db, Editions editions, Changes changes, PersonAtDoor door)
{
    private const string Current = "current";
    private const int Shown = 100;

    /// <param name="from">A revision's number, or a version's id; the edition in force where it is left out.</param>
    /// <param name="to">The same; the present content where it is left out.</param>
    public async Task<Outcome<RevisionsView>> View(string key, string? from, string? to, string? error, CancellationToken cancellation)
    {
        var visible = await editions.VisibleTo(door.Person, key, cancellation);
        if (visible.FirstOrDefault(e => e.IsLatest) is not { } latest)
        {
            return DraftRefusals.NoSuchDefinition;
        }

        var rows = await db.RevisionsFor(door.Person, key).OrderByDescending(r => r.Id).Take(Shown).ToListAsync(cancellation);
        var accounts = rows.Select(r => r.By).ToHashSet(StringComparer.Ordinal);
        var names = await db.Users.AsNoTracking().Where(u => accounts.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        var published = visible.Where(e => !e.IsDraft).ToList();
        var refused = latest.IsDraft ? rows.FirstOrDefault(r => r.Kind == RevisionKind.Refused && r.SavedAt >= latest.CreatedAt.AddDays(-1)) : null;
        var left = from ?? (refused is not null ? Id(refused) : published.FirstOrDefault(e => e.IsPublished)?.Id) ?? Current;
        var right = to ?? Current;
        var sides = Sides(latest, rows, names, published);
        var (old, now) = (changes.Read(await Text(left, latest, rows, published, cancellation)), changes.Read(await Text(right, latest, rows, published, cancellation)));
        var designs = door.Person.Is(Role.Supervisor);
        return new RevisionsView(
            key, latest.Name, latest.IsDraft ? Texts.Of("studio.revisions.draft-heading", latest.Name, Show.Moment(latest.CreatedAt)) : Texts.Of("studio.revisions.no-draft-heading", latest.Name, latest.Version),
            Actions(key, latest, designs), error,
            refused is null ? null : Texts.Of("studio.revisions.refused-notice", Show.Moment(refused.SavedAt)),
            [.. rows.Select(r => Line(key, r, names, designs, latest))], sides, left, right, now is null || (old is null && left != Current) ? null : changes.View(Texts.Of("studio.revisions.differences"), old, now));
    }

    private static List<Option> Sides(Edition latest, List<RevisionRow> rows, Dictionary<string, string> names, List<Edition> published) =>
    [
        new Option(Current, latest.IsDraft ? Texts.Of("studio.revisions.side-draft") : Texts.Of("studio.revisions.side-in-force")),
        .. rows.Select(r => new Option(Id(r), $"{Show.Moment(r.SavedAt)} {names.GetValueOrDefault(r.By, "")} {Kind(r.Kind).Text}")),
        .. published.Select(e => new Option(e.Id, Texts.Of("studio.revisions.side-version", e.Version, e.IsPublished ? Texts.Of("studio.check.case-count-in-force") : ""))),
    ];

    private async Task<string?> Text(string side, Edition latest, List<RevisionRow> rows, List<Edition> published, CancellationToken cancellation) => side == Current
        ? await editions.Json(latest, cancellation)
        : rows.Find(r => Id(r) == side)?.Json ?? (published.Find(e => e.Id == side) is { } edition ? await editions.Json(edition, cancellation) : null);

    private static List<ActionView> Actions(string key, Edition latest, bool designs)
    {
        var actions = new List<ActionView> { ActionView.Open(Texts.Of("studio.check.back"), Paths.StudioDefinition(key), "arrow-left"), ActionView.Open(Texts.Of("studio.revisions.check-and-publish"), Paths.DefinitionCheck(key), "shield-check") };
        if (latest.IsDraft && designs)
        {
            actions.Add(ActionView.Send(Texts.Of("studio.revisions.discard"), Paths.DiscardDraft(key), "trash", confirm: Texts.Of("studio.revisions.discard-confirm"), fields: [new Pair("revision", latest.Id)]));
        }

        return actions;
    }

    private static RevisionLine Line(string key, RevisionRow row, Dictionary<string, string> names, bool designs, Edition latest) => new(
        row.BegunAt == row.SavedAt || Show.Moment(row.BegunAt) == Show.Moment(row.SavedAt) ? Show.Moment(row.SavedAt) : Texts.Of("studio.revisions.time-span", Show.Moment(row.BegunAt), Show.ShortMoment(row.SavedAt)),
        names.GetValueOrDefault(row.By, ""), Kind(row.Kind), $"{Paths.DefinitionRevisions(key)}?from={Id(row)}&to={Current}#changes",
        designs && !(latest.IsDraft && row.DraftId == latest.Id && row.Kind != RevisionKind.Refused) ? ActionView.Send(Texts.Of("studio.revisions.restore"), Paths.RestoreRevision(key, Id(row)), confirm: Texts.Of("studio.revisions.restore-confirm")) : null);

    private static TagView Kind(string kind) => kind switch
    {
        RevisionKind.Saved => new TagView(Texts.Of("studio.revision-kind.saved")),
        RevisionKind.Refused => new TagView(Texts.Of("studio.revision-kind.refused"), Tone.Amber),
        RevisionKind.Restored => new TagView(Texts.Of("studio.revisions.restore"), Tone.Blue),
        RevisionKind.Reverted => new TagView(Texts.Of("studio.revision-kind.reverted"), Tone.Blue),
        RevisionKind.Imported => new TagView(Texts.Of("studio.revision-kind.imported"), Tone.Blue),
        RevisionKind.Published => new TagView(Texts.Of("studio.revision-kind.published"), Tone.Green),
        RevisionKind.Discarded => new TagView(Texts.Of("studio.revision-kind.discarded"), Tone.Red),
        _ => new TagView(kind),
    };

    private static string Id(RevisionRow row) => row.Id.ToString(CultureInfo.InvariantCulture);
}
