using System.Globalization;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Deadlines;

/// <summary>Which grounds the person at the door may use for a deadline, or the sentence why none.</summary>
public sealed class DeadlineChoices(CaseDb db, House house, LightViews lights, PersonAtDoor door)
{
    /// <returns>Null once the deadline is over.</returns>
    public DeadlineActs? Of(DeadlineRow row, Case of, IReadOnlyList<DeadlineChangeRow> changes, DeadlineDraft? draft)
    {
        if (row.State is not ("running" or "paused"))
        {
            return null;
        }

        if (row.EntryId is not null || Recount.LimitOf(house.Calendar, row) is not { } limit)
        {
            var why = DeadlineRefusals.Fixed(row.Title).Sentence;
            return new DeadlineActs(row.Id, [], why, [], why, false, why, "", lights.Today, draft);
        }

        var running = Recount.Running(house.Calendar, row, limit, changes);
        var rank = ApprovalRanks.Of(db, of, ApprovalRanks.Seat(db, of, door.Person));
        var extensions = running.Grounds.Where(g => running.MayExtend(g.Id, 1, rank, lights.Now) is null).ToList();
        var begin = lights.Today;
        var pauses = running.PauseGrounds.Where(g => running.MayPause(g.Id, begin, null, rank, lights.Now) is null).ToList();
        var open = changes.FirstOrDefault(c => c is { Kind: DeadlineChangeRow.Pause, To: null });
        var held = open is null ? null : house.Calendar.Limits.Pauses.FirstOrDefault(p => p.Id == open.Ground);
        return new DeadlineActs(
            row.Id,
            [.. extensions.Select(g => new Option(g.Id, Texts.Of("deadlines.choice.extension-ground", g.Title, g.Basis, Left(running, g, limit), Units.Name(limit.Unit))))],
            extensions.Count > 0 ? null : running.MayExtend(running.Grounds.Count > 0 ? running.Grounds[0].Id : null, 1, rank, lights.Now)?.Sentence,
            [.. pauses.Select(g => new Option(g.Id, $"{g.Title}（{g.Basis}）"))],
            pauses.Count > 0 ? null : running.MayPause(running.PauseGrounds.Count > 0 ? running.PauseGrounds[0].Id : null, begin, null, rank, lights.Now)?.Sentence,
            open is not null,
            open is null ? null : running.MayResume(lights.Today, held?.Level ?? "section-head", held?.Basis ?? row.Article, rank, lights.Now)?.Sentence,
            Units.Name(limit.Unit), lights.Today, draft);
    }

    /// <summary>A change in words.</summary>
    public string Sentence(DeadlineRow row, DeadlineChangeRow change)
    {
        var limit = Recount.LimitOf(house.Calendar, row);
        var pause = house.Calendar.Limits.Pauses.FirstOrDefault(p => p.Id == change.Ground);
        return change.Kind switch
        {
            DeadlineChangeRow.Extension when limit?.Extensions.FirstOrDefault(g => g.Id == change.Ground) is { } ground =>
                Texts.Of("deadlines.sentence.extended", change.Amount, Units.Name(limit.Unit), ground.Title, ground.Basis),
            DeadlineChangeRow.Extension => Texts.Of("deadlines.sentence.extended-plain", change.Amount, change.Ground),
            DeadlineChangeRow.Pause => Texts.Of("deadlines.sentence.paused", Day(change.From), change.To is { } to ? Texts.Of("deadlines.sentence.paused-until", Day(to.AddTicks(-1))) : "", pause is null ? change.Ground : $"{pause.Title}（{pause.Basis}）"),
            DeadlineChangeRow.Resume => Texts.Of("deadlines.sentence.resumed", Day(change.To?.AddTicks(-1)), pause?.Title ?? change.Ground),
            _ => Texts.Of("deadlines.sentence.calendar", change.Ground),
        };
    }

    private static string Day(DateTimeOffset? instant) => instant is { } known ? LegalDay.Of(known).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";

    private static int Left(RunningLimit running, ExtensionGround ground, LegalLimit limit) => ground.Most(limit) - running.Extended.Where(e => e.Ground == ground.Id).Sum(e => e.Amount);
}
