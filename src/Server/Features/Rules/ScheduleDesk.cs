using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Organisations;
using Qingyi.Domain.People;
using Qingyi.Rules.Figures;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Rules;

/// <summary>How a draft begins.</summary>
public enum DraftBeginning
{
    /// <summary>The schedule itself is changed.</summary>
    Change,

    /// <summary>A table of the own area beside the one of a wider area.</summary>
    OwnArea,

    /// <summary>A table that follows on the present one from some day.</summary>
    Successor,

    /// <summary>The content that a later version of the product ships.</summary>
    Offered,
}

/// <summary>拟订: beginning, saving and giving up drafts of schedules.</summary>
public sealed class ScheduleDesk(CaseDb db, PersonAtDoor door, RuleSave save, ScheduleCheck check)
{
    /// <summary>Everybody who works on cases may read the rules; auditors and administrators look on.</summary>
    public static readonly string[] Readers = [.. Role.OfCases, Role.Auditor, Role.Administrator];

    /// <summary>Who may see drafts and simulations, and approve those that they did not write.</summary>
    public static readonly string[] Approvers = [Role.Supervisor, Role.Leader, Role.PrincipalLeader];

    /// <summary>Drafts of the person's organisation and of those below it.</summary>
    public IQueryable<ScheduleDraftRow> Visible
    {
        get
        {
            var path = door.Person.Path;
            return db.ScheduleDrafts.Where(d => d.Path.StartsWith(path));
        }
    }

    public Task<ScheduleDraftRow?> Find(string id, CancellationToken cancellation) => Visible.FirstOrDefaultAsync(d => d.Id == id, cancellation);

    public Task<Organisation> Home(CancellationToken cancellation) => db.Organisations.AsNoTracking().FirstAsync(o => o.Id == door.Person.OrganisationId, cancellation);

    /// <summary>Whether an organisation answers for an area: its own and those within it; the top one for all.</summary>
    public static bool Answers(Organisation organisation, string jurisdiction) =>
        organisation.ParentId is null && organisation.AreaCode is null or "000000"
        || (jurisdiction.Length == 6 && organisation.AreaCode is { Length: 6 } own && jurisdiction.StartsWith(Stem(own), StringComparison.Ordinal))
        || (jurisdiction.Length == 0 && organisation.ParentId is null);

    public bool Mine(ScheduleDraftRow draft) => door.Person.Is(Role.Supervisor) && draft.OrganisationId == door.Person.OrganisationId;

    public async Task<Outcome<ScheduleDraftRow>> Begin(string line, DraftBeginning beginning, CancellationToken cancellation)
    {
        var (key, area) = Split(line);
        var versions = await db.Schedules.AsNoTracking().Where(s => s.Key == key && s.Jurisdiction == area).ToListAsync(cancellation);
        if (versions.Find(v => v.State == (beginning == DraftBeginning.Offered ? ScheduleState.Offered : ScheduleState.Published)) is not { } from)
        {
            return RulesRefusals.NoSuchSchedule;
        }

        var home = await Home(cancellation);
        var file = ScheduleSet.Parse(from.Id, from.Json);
        if (beginning is DraftBeginning.OwnArea or DraftBeginning.Successor && file.Benchmark is null)
        {
            return RulesRefusals.OnlyTables;
        }

        if (beginning == DraftBeginning.OwnArea)
        {
            if (home.AreaCode is not { Length: 6 } own)
            {
                return RulesRefusals.NoArea;
            }

            area = own;
        }

        if (!Answers(home, area))
        {
            return RulesRefusals.OtherArea;
        }

        var form = ScheduleText.Of(file);
        string? succeeds = null;
        if (beginning == DraftBeginning.Successor)
        {
            (key, succeeds) = (await FreeKey(key, area, cancellation), from.Id);
            form = form with { Table = form.Table! with { From = "", To = "" } };
        }

        if (await db.ScheduleDrafts.AnyAsync(d => d.Key == key && d.Jurisdiction == area && (d.State == ScheduleDraftState.Draft || d.State == ScheduleDraftState.Submitted), cancellation))
        {
            return RulesRefusals.DraftOpen;
        }

        var draft = new ScheduleDraftRow
        {
            Id = save.NewId(), Key = key, Jurisdiction = area, OrganisationId = home.Id, Path = home.Path, BasedOn = from.Id, Succeeds = succeeds, Typed = form.Write(), Hash = HashOf(form, key, area),
            State = ScheduleDraftState.Draft, Authors = door.Person.Id, SavedBy = door.Person.Id, CreatedAt = save.Now, SavedAt = save.Now,
        };
        db.ScheduleDrafts.Add(draft);
        return await save.Save(draft, "schedule-draft-begun", door.Person.Id, cancellation, new JsonObject { ["basedOn"] = from.Id }) ? draft : RulesRefusals.DraftOpen;
    }

