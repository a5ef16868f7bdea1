using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Rules;
using Qingyi.Rules.Figures;
using Qingyi.Server.Hosting;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Rules;

/// <summary>试算、送审、审批: a draft is published with the simulation of exactly its content and the approval of somebody who did not write it.</summary>
public sealed class ScheduleApproval(CaseDb db, ScheduleDesk desk, ScheduleCheck check, RulesInForce rules, PersonAtDoor door, RuleSave save, Bell<SimulationRun> bell)
{
    public const int LongestReason = 500;

    public async Task<Outcome<SimulationRow>> Simulate(string id, CancellationToken cancellation)
    {
        var (draft, refusal) = await Open(id, ScheduleDraftState.Draft, cancellation);
        if (refusal is not null)
        {
            return refusal;
        }

        var result = await check.Of(draft!, cancellation);
        if (!result.Sound)
        {
            return RulesRefusals.Faulty(result.Faults.Count);
        }

        var before = await rules.Now(db, cancellation);
        if (result.Rules!.Hash == before.Hash && !await Differs(draft!, cancellation))
        {
            return RulesRefusals.Unchanged;
        }

        var run = new SimulationRow
        {
            Id = save.NewId(), DraftId = draft!.Id, OrganisationId = draft.OrganisationId, Path = draft.Path, Hash = draft.Hash, Changes = JsonSerializer.Serialize(result.Changes.Select(c => c.Json), Transition.Plain),
            RuleSet = before.Hash, State = "running", Total = await SimulationRun.CasesOf(db, draft.Path).CountAsync(cancellation), StartedBy = door.Person.Id, StartedAt = save.Now,
        };
        db.Simulations.Add(run);
        draft.SimulationId = run.Id;
        if (!await save.Save(draft, "schedule-simulation-started", door.Person.Id, cancellation, new JsonObject { ["simulation"] = run.Id }))
        {
            return RulesRefusals.Conflict;
        }

        bell.Ring();
        return run;
    }

    public async Task<Outcome<ScheduleDraftRow>> Submit(string id, string? reason, CancellationToken cancellation)
    {
        var (draft, refusal) = await Open(id, ScheduleDraftState.Draft, cancellation);
        if ((refusal ?? await NotReady(draft!, cancellation) ?? Reason(reason)) is { } unready)
        {
            return unready;
        }

        (draft!.State, draft.Reason, draft.SubmittedBy, draft.SubmittedAt) = (ScheduleDraftState.Submitted, reason!.Trim(), door.Person.Id, save.Now);
        (draft.DecidedBy, draft.DecidedAt, draft.Opinion) = (null, null, null);
        return await Saved(draft, "schedule-submitted", new JsonObject { ["simulation"] = draft.SimulationId, ["reason"] = draft.Reason }, cancellation);
    }

    public async Task<Outcome<ScheduleDraftRow>> Withdraw(string id, CancellationToken cancellation)
    {
        var (draft, refusal) = await Open(id, ScheduleDraftState.Submitted, cancellation);
        if (refusal is not null)
        {
            return refusal;
        }

        draft!.State = ScheduleDraftState.Draft;
        return await Saved(draft, "schedule-withdrawn", [], cancellation);
    }

    public async Task<Outcome<ScheduleDraftRow>> Refuse(string id, string? reason, CancellationToken cancellation)
    {
        var draft = await desk.Find(id, cancellation);
        if ((MayNotDecide(draft) ?? Reason(reason)) is { } refusal)
        {
            return refusal;
        }

        (draft!.State, draft.DecidedBy, draft.DecidedAt, draft.Opinion) = (ScheduleDraftState.Draft, door.Person.Id, save.Now, reason!.Trim());
        return await Saved(draft, "schedule-refused", new JsonObject { ["reason"] = draft.Opinion }, cancellation);
    }

    public async Task<Outcome<ScheduleDraftRow>> Approve(string id, string? reason, CancellationToken cancellation)
    {
        var draft = await desk.Find(id, cancellation);
        if ((MayNotDecide(draft) ?? Reason(reason)) is { } refusal)
        {
            return refusal;
        }

        if (await NotReady(draft!, cancellation) is { } unready)
        {
            return unready;
        }

        (draft!.State, draft.DecidedBy, draft.DecidedAt, draft.Opinion) = (ScheduleDraftState.Published, door.Person.Id, save.Now, reason!.Trim());
        var versions = await Publish(draft, await check.Of(draft, cancellation), cancellation);
        return await Saved(draft, "schedule-published", new JsonObject { ["versions"] = new JsonArray([.. versions.Select(v => (JsonNode)v)]), ["simulation"] = draft.SimulationId, ["reason"] = draft.Opinion }, cancellation);
    }

