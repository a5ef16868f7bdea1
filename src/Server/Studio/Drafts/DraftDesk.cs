using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.Http;
using Qingyi.Server.Storage;
using Qingyi.Server.Studio.Reading;

namespace Qingyi.Server.Studio.Drafts;

/// <summary>What is there of one procedure for one person, before something is written.</summary>
/// <param name="Row">The draft of her organisation, if there is one.</param>
/// <param name="Visible">All versions that she sees.</param>
public sealed record DraftPlace(Person By, string Key, DraftRow? Row, IReadOnlyList<Edition> Visible)
{
    /// <summary>What she would open now; null for a new procedure.</summary>
    public Edition? Edition => Visible.FirstOrDefault(e => e.IsLatest);
}

/// <summary>How a draft gets its next content.</summary>
/// <param name="Kind">Of the revision that is kept of it.</param>
/// <param name="Sent">The id that the page had; the page may still send it for a while.</param>
/// <param name="KeepId">The draft's id stays.</param>
public sealed record DraftStep(string Kind, string? Page, string? Sent, bool KeepId = false);

/// <summary>Writes drafts and their revisions. Whoever writes decides anew when somebody else was faster.</summary>
public sealed class DraftDesk(CaseDb db, Ids ids, WriteGate gate, IdempotencyScope idempotency, TimeProvider clock)
{
    private const int Attempts = 5;
    private const int RunLength = 64;

    /// <summary>Saves of one person within this time are one revision.</summary>
    public static readonly TimeSpan Folding = TimeSpan.FromMinutes(10);

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>A key for a procedure that nobody has named one for.</summary>
    public string NewKey() => $"procedure-{ids.New()[16..]}";

    public async Task<DraftRow?> Find(Person by, string key, CancellationToken cancellation) =>
        await db.Drafts.FirstOrDefaultAsync(d => d.DefinitionId == key && d.OrganisationId == by.OrganisationId, cancellation);

    /// <summary>Lets <paramref name="attempt"/> decide and record, and saves once; again from the start where another node's save came between.</summary>
    /// <param name="key">Of the procedure; who writes its drafts in this process does so one after the other.</param>
    /// <remarks>What a refusal leaves recorded is saved too: a refused drawing is kept.</remarks>
    public async Task<Outcome<T>> Write<T>(string key, Func<Task<Outcome<T>>> attempt, CancellationToken cancellation)
    {
        using var place = await gate.Draft(key, cancellation);
        for (var number = 1; ; number++)
        {
            var outcome = await attempt();
            try
            {
                using var turn = await gate.Save(cancellation);
                await (outcome.Done ? idempotency.Save(db, outcome.Value, Now, cancellation) : db.SaveChangesAsync(cancellation));
                return outcome;
            }
            catch (DbUpdateException failure) when (number < Attempts && failure.IsConflict())
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Gives the draft a content; the first one makes it.</summary>
    public async Task<Edition> Put(DraftPlace place, JsonObject model, DraftStep step, CancellationToken cancellation)
    {
        var (now, origin) = (Now, place.Edition);
        var row = place.Row;
        var keeps = step.KeepId && row is not null;
        var id = keeps ? row!.Id : ids.New();
        var name = model.Word("name") is { Length: > 0 } given ? given : origin?.Name ?? Texts.Of("studio.draft.unnamed");
        var number = row?.Version ?? await NextNumber(place.Key, cancellation);
        var edition = new Edition(id, place.Key, name, number, place.By.OrganisationId, IsDraft: true, IsPublished: false, IsLatest: true, row?.CreatedAt ?? now);
        Envelope.Stamp(model, edition, row is null ? origin?.Id : row.BasedOn);
        var json = StudioJson.Text(model);
        if (row is null)
        {
            db.Drafts.Add(new DraftRow
            {
                DefinitionId = place.Key, OrganisationId = place.By.OrganisationId, Id = id, Run = Run(step.Sent, id), Name = name, Version = number, BasedOn = origin?.Id, Json = json,
                SavedBy = place.By.Id, Page = step.Page, CreatedAt = now, SavedAt = now,
            });
        }
        else
        {
            row.Run = step.Page is not null && row.Page == step.Page && row.SavedBy == place.By.Id ? Run(row.Run, keeps ? "" : id) : Run(step.Sent, id);
            (row.Id, row.Name, row.Json, row.SavedBy, row.Page, row.SavedAt) = (id, name, json, place.By.Id, step.Page, now);
        }

        await Keep(step.Kind, place, id, json, step.Page, cancellation);
        return edition with { CreatedAt = now };
    }

    /// <summary>Keeps a content as a revision; saves of one person fold into her last one for ten minutes.</summary>
    public async Task Keep(string kind, DraftPlace place, string draftId, string json, string? page, CancellationToken cancellation)
    {
        var now = Now;
        var mine = db.Revisions.Where(r => r.DefinitionId == place.Key && r.OrganisationId == place.By.OrganisationId);
        var last = kind switch
        {
            RevisionKind.Saved => await mine.Where(r => r.Kind != RevisionKind.Refused).OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancellation),
            RevisionKind.Refused => await mine.Where(r => r.Kind == RevisionKind.Refused && r.By == place.By.Id && r.Page == page).OrderByDescending(r => r.Id).FirstOrDefaultAsync(cancellation),
            _ => null,
        };
        if (last is not null && last.Kind == kind && last.By == place.By.Id && now - last.BegunAt < Folding)
        {
            (last.DraftId, last.Json, last.Page, last.SavedAt) = (draftId, json, page, now);
            return;
        }

        db.Revisions.Add(new RevisionRow
        {
            DefinitionId = place.Key, OrganisationId = place.By.OrganisationId, DraftId = draftId, Kind = kind, Json = json, By = place.By.Id, Page = page, BegunAt = now, SavedAt = now,
        });
    }

    /// <summary>How a person is called in a sentence.</summary>
    public async Task<string> NameOf(string account, CancellationToken cancellation) =>
        await db.Users.AsNoTracking().Where(u => u.Id == account).Select(u => u.DisplayName).FirstOrDefaultAsync(cancellation) ?? Texts.Of("studio.draft.unknown-person");

    /// <summary>Numbers run through all organisations, so that one chain of editions never has a number twice.</summary>
    public async Task<int> NextNumber(string key, CancellationToken cancellation) =>
        (await db.Definitions.Where(d => d.DefinitionId == key).MaxAsync(d => (int?)d.Version, cancellation) ?? 0) + 1;

    private static string Run(string? before, string id) =>
        string.Join(' ', $"{before} {id}".Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).TakeLast(RunLength));
}
