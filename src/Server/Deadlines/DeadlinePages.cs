using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Cases;
using Qingyi.Server.Features.Matters;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Deadlines;

/// <summary>期限推导: how a last day was reached, day by day, and who was told.</summary>
public static class DeadlinePages
{
    public static void MapDeadlinePages(this IEndpointRouteBuilder app) =>
        app.MapGet("/workbench/deadlines/{id}", async (string id, DeadlineProof proof, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await proof.Of(id, cancellation) is { } view
                ? await frames.Staff(http, StaffPage.Cases, view)
                : await ProblemPages.Answer(http, new Refusal("no-such-case", "没有这个期限，或者您无权查看。"))).For([.. MatterEndpoints.Readers]);
}

/// <summary>Puts the proof of a deadline together; null where the person may not see its case.</summary>
public sealed class DeadlineProof(CaseDb db, CaseQueries queries, Waits waits, LightViews lights, DayMarks marks, SealedWords words, PersonAtDoor door)
{
    public async Task<DeadlineView?> Of(string id, CancellationToken cancellation)
    {
        if (await db.Deadlines.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, cancellation) is not { } row || await queries.FindAny(door.Person, row.CaseId, cancellation) is not { } of)
        {
            return null;
        }

        var derivation = JsonSerializer.Deserialize<List<string>>(row.Derivation)!;
        var audit = (await db.Audit.AsNoTracking().Where(a => a.Chain == "case/" + row.CaseId && a.What.StartsWith("deadline-")).OrderBy(a => a.Sequence).ToListAsync(cancellation))
            .Where(a => JsonNode.Parse(a.Data)?["deadline"]?.GetValue<string>() == id).ToList();
        var days = marks.Of(row);
        return new DeadlineView(
            row.Title, of.Id, of.Number, of.Title, await Waiting(row, of, cancellation),
            [new Derived("到期日", null, Show.Day(row.DueOn), [.. derivation.Select(s => new Derived(null, s))])],
            row.StartAt, days, Summary(row, days), await Rungs(row, audit, cancellation), Changes(row, audit), Fingerprint(row), door.Person.Name, lights.Now, [], of.Kind);
    }

    private async Task<WaitingView> Waiting(DeadlineRow row, Domain.Cases.Case of, CancellationToken cancellation)
    {
        var task = await db.Tasks.AsNoTracking().FirstOrDefaultAsync(t => t.Id == row.TaskId && t.State == "open", cancellation);
        return (row.State is "running" or "paused" ? await waits.Of(row, task, of, cancellation) : null)
            ?? new WaitingView(lights.Of(row), "已经", row.State switch { "met" => "在期限内办结", "missed" => "超期办结", _ => "终止计算" }, lights.WorkingDays(LegalDay.Of(row.StartAt), LegalDay.Of(row.MetAt ?? lights.Now)), row.DueOn, null);
    }

    private async Task<List<RungLine>> Rungs(DeadlineRow row, List<AuditRow> audit, CancellationToken cancellation)
    {
        var rungs = await db.Rungs.AsNoTracking().Where(r => r.DeadlineId == row.Id).OrderBy(r => r.Rung).ToListAsync(cancellation);
        var escalations = (await db.Escalations.AsNoTracking().Where(e => e.DeadlineId == row.Id).ToListAsync(cancellation)).ToDictionary(e => e.Rung);
        var people = escalations.Values.SelectMany(e => new[] { e.AccountId, e.ReadBy }).OfType<string>().Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        var replies = await words.Read(row.CaseId, escalations.Values.Select(e => e.ReplyText), cancellation);
        return rungs.ConvertAll(r =>
        {
            var told = escalations.GetValueOrDefault(r.Rung);
            var to = (told?.AccountId ?? told?.ReadBy) is { } who ? names.GetValueOrDefault(who, "工作人员") : TimelineWords.Recipient(r.Recipient);
            var entry = audit.FirstOrDefault(a => a.What == "deadline-rang" && JsonNode.Parse(a.Data)?["rung"]?.GetValue<int>() == r.Rung)?.Sequence;
            return new RungLine(TimelineWords.Recipient(r.Recipient), r.At, r.FiredAt, to, told?.ReadAt, told?.ReplyText is { } reply ? replies.GetValueOrDefault(reply) : null, entry);
        });
    }

    private static List<DueChange> Changes(DeadlineRow row, List<AuditRow> audit) =>
    [
        .. audit.Where(a => a.What is "deadline-opened" or "deadline-ended").Select(a => a.What switch
        {
            "deadline-opened" => new DueChange(a.At, "首次计算", DateOnly.ParseExact(JsonNode.Parse(a.Data)!["due"]!.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture), "系统"),
            _ => new DueChange(a.At, row.State switch { "met" => "期限内办结", "missed" => "超期办结", _ => "期限终止" }, row.DueOn, "系统"),
        }),
    ];

    private string Summary(DeadlineRow row, IReadOnlyList<DayMark> days) => lights.Unit(row) switch
    {
        LimitUnit.Workday => string.Create(CultureInfo.InvariantCulture, $"{row.DueOn:MM-dd} 止，共计 {days.Count(d => d.Count is not null)} 个工作日"),
        LimitUnit.ClockHour => $"到 {Show.Moment(row.DueAt)} 止",
        _ => string.Create(CultureInfo.InvariantCulture, $"{row.DueOn:MM-dd} 止，共计 {row.DueOn.DayNumber - LegalDay.Of(row.StartAt).DayNumber} 日"),
    };

    private static string Fingerprint(DeadlineRow row) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{row.Id}\n{row.Limit}\n{row.StartAt:O}\n{row.DueOn:O}\n{row.CalendarVersion}\n{row.Derivation}")));
}

/// <summary>The days of a deadline with what each counted for.</summary>
public sealed class DayMarks(House house, LightViews lights)
{
    /// <summary>A longer span is not drawn day by day.</summary>
    private const int Longest = 200;

    public IReadOnlyList<DayMark> Of(DeadlineRow row)
    {
        var start = LegalDay.Of(row.StartAt);
        if (row.DueOn < start || row.DueOn.DayNumber - start.DayNumber > Longest || lights.Unit(row) == LimitUnit.ClockHour)
        {
            return [];
        }

        var days = Enumerable.Range(start.Year, row.DueOn.Year - start.Year + 1).Where(y => !house.Calendar.Days.Years.Contains(y)).Aggregate(house.Calendar.Days, (known, year) => known.Provisionally(year));
        var everyDay = lights.Unit(row) != LimitUnit.Workday;
        var marks = new List<DayMark> { new(start, DayKind.Start) };
        var count = 0;
        for (var day = start.AddDays(1); day <= row.DueOn; day = day.AddDays(1))
        {
            var worked = days.IsWorkday(day);
            var counted = everyDay || worked;
            marks.Add(new DayMark(day, day == row.DueOn ? DayKind.Due : Kind(day, worked, everyDay), counted ? ++count : null));
        }

        return marks;
    }

    private static DayKind Kind(DateOnly day, bool worked, bool everyDay)
    {
        var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        return everyDay ? DayKind.Counted : (worked, weekend) switch
        {
            (true, true) => DayKind.MakeUp,
            (true, false) => DayKind.Counted,
            (false, true) => DayKind.Weekend,
            _ => DayKind.Holiday,
        };
    }
}
