using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Rules;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Studio.Moves;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Jobs;

/// <summary>One's own jobs, simulations and moves, the newest first. There is no export: it is nobody's record but the errands of some days, each with a file of its own.</summary>
public sealed class JobList(CaseDb db, Columns columns, PersonAtDoor door, TimeProvider clock)
{
    private const int PageSize = 20;
    private const string MoveRuns = "running";

    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    /// <param name="state">A state of <see cref="JobRow"/>; empty: whatever it is.</param>
    /// <param name="after">The last line of the page before.</param>
    public async Task<JobsView> View(string state, string? after, CancellationToken cancellation)
    {
        var from = Place.Of(after);
        string Address(string? at) => Addresses.Of(Paths.Jobs, ("state", state), ("after", at));
        var lines = (await Jobs(state, from, cancellation)).Concat(await Simulations(state, from, cancellation)).Concat(await Moves(state, from, cancellation))
            .OrderByDescending(l => l.At).ThenByDescending(l => l.Id, StringComparer.Ordinal).Take(PageSize + 1).ToList();
        var page = lines.Take(PageSize).ToList();
        var address = Address(from is null ? null : after);
        return new JobsView(page, page.Any(l => l.State is JobRow.Waiting or JobRow.Running), state, address, new PagerView(page.Count, null, from is null ? null : Address(null), lines.Count > PageSize ? Address(Place.Before(page[^1])) : null))
        {
            Columns = await columns.Of("jobs", address, cancellation),
        };
    }

    private async Task<List<JobLine>> Jobs(string state, Place? from, CancellationToken cancellation)
    {
        var jobs = db.Jobs.AsNoTracking().Where(j => j.OwnerId == door.Person.Id && (state == "" || j.State == state));
        jobs = from is null ? jobs : jobs.Where(j => j.CreatedAt < from.At || (j.CreatedAt == from.At && string.Compare(j.Id, from.Id) < 0));
        var page = await jobs.OrderByDescending(j => j.CreatedAt).ThenByDescending(j => j.Id).Take(PageSize + 1).ToListAsync(cancellation);
        var ids = page.ConvertAll(j => j.Id);
        var files = await db.JobFiles.AsNoTracking().Where(f => ids.Contains(f.JobId)).ToDictionaryAsync(f => f.JobId, cancellation);
        return page.ConvertAll(j => Line(j, files.GetValueOrDefault(j.Id)));
    }

    private async Task<List<JobLine>> Simulations(string state, Place? from, CancellationToken cancellation)
    {
        if (!door.Person.IsAny(ScheduleDesk.Approvers))
        {
            return [];
        }

        var since = clock.GetUtcNow() - Remembered;
        var mine = db.Simulations.AsNoTracking().Where(s => s.StartedBy == door.Person.Id && s.StartedAt > since && (state == "" || s.State == state));
        mine = from is null ? mine : mine.Where(s => s.StartedAt < from.At || (s.StartedAt == from.At && string.Compare(s.Id, from.Id) < 0));
        return (await mine.OrderByDescending(s => s.StartedAt).ThenByDescending(s => s.Id).Take(PageSize + 1).ToListAsync(cancellation)).ConvertAll(s =>
            new JobLine(s.Id, Words.Spoken["jobs.simulation"], s.State, s.Done, s.Total, s.StartedAt, s.FinishedAt) { Link = Paths.Simulation(s.Id) });
    }

    private async Task<List<JobLine>> Moves(string state, Place? from, CancellationToken cancellation)
    {
        if (!door.Person.Is(Role.Supervisor) || state is not ("" or JobRow.Running or JobRow.Done))
        {
            return [];
        }

        var since = clock.GetUtcNow() - Remembered;
        var mine = db.Moves.AsNoTracking().Where(m => m.StartedBy == door.Person.Id && m.StartedAt > since && (state == "" || (m.State == MoveRuns) == (state == JobRow.Running)));
        mine = from is null ? mine : mine.Where(m => m.StartedAt < from.At || (m.StartedAt == from.At && string.Compare(m.Id, from.Id) < 0));
        var page = await mine.OrderByDescending(m => m.StartedAt).ThenByDescending(m => m.Id).Take(PageSize + 1)
            .Select(m => new { Move = m, Whole = db.MoveCases.Count(c => c.MoveId == m.Id), Done = db.MoveCases.Count(c => c.MoveId == m.Id && c.State != "waiting") }).ToListAsync(cancellation);
        return page.ConvertAll(m => new JobLine(m.Move.Id, Words.Spoken["jobs.move"], m.Move.State == MoveRuns ? JobRow.Running : JobRow.Done, m.Done, m.Whole, m.Move.StartedAt!.Value, m.Move.FinishedAt) { Link = Paths.Move(m.Move.Definition, m.Move.Id) });
    }

    private static JobLine Line(JobRow j, JobFileRow? file) => new(j.Id, j.Title, j.State, j.Progress, j.Whole, j.CreatedAt, j.FinishedAt)
    {
        Reason = j.Reason,
        File = file is null ? null : new JobFileLine(Paths.JobFile(j.Id), file.Name, Show.Size(file.Size), j.ExpiresAt is { } until ? Show.LocalDay(until) : null),
        MayCancel = j.State is JobRow.Waiting or JobRow.Running,
    };

    // Where a page ends, over three tables whose ids are not of one row: the moment first, then the id.
    private sealed record Place(DateTimeOffset At, string Id)
    {
        public static string Before(JobLine line) => string.Create(CultureInfo.InvariantCulture, $"{line.At.UtcTicks}-{line.Id}");

        public static Place? Of(string? text) => text?.Split('-', 2) is [var ticks, var id] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.UtcTicks
            ? new(new DateTimeOffset(at, TimeSpan.Zero), id) : null;
    }
}
