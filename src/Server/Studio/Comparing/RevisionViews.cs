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
            key, latest.Name, latest.IsDraft ? $"{latest.Name} 草稿，{Show.Moment(latest.CreatedAt)}保存" : $"{latest.Name} 没有草稿，现行第 {latest.Version} 版",
            Actions(key, latest, designs), error,
            refused is null ? null : $"您在{Show.Moment(refused.SavedAt)}的修改没有合并进草稿，没有丢失。下面是您那一份与现在草稿的差别；要用您的，请点“恢复”，要保留别人的，照着补进去。",
            [.. rows.Select(r => Line(key, r, names, designs, latest))], sides, left, right, now is null || (old is null && left != Current) ? null : changes.View("差别", old, now));
    }

    private static List<Option> Sides(Edition latest, List<RevisionRow> rows, Dictionary<string, string> names, List<Edition> published) =>
    [
        new Option(Current, latest.IsDraft ? "现在的草稿" : "现行版本"),
        .. rows.Select(r => new Option(Id(r), $"{Show.Moment(r.SavedAt)} {names.GetValueOrDefault(r.By, "")} {Kind(r.Kind).Text}")),
        .. published.Select(e => new Option(e.Id, $"第 {e.Version} 版{(e.IsPublished ? "（现行）" : "")}")),
    ];

    private async Task<string?> Text(string side, Edition latest, List<RevisionRow> rows, List<Edition> published, CancellationToken cancellation) => side == Current
        ? await editions.Json(latest, cancellation)
        : rows.Find(r => Id(r) == side)?.Json ?? (published.Find(e => e.Id == side) is { } edition ? await editions.Json(edition, cancellation) : null);

    private static List<ActionView> Actions(string key, Edition latest, bool designs)
    {
        var actions = new List<ActionView> { ActionView.Open("返回设计", Paths.StudioDefinition(key), "arrow-left"), ActionView.Open("检查并发布", Paths.DefinitionCheck(key), "shield-check") };
        if (latest.IsDraft && designs)
        {
            actions.Add(ActionView.Send("放弃草稿", Paths.DiscardDraft(key), "trash", confirm: "放弃后回到现行版本；最后的内容留在修改记录里，还可以恢复。确定放弃吗？", fields: [new Pair("revision", latest.Id)]));
        }

        return actions;
    }

    private static RevisionLine Line(string key, RevisionRow row, Dictionary<string, string> names, bool designs, Edition latest) => new(
        row.BegunAt == row.SavedAt || Show.Moment(row.BegunAt) == Show.Moment(row.SavedAt) ? Show.Moment(row.SavedAt) : $"{Show.Moment(row.BegunAt)} 至 {Show.ShortMoment(row.SavedAt)}",
        names.GetValueOrDefault(row.By, ""), Kind(row.Kind), $"{Paths.DefinitionRevisions(key)}?from={Id(row)}&to={Current}#changes",
        designs && !(latest.IsDraft && row.DraftId == latest.Id && row.Kind != RevisionKind.Refused) ? ActionView.Send("恢复", Paths.RestoreRevision(key, Id(row)), confirm: "把这一份恢复成草稿？现在的草稿留在修改记录里。") : null);

    private static TagView Kind(string kind) => kind switch
    {
        RevisionKind.Saved => new TagView("保存"),
        RevisionKind.Refused => new TagView("没有合并", Tone.Amber),
        RevisionKind.Restored => new TagView("恢复", Tone.Blue),
        RevisionKind.Reverted => new TagView("退回旧版", Tone.Blue),
        RevisionKind.Imported => new TagView("导入", Tone.Blue),
        RevisionKind.Published => new TagView("发布", Tone.Green),
        RevisionKind.Discarded => new TagView("放弃", Tone.Red),
        _ => new TagView(kind),
    };

    private static string Id(RevisionRow row) => row.Id.ToString(CultureInfo.InvariantCulture);
}
