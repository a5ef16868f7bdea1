using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Matters;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Inspections;
using Qingyi.Server.Features.Matters;
using Qingyi.Server.People;

namespace Qingyi.Server.Features.Attachments;

/// <summary>Files beside one item of an inspection's checklist: added by its two inspectors while it is under way, read by who may see the matter.</summary>
public sealed class ItemFiles(MatterQueries queries, AttachFiles files, PersonAtDoor door)
{
    /// <summary>Why this person may not add anything; null when they may.</summary>
    public static Refusal? Refuse(Case of, Person person)
    {
        ArgumentNullException.ThrowIfNull(of);
        ArgumentNullException.ThrowIfNull(person);
        return of.Facts.Assignment?.Includes(person.Id) != true ? Refusals.Of("not-permitted.inspection-files-by-inspectors")
            : of.Stage != CaseStage.Underway ? Refusals.Of("matter-closed")
            : null;
    }

    public async Task<Outcome<List<AttachmentItem>>> Add(string id, string? item, IFormFileCollection given, CancellationToken cancellation)
    {
        if (await queries.Find(door.Person, id, cancellation) is not { } of)
        {
            return MatterRefusals.NoSuchMatter;
        }

        if (Refuse(of, door.Person) is { } refusal)
        {
            return refusal;
        }

        return Checklists.Of(of)?.Items.Any(i => i.Id == item) == true
            ? await files.Add(id, item!, given, Refuse, cancellation)
            : Refusals.Of("no-such-item");
    }

    public async Task<Outcome<IReadOnlyList<AttachmentItem>>> Of(string id, CancellationToken cancellation) =>
        await queries.Find(door.Person, id, cancellation) is null ? MatterRefusals.NoSuchMatter : new Outcome<IReadOnlyList<AttachmentItem>>(await files.Of(id, null, true, cancellation), null);

    public async Task<IResult?> Open(HttpContext http, string id, string file, CancellationToken cancellation) =>
        await queries.Find(door.Person, id, cancellation) is null ? null : await files.Open(http, id, null, file, cancellation);
}
