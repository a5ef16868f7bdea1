using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Rules.Figures;
using Qingyi.Server.Features.Grading;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Rules;

/// <summary>The bench and its schedules as pages.</summary>
public sealed class ScheduleShow(CaseDb db, RulesInForce rules, ScheduleDesk desk, PageFrames frames, PersonAtDoor door)
{
    private static Words W => Words.Spoken;

    public async Task<IResult> Bench(HttpContext http, CancellationToken cancellation)
    {
        var rows = await db.Schedules.AsNoTracking().Where(s => s.State == ScheduleState.Published || s.State == ScheduleState.Offered).ToListAsync(cancellation);
        var areas = await Areas(cancellation);
        var offered = rows.Where(r => r.State == ScheduleState.Offered).Select(r => r.Line).ToHashSet(StringComparer.Ordinal);
        var lines = rows.Where(r => r.State == ScheduleState.Published).Concat(rows.Where(r => r.State == ScheduleState.Offered && !rows.Exists(o => o.State == ScheduleState.Published && o.Line == r.Line)))
            .Select(r => (Row: r, File: ScheduleSet.Parse(r.Id, r.Json))).ToList();
        var tables = lines.Where(l => l.File.Benchmark is not null).OrderBy(l => l.File.Benchmark!.Status).ThenByDescending(l => l.File.Benchmark!.From).ThenBy(l => l.Row.Id, StringComparer.Ordinal);
        var now = await rules.Now(db, cancellation);
        return await frames.Staff(http, StaffPage.Rules, new RulesView(
            now.Edition, now.Hash, door.Person.IsAny(WhatIfPages.Readers), [.. tables.Select(l => Line(l.Row, l.File, areas, offered))], [.. lines.Where(l => l.File.Benchmark is null).OrderBy(l => l.File.Title, StringComparer.Ordinal).Select(l => Line(l.Row, l.File, areas, offered))],
            door.Person.IsAny(ScheduleDesk.Approvers) ? await Drafts(areas, cancellation) : null));
    }

    public async Task<IResult> One(HttpContext http, string line, Refusal? refusal, CancellationToken cancellation)
    {
        var (key, area) = ScheduleDesk.Split(line);
        var versions = await db.Schedules.AsNoTracking().Where(s => s.Key == key && s.Jurisdiction == area).OrderByDescending(s => s.Version).ToListAsync(cancellation);
        if (versions.Count == 0)
        {
            return await ProblemPages.Answer(http, RulesRefusals.NoSuchSchedule);
        }

        var shown = versions.Find(v => v.State == ScheduleState.Published) ?? versions[0];
        var offered = versions.Find(v => v.State == ScheduleState.Offered && v.Id != shown.Id);
        var file = ScheduleSet.Parse(shown.Id, shown.Json);
        var view = new ScheduleView(
            file.Title, Area(await Areas(cancellation), area), Tags(file, shown), ScheduleText.Of(file), About(file, shown), [.. versions.Select(v => Version(v))],
            offered is null ? null : ScheduleDifference.Of(shown.Json, offered.Json), await Actions(line, area, file, offered is not null, cancellation), refusal?.Sentence);
        return await frames.Staff(http, StaffPage.Rules, view, refusal is null ? StatusCodes.Status200OK : Problems.Status(refusal.Code));
    }

    /// <summary>Names of areas, as the organisations give them.</summary>
    public Task<Dictionary<string, string>> Areas(CancellationToken cancellation) => Areas(db, cancellation);

    internal static async Task<Dictionary<string, string>> Areas(CaseDb db, CancellationToken cancellation) =>
        (await db.Organisations.AsNoTracking().Where(o => o.AreaCode != null).OrderBy(o => o.Path).Select(o => new { o.AreaCode, o.Name }).ToListAsync(cancellation))
            .GroupBy(o => o.AreaCode!).ToDictionary(g => g.Key, g => g.First().Name, StringComparer.Ordinal);

    public static string Area(Dictionary<string, string> names, string jurisdiction) =>
        jurisdiction.Length == 0 ? W["rules.nation"] : names.TryGetValue(jurisdiction, out var name) ? W["rules.area-of", jurisdiction, name] : Provinces.Name(jurisdiction) is { } province ? W["rules.area-of", jurisdiction, province] : jurisdiction;

    public static TagView StateOf(ScheduleDraftRow draft) => draft.State switch
    {
        ScheduleDraftState.Draft when draft.Opinion is not null => new(W["rules.draft.returned"], Tone.Amber),
        ScheduleDraftState.Draft => new(W["rules.draft.draft"]),
        ScheduleDraftState.Submitted => new(W["rules.draft.submitted"], Tone.Amber),
        ScheduleDraftState.Published => new(W["rules.draft.published"], Tone.Green),
        _ => new(W["rules.draft.discarded"]),
    };

