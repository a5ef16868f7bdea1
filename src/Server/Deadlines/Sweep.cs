using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Server.Backups;
using Qingyi.Server.Features.Indicators;
using Qingyi.Server.Features.Returns;
using Qingyi.Server.Hosting;
using Qingyi.Server.Messages;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Deadlines;

/// <summary>
/// Rings every rung that is due: each once, whoever sweeps, since the firing is a row whose key exists once. Then it resumes the workflows whose hour has come.
/// </summary>
public sealed partial class Sweep(IDbContextFactory<CaseDb> dbs, Transitions transitions, DueWaits waits, CalendarMoves moves, OpenReturns returns, FreezeQuarters quarters, DesertedDesks desks, Channels channels, WriteGate gate, SweepWatch watch, TimeProvider clock, ILogger<Sweep> log)
{
    private const int Batch = 200;

    /// <summary>The hands were turned in the middle of the sweep: another node rings, or this one when its clock is right.</summary>
    internal static Refusal ClockTurned { get; } = new("clock", "");

    /// <returns>How many rungs rang and how many waits ended.</returns>
    public Task<int> Run(CancellationToken cancellation) => watch.During(() => Everything(cancellation));

    private async Task<int> Everything(CancellationToken cancellation)
    {
        await using (var db = await dbs.CreateDbContextAsync(cancellation))
        {
            if (await Standstill.Holds(db, cancellation))
            {
                return 0;
            }
        }

        // What a new calendar moves must not ring at the instant of before.
        await moves.Run(cancellation);
        await Aside(returns.Run, cancellation);
        await Aside(quarters.Run, cancellation);
        await Aside(desks.Run, cancellation);
        await PassOver(cancellation);
        var rang = 0;
        for (var held = 0; ;)
        {
            var due = await Due(held, cancellation);
            foreach (var of in due.GroupBy(d => d.Deadline, d => d.Case, StringComparer.Ordinal))
            {
                if (await TryRing(of.Key, of.First(), cancellation) is > 0 and var rungs)
                {
                    rang += rungs;
                }
                else
                {
                    // Still at the head of what is due: this sweep passes over it, the next one finds it.
                    held += of.Count();
                }
            }

            if (due.Count < Batch)
            {
                return rang + await waits.Run(cancellation);
            }
        }
    }

    // 0: over meanwhile, or in the hands of another node. One deadline that cannot ring must not silence the others.
    private async Task<int> TryRing(string deadline, string caseId, CancellationToken cancellation)
    {
        try
        {
            return await Ring(deadline, caseId, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            NotRung(log, deadline, failure);
            return 0;
        }
    }

    // What cannot be opened or frozen must not silence what is due.
    private async Task Aside(Func<CancellationToken, Task<int>> work, CancellationToken cancellation)
    {
        try
        {
            await work(cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            NotOpened(log, failure);
        }
    }

    // Most deadlines end before their rungs are due. Each such rung is put aside once, so that the cost of a sweep is what is due and not what ever was.
    private async Task PassOver(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        using var turn = await gate.Save(cancellation);
        string[] open = ["running", "paused"];
        await db.Rungs.Where(r => r.FiredAt == null && r.PassedAt == null && r.At <= now && !open.Contains(db.Deadlines.Where(d => d.Id == r.DeadlineId).Select(d => d.State).First()))
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.PassedAt, now), cancellation);
    }

    /// <summary>The next instant at which a rung or a wait is due, or null.</summary>
    public async Task<DateTimeOffset?> Next(CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var rung = await Waiting(db).OrderBy(r => r.At).Select(r => (DateTimeOffset?)r.At).FirstOrDefaultAsync(cancellation);
        var wait = await db.Bookmarks.MinAsync(b => b.DueAt, cancellation);
        return rung is null || wait < rung ? wait ?? rung : rung;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What the day asks for could not be opened or frozen")]
    private static partial void NotOpened(ILogger log, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "The deadline {Deadline} could not ring")]
    private static partial void NotRung(ILogger log, string deadline, Exception failure);

