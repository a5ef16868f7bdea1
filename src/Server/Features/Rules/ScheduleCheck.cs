using Microsoft.EntityFrameworkCore;
using Qingyi.Rules;
using Qingyi.Rules.Figures;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Rules;

/// <summary>What is wrong with a draft, at a place of the schedule file; <paramref name="Path"/> is null where it concerns the whole or another schedule.</summary>
public sealed record DraftFault(string? Path, string Message);

/// <summary>A draft read and checked.</summary>
/// <param name="Changes">The schedules that it changes, by name; empty where it cannot be read.</param>
/// <param name="Rules">The rules over the changed schedules; null where faults stand.</param>
public sealed record CheckedDraft(IReadOnlyList<DraftFault> Faults, IReadOnlyList<(string Name, string Json)> Changes, GradingRules? Rules)
{
    public bool Sound => Faults.Count == 0;
}

/// <summary>Holds a draft against the published schedules, with the checks of the importer and no others.</summary>
public sealed class ScheduleCheck(CaseDb db, RulesInForce rules)
{
    private static string Draft => Texts.Of("rules.this-draft");

    public async Task<CheckedDraft> Of(ScheduleDraftRow draft, CancellationToken cancellation) => await Of(draft, ScheduleForm.Read(draft.Typed), cancellation);

    public async Task<CheckedDraft> Of(ScheduleDraftRow draft, ScheduleForm form, CancellationToken cancellation)
    {
        var (json, unread) = ScheduleText.Read(form, draft.Key, draft.Jurisdiction);
        if (json is null)
        {
            return new CheckedDraft(unread, [], null);
        }

        List<(string Name, string Json)> changes = [(Draft, json)];
        if (draft.Succeeds is { } earlier && form.Table is { } table)
        {
            var row = await db.Schedules.AsNoTracking().FirstAsync(s => s.Id == earlier, cancellation);
            changes.Insert(0, (RulesInForce.NameOf(row.Title, row.Jurisdiction), ScheduleText.Ended(row.Json, table.From.Trim())));
        }

        return Of((await rules.Now(db, cancellation)).Schedules, changes);
    }

    /// <summary>Changed schedules against a set.</summary>
    public static CheckedDraft Of(ScheduleSet published, IReadOnlyList<(string Name, string Json)> changes)
    {
        try
        {
            return new CheckedDraft([], changes, RulesInForce.Over(published.With(changes)));
        }
        catch (ScheduleException wrong)
        {
            return new CheckedDraft([.. wrong.Faults.Select(f => f.File == Draft ? new DraftFault(f.Path, f.Message) : new DraftFault(null, $"{f.File}：{f.Message}"))], changes, null);
        }
        catch (ArgumentException missing)
        {
            return new CheckedDraft([new DraftFault(null, missing.Message.Split(" (Parameter", StringSplitOptions.None)[0])], changes, null);
        }
    }
}