    /// <summary>Why the person may not decide on it; null where she may.</summary>
    public Refusal? MayNotDecide(ScheduleDraftRow? draft) =>
        draft is null ? RulesRefusals.NoSuchDraft
        : draft.State != ScheduleDraftState.Submitted ? RulesRefusals.NotSubmitted
        : !door.Person.IsAny(ScheduleDesk.Approvers) ? RulesRefusals.NotApprover
        : draft.Authors.Split(' ').Contains(door.Person.Id) || draft.SubmittedBy == door.Person.Id ? RulesRefusals.OwnDraft
        : null;

    /// <summary>Why the draft, as it stands, cannot be published; null where it can.</summary>
    public async Task<Refusal?> NotReady(ScheduleDraftRow draft, CancellationToken cancellation)
    {
        var result = await check.Of(draft, cancellation);
        if (!result.Sound)
        {
            return RulesRefusals.Faulty(result.Faults.Count);
        }

        var run = await db.Simulations.AsNoTracking().FirstOrDefaultAsync(s => s.Id == draft.SimulationId, cancellation);
        return run is null || run.Hash != draft.Hash || run.State == "failed" ? RulesRefusals.NotSimulated
            : run.State == "running" ? RulesRefusals.SimulationRuns
            : run.RuleSet != (await rules.Now(db, cancellation)).Hash ? RulesRefusals.RulesMoved
            : null;
    }

    private async Task<List<string>> Publish(ScheduleDraftRow draft, CheckedDraft result, CancellationToken cancellation)
    {
        var fresh = new List<ScheduleRow>();
        foreach (var (_, json) in result.Changes)
        {
            var file = ScheduleSet.Parse(draft.Id, json);
            var area = file.Jurisdiction ?? "";
            var line = await db.Schedules.Where(s => s.Key == file.Id && s.Jurisdiction == area).ToListAsync(cancellation);
            foreach (var earlier in line.Where(s => s.State == ScheduleState.Published))
            {
                (earlier.State, earlier.EndedAt) = (ScheduleState.Ended, save.Now);
            }

            foreach (var offered in line.Where(s => s.State == ScheduleState.Offered && s.Hash == ScheduleSet.HashOf(json)))
            {
                offered.State = ScheduleState.Passed;
            }

            var number = line.Count == 0 ? 1 : line.Max(s => s.Version) + 1;
            fresh.Add(new ScheduleRow
            {
                Id = ScheduleRow.IdOf(file.Id, area, number), Key = file.Id, Jurisdiction = area, Version = number, Title = file.Title, Json = json, Hash = ScheduleSet.HashOf(json), Source = ScheduleSource.Own,
                OrganisationId = draft.OrganisationId, State = ScheduleState.Published, DraftId = draft.Id, CreatedAt = save.Now, PublishedAt = save.Now,
            });
        }

        db.Schedules.AddRange(fresh);
        var kept = await db.Schedules.AsNoTracking().Where(s => s.State == ScheduleState.Published).ToListAsync(cancellation);
        var lines = fresh.Select(f => f.Line).ToHashSet(StringComparer.Ordinal);
        await RulesInForce.Record(db, result.Rules!, kept.Where(k => !lines.Contains(k.Line)).Concat(fresh).Select(v => v.Id), save.Now, cancellation);
        return [.. fresh.Select(f => f.Id)];
    }

    // A schedule that no present rule reads changes no hash, and yet it is changed.
    private async Task<bool> Differs(ScheduleDraftRow draft, CancellationToken cancellation) =>
        draft.Succeeds is not null || !await db.Schedules.AnyAsync(s => s.Key == draft.Key && s.Jurisdiction == draft.Jurisdiction && s.State == ScheduleState.Published && s.Hash == draft.Hash, cancellation);

    private async Task<(ScheduleDraftRow? Draft, Refusal? Refusal)> Open(string id, string state, CancellationToken cancellation) =>
        await desk.Find(id, cancellation) is not { } draft ? (null, RulesRefusals.NoSuchDraft)
        : !desk.Mine(draft) ? (null, RulesRefusals.NotYours)
        : draft.State != state ? (null, state == ScheduleDraftState.Draft ? RulesRefusals.Settled : RulesRefusals.NotSubmitted)
        : (draft, null);

    private async Task<Outcome<ScheduleDraftRow>> Saved(ScheduleDraftRow draft, string what, JsonObject more, CancellationToken cancellation) =>
        await save.Save(draft, what, door.Person.Id, cancellation, more) ? draft : RulesRefusals.Conflict;

    private static Refusal? Reason(string? reason) => string.IsNullOrWhiteSpace(reason) ? RulesRefusals.ReasonMissing : reason.Trim().Length > LongestReason ? RulesRefusals.ReasonTooLong : null;
}