    private async Task<List<ScheduleDraftLine>> Drafts(Dictionary<string, string> areas, CancellationToken cancellation)
    {
        var drafts = await desk.Visible.AsNoTracking().Where(d => d.State == ScheduleDraftState.Draft || d.State == ScheduleDraftState.Submitted).OrderByDescending(d => d.SavedAt).ToListAsync(cancellation);
        var by = drafts.Select(d => d.SavedBy).ToHashSet(StringComparer.Ordinal);
        var names = await db.Users.AsNoTracking().Where(u => by.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        return [.. drafts.Select(d => new ScheduleDraftLine(Paths.ScheduleDraft(d.Id), ScheduleForm.Read(d.Typed).Title, Area(areas, d.Jurisdiction), StateOf(d), names.GetValueOrDefault(d.SavedBy, ""), d.SavedAt))];
    }

    private static ScheduleLine Line(ScheduleRow row, ScheduleFile file, Dictionary<string, string> areas, HashSet<string> offered) =>
        new(Paths.Schedule(row.Line), file.Title, Area(areas, row.Jurisdiction), Days(file), Tags(file, row), Source(row), offered.Contains(row.Line));

    private static string Days(ScheduleFile file)
    {
        var spans = file.Benchmark is { } table ? [(table.From, table.To)] : file.Editions!.Select(e => (e.From, e.To)).ToArray();
        var to = spans.Any(s => s.To is null) ? "" : Show.Day(spans.Max(s => s.To!.Value));
        return RuleWords.Days(Show.Day(spans.Min(s => s.From)), to, W);
    }

    private static List<TagView> Tags(ScheduleFile file, ScheduleRow row)
    {
        // An expired table is kept for old acts; to call it in force would mislead.
        List<TagView> tags = row.State == ScheduleState.Published && file.Benchmark?.Status == BenchmarkStatus.Expired ? [] : [State(row.State)];
        if (file.Benchmark is { } table)
        {
            tags.Add(new TagView(RuleWords.Status(table.Status), table.Status == BenchmarkStatus.Proposal ? Tone.Amber : Tone.Plain));
        }

        return tags;
    }

    private static TagView State(string state) => state switch
    {
        ScheduleState.Published => new(W["rules.in-force"], Tone.Green),
        ScheduleState.Offered => new(W["rules.offered"], Tone.Amber),
        ScheduleState.Ended => new(W["rules.ended"]),
        _ => new(W["rules.passed"]),
    };

    private static string Source(ScheduleRow row) => row.Source == ScheduleSource.Shipped ? W["rules.shipped"] : W["rules.own"];

    private ScheduleVersionLine Version(ScheduleRow v) =>
        new(v.Version, Source(v), State(v.State), v.PublishedAt ?? v.CreatedAt, v.EndedAt, v.DraftId is { } draft && door.Person.IsAny(ScheduleDesk.Approvers) ? Paths.ScheduleDraft(draft) : null);

    private static List<Pair> About(ScheduleFile file, ScheduleRow row)
    {
        List<Pair> pairs = [new(W["rules.days"], Days(file))];
        if (file.Benchmark is { } table)
        {
            pairs.AddRange(
            [
                new(W["rules.source"], table.Source), new(W["rules.status"], RuleWords.Status(table.Status)), new(W["rules.article"], table.Article), new(W["rules.sides"], RuleWords.Sidewise(table.Sides.Select(RuleWords.Code))),
                new(W["rules.waiver"], table.WaiverBelow is { } line ? Show.Money(line) : W["rules.none"]),
            ]);
        }

        pairs.AddRange([new(W["rules.origin"], Source(row)), new(W["rules.number"], row.Id)]);
        return pairs;
    }

    private async Task<List<ActionView>> Actions(string line, string area, ScheduleFile file, bool offered, CancellationToken cancellation)
    {
        if (!door.Person.Is(Role.Supervisor))
        {
            return [];
        }

        ActionView Begin(string label, string how, bool primary = false) => ActionView.Send(label, Paths.Schedule(line) + "/draft", primary: primary, fields: [new Pair("how", how)]);
        var home = await desk.Home(cancellation);
        if (!ScheduleDesk.Answers(home, area))
        {
            return file.Benchmark is null ? [ActionView.Refused(W["rules.change"], RulesRefusals.OnlyTables.Sentence)]
                : home.AreaCode is null ? [ActionView.Refused(W["rules.own-area"], RulesRefusals.NoArea.Sentence)]
                : [Begin(W["rules.own-area"], "own-area", primary: true)];
        }

        List<ActionView> actions = [Begin(W["rules.change"], "change", primary: true)];
        actions.AddRange(file.Benchmark is null ? [] : [Begin(W["rules.successor"], "successor")]);
        actions.AddRange(offered ? [Begin(W["rules.take-offered"], "offered")] : []);
        return actions;
    }
}
