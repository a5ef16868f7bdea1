using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Documents;

/// <summary>
/// An organisation's own wording of a document: proposed by its system administrator, published or sent back by a 业务主管 of it or of one above. The two roles are never held together
/// (<see cref="Separation"/>), so that no edition comes into force by one person's hand.
/// </summary>
public sealed class KeepEdition(CaseDb db, AccountSave save, Ids ids, TimeProvider clock)
{
    public const int LongestReason = 500;

    public static Refusal NoSuchTemplate { get; } = Refusals.Of("no-such-template");

    /// <summary>The editions that a person may open: the own organisation's, what holds above it, and, for who publishes them, those below.</summary>
    public IQueryable<EditionRow> VisibleTo(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        var steps = TemplateEditions.Steps(person.Path);
        var (own, path) = (person.OrganisationId, person.Is(Role.Supervisor) ? person.Path : null);
        return db.DocumentEditions.AsNoTracking().Where(e => e.OrganisationId == own || (e.State == EditionRow.Published && steps.Contains(e.OrganisationId))
            || (path != null && db.Organisations.Any(o => o.Id == e.OrganisationId && o.Path.StartsWith(path))));
    }

    /// <param name="text">Null: gives up the own wording.</param>
    /// <param name="basis">The last version that the person saw, 0 for none.</param>
    public async Task<Outcome<EditionRow>> Propose(string kind, string? text, int basis, string? reason, Person by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (DocumentTemplates.Find(kind) is not { } shipped)
        {
            return NoSuchTemplate;
        }

        if (string.IsNullOrWhiteSpace(reason) || reason.Trim().Length > LongestReason)
        {
            return Refusals.Of("invalid-data.template-change-reason", LongestReason);
        }

        var (tidy, why) = (text is null ? null : TemplateCheck.Tidy(text), reason.Trim());
        if (tidy is not null && TemplateCheck.Of(shipped, tidy) is { Count: > 0 } faults)
        {
            return Faulty(faults);
        }

        var versions = await db.DocumentEditions.AsNoTracking().Where(e => e.OrganisationId == by.OrganisationId && e.Kind == kind).OrderBy(e => e.Version).ToListAsync(cancellation);
        var (last, hash) = (versions.LastOrDefault(), tidy is null ? "" : DocumentTemplate.HashOf(tidy));
        if (last is { State: EditionRow.Proposed } && last.By == by.Id && last.Hash == hash && last.Reason == why)
        {
            return last;
        }

        if (last is { State: EditionRow.Proposed })
        {
            return Refusals.Of("template-waiting", last.Version);
        }

        if ((last?.Version ?? 0) != basis)
        {
            return Changed(last!.Version);
        }

        var holding = versions.LastOrDefault(v => v.State == EditionRow.Published);
        if (holding?.Hash == hash || (holding is null && tidy is null))
        {
            return Refusals.Of(tidy is null ? "template-unchanged.no-own" : "template-unchanged.same");
        }

        var row = new EditionRow
        {
            Id = ids.New(), OrganisationId = by.OrganisationId, Kind = kind, Version = basis + 1, Text = tidy, Hash = hash, Reason = why, By = by.Id, ByName = by.Name, At = clock.GetUtcNow(), State = EditionRow.Proposed,
        };
        db.DocumentEditions.Add(row);
        return await Saved("template-proposed", row, by, () => Changed(basis + 1), cancellation);
    }

    public async Task<Outcome<EditionRow>> Withdraw(string id, Person by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (await db.DocumentEditions.FirstOrDefaultAsync(e => e.Id == id && e.OrganisationId == by.OrganisationId, cancellation) is not { } row)
        {
            return NoSuchTemplate;
        }

        if (row.State == EditionRow.Withdrawn)
        {
            return row;
        }

        if (row.State != EditionRow.Proposed)
        {
            return Decided(row);
        }

        (row.State, row.DecidedBy, row.DecidedByName, row.DecidedAt) = (EditionRow.Withdrawn, by.Id, by.Name, clock.GetUtcNow());
        return await Saved("template-withdrawn", row, by, () => Decided(row), cancellation);
    }

    /// <summary>The second person's word.</summary>
    public async Task<Outcome<EditionRow>> Decide(string id, bool publish, string? opinion, Person by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (!await VisibleTo(by).AnyAsync(e => e.Id == id, cancellation) || await db.DocumentEditions.FirstAsync(e => e.Id == id, cancellation) is not { } row)
        {
            return NoSuchTemplate;
        }

        if (await MayNotDecide(row, by, cancellation) is { } refusal)
        {
            return refusal;
        }

        var word = opinion?.Trim() ?? "";
        if (word.Length > LongestReason || (!publish && word.Length == 0))
        {
            return Refusals.Of("invalid-data.template-return-opinion", LongestReason);
        }

        var state = publish ? EditionRow.Published : EditionRow.Returned;
        if (row.State == state && row.DecidedBy == by.Id)
        {
            return row;
        }

        if (row.State != EditionRow.Proposed)
        {
            return Decided(row);
        }

        // What the service demands may have become more since it was proposed.
        if (publish && row.Text is { } text && TemplateCheck.Of(DocumentTemplates.Find(row.Kind)!, text) is { Count: > 0 } faults)
        {
            return Faulty(faults);
        }

        (row.State, row.DecidedBy, row.DecidedByName, row.DecidedAt, row.Opinion) = (state, by.Id, by.Name, clock.GetUtcNow(), word.Length == 0 ? null : word);
        return await Saved(publish ? "template-published" : "template-returned", row, by, () => Decided(row), cancellation);
    }

    /// <summary>Why this person may not decide on an edition that she may open; null where she may.</summary>
    public async Task<Refusal?> MayNotDecide(EditionRow row, Person by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(by);
        return !by.Is(Role.Supervisor) || row.By == by.Id || !await db.Organisations.AsNoTracking().AnyAsync(o => o.Id == row.OrganisationId && o.Path.StartsWith(by.Path), cancellation)
            ? Refusals.Of("not-permitted.template-by-supervisor") : null;
    }

    /// <summary>What waits for this person's word, the oldest first.</summary>
    public async Task<IReadOnlyList<EditionRow>> Waiting(Person person, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        return !person.Is(Role.Supervisor) ? []
            : await db.DocumentEditions.AsNoTracking().Where(e => e.State == EditionRow.Proposed && db.Organisations.Any(o => o.Id == e.OrganisationId && o.Path.StartsWith(person.Path))).OrderBy(e => e.At).Take(100).ToListAsync(cancellation);
    }

    private async Task<Outcome<EditionRow>> Saved(string what, EditionRow row, Person by, Func<Refusal> late, CancellationToken cancellation)
    {
        try
        {
            await save.Save(what, by.Id, new JsonObject { ["edition"] = row.Id, ["kind"] = row.Kind, ["organisation"] = row.OrganisationId, ["version"] = row.Version, ["sha256"] = row.Hash }, cancellation);
            return row;
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            return late();
        }
    }

    private static Refusal Changed(int version) => Refusals.Of("template-changed", version);

    private static Refusal Decided(EditionRow row) => Refusals.Of("template-decided", row.Version);

    private static Refusal Faulty(IReadOnlyList<TemplateFault> faults) => Refusals.Of("template-faulty.edition-problems", faults.Count, faults[0]);
}