    /// <summary>
    /// Rungs that have not rung, of deadlines that run. Asked so that the database goes along the instants, and looks for a deadline only where a rung stands: joined, it would go through all that are open.
    /// A value that is looked up cannot be answered by a join; with EXISTS, PostgreSQL answers so from some hundred thousand on.
    /// </summary>
    internal static IQueryable<RungRow> Waiting(CaseDb db) =>
        db.Rungs.AsNoTracking().Where(r => r.FiredAt == null && r.PassedAt == null && db.Deadlines.Where(d => d.Id == r.DeadlineId).Select(d => d.State).First() == "running");

    // One for each rung: several of one deadline ring together.
    private async Task<List<(string Deadline, string Case)>> Due(int held, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var rows = await Waiting(db).Where(r => r.At <= now).OrderBy(r => r.At).ThenBy(r => r.DeadlineId).ThenBy(r => r.Rung).Skip(held).Take(Batch)
            .Select(r => new { r.DeadlineId, db.Deadlines.First(d => d.Id == r.DeadlineId).CaseId }).ToListAsync(cancellation);
        return rows.ConvertAll(r => (r.DeadlineId, r.CaseId));
    }

    private async Task<int> Ring(string deadlineId, string caseId, CancellationToken cancellation)
    {
        List<RungRow> rungs = [];
        var outcome = await transitions.Run<int>(caseId, CaseLifecycle.System, async t =>
        {
            rungs = [];
            TransitionSpan.Mark(TransitionSpan.Act, "deadline");
            if (!watch.ClockSteady)
            {
                return ClockTurned;
            }

            var deadline = t.Records.OpenDeadlines.FirstOrDefault(d => d.Id == deadlineId && d.State == "running");
            if (deadline is null)
            {
                return 0;
            }

            rungs = await t.Db.Rungs.Where(r => r.DeadlineId == deadlineId && r.FiredAt == null && r.At <= t.Now).OrderBy(r => r.Rung).ToListAsync(cancellation);
            var away = await Away.On(t.Db, t.Today, cancellation);
            foreach (var rung in rungs)
            {
                await Announce.To(t, await Fire(t, deadline, rung, away, cancellation), channels, cancellation);
            }

            return rungs.Count;
        }, cancellation, passBusy: true);
        if (!outcome.Done)
        {
            return 0;
        }

        rungs.ForEach(watch.Rang);
        return outcome.Value;
    }

    private static async Task<EscalationRow> Fire(Transition t, DeadlineRow deadline, RungRow rung, Away away, CancellationToken cancellation)
    {
        rung.FiredAt = t.Now;
        t.Db.Firings.Add(new FiringRow { DeadlineId = deadline.Id, Rung = rung.Rung, At = t.Now, Node = Hosting.Node.Name });
        var escalation = new EscalationRow
        {
            Id = t.NewId(),
            CaseId = t.Case.Id,
            DeadlineId = deadline.Id,
            Rung = rung.Rung,
            Recipient = rung.Recipient,
            Role = Reach.Role(t, rung.Recipient, deadline),
            OrganisationId = Reach.Organisation(t, rung.Recipient, deadline),
            AccountId = Reach.Account(t, rung.Recipient, deadline),
            Sentence = $"{t.Case.Number} {deadline.Title}，{(t.Now < deadline.DueAt ? Texts.Of("deadlines.sweep.due", deadline.DueOn) : Texts.Of("deadlines.sweep.overdue", deadline.DueOn))}。",
            RaisedAt = t.Now,
        };
        await Reach.Address(t, escalation, deadline, away, cancellation);
        t.Db.Escalations.Add(escalation);
        var entry = new JsonObject { ["deadline"] = deadline.Id, ["rung"] = rung.Rung, ["recipient"] = escalation.Recipient };
        if (escalation.Instead is { } meant)
        {
            entry["instead"] = meant;
        }

        t.Audit("deadline-rang", entry);
        return escalation;
    }
}