    /// <summary>Keeps whatever stands in the form.</summary>
    /// <param name="version">The version of the draft that the page showed.</param>
    public async Task<Outcome<ScheduleDraftRow>> Save(string id, ScheduleForm form, long version, CancellationToken cancellation)
    {
        if (await Find(id, cancellation) is not { } draft)
        {
            return RulesRefusals.NoSuchDraft;
        }

        if (!Mine(draft))
        {
            return RulesRefusals.NotYours;
        }

        if (draft.State != ScheduleDraftState.Draft)
        {
            return RulesRefusals.Settled;
        }

        var typed = form.Write();
        if (typed == draft.Typed)
        {
            return draft;
        }

        if (version != draft.Version)
        {
            return RulesRefusals.Stale(await NameOf(draft.SavedBy, cancellation), draft.SavedAt);
        }

        (draft.Typed, draft.Hash, draft.SavedBy, draft.SavedAt) = (typed, HashOf(form, draft.Key, draft.Jurisdiction), door.Person.Id, save.Now);
        draft.Authors = draft.Authors.Split(' ').Contains(door.Person.Id) ? draft.Authors : $"{draft.Authors} {door.Person.Id}";
        return await save.Save(draft, "schedule-draft-saved", door.Person.Id, cancellation) ? draft : RulesRefusals.Conflict;
    }

    public async Task<Outcome<ScheduleDraftRow>> Discard(string id, CancellationToken cancellation)
    {
        if (await Find(id, cancellation) is not { } draft)
        {
            return RulesRefusals.NoSuchDraft;
        }

        if (!Mine(draft))
        {
            return RulesRefusals.NotYours;
        }

        if (draft.State != ScheduleDraftState.Draft)
        {
            return RulesRefusals.Settled;
        }

        draft.State = ScheduleDraftState.Discarded;
        return await save.Save(draft, "schedule-draft-discarded", door.Person.Id, cancellation) ? draft : RulesRefusals.Conflict;
    }

    public async Task<string> NameOf(string account, CancellationToken cancellation) =>
        await db.Users.AsNoTracking().Where(u => u.Id == account).Select(u => u.DisplayName).FirstOrDefaultAsync(cancellation) ?? Texts.Of("rules.desk.staff");

    public Task<CheckedDraft> Check(ScheduleDraftRow draft, ScheduleForm form, CancellationToken cancellation) => check.Of(draft, form, cancellation);

    /// <summary>Key and area of a line.</summary>
    public static (string Key, string Jurisdiction) Split(string line) => line.LastIndexOf('@') is >= 0 and var at ? (line[..at], line[(at + 1)..]) : (line, "");

    private static string HashOf(ScheduleForm form, string key, string area) => ScheduleSet.HashOf(ScheduleText.Read(form, key, area).Json ?? form.Write());

    private static string Stem(string area) => area.EndsWith("0000", StringComparison.Ordinal) ? area[..2] : area.EndsWith("00", StringComparison.Ordinal) ? area[..4] : area;

    private async Task<string> FreeKey(string key, string area, CancellationToken cancellation)
    {
        for (var number = 2; ; number++)
        {
            var next = FormattableString.Invariant($"{key}-{number}");
            if (!await db.Schedules.AnyAsync(s => s.Key == next && s.Jurisdiction == area, cancellation))
            {
                return next;
            }
        }
    }
}

/// <summary>Saves a draft or a simulation with its link in the chain of the rules.</summary>
public sealed class RuleSave(CaseDb db, WriteGate gate, Ids ids, TimeProvider clock)
{
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public string NewId() => ids.New();

    /// <returns>False where somebody else was quicker.</returns>
    public Task<bool> Save(ScheduleDraftRow draft, string what, string? by, CancellationToken cancellation, JsonObject? more = null)
    {
        draft.Version++;
        var data = new JsonObject { ["draft"] = draft.Id, ["schedule"] = ScheduleRow.LineOf(draft.Key, draft.Jurisdiction), ["hash"] = draft.Hash };
        foreach (var (name, value) in more ?? [])
        {
            data[name] = value?.DeepClone();
        }

        return Save(what, by, data, cancellation);
    }

    /// <inheritdoc cref="Save(ScheduleDraftRow, string, string?, CancellationToken, JsonObject?)"/>
    public async Task<bool> Save(string what, string? by, JsonObject data, CancellationToken cancellation)
    {
        using var turn = await gate.Write(cancellation);
        await AuditChain.Append(db, ImportSchedules.Chain, Now, what, by, data, cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            return false;
        }
    }
}
