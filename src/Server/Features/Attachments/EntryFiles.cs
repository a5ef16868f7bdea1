using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Domain.Registers;
using Qingyi.Server.Features.Registers;
using Qingyi.Server.People;

namespace Qingyi.Server.Features.Attachments;

/// <summary>Files of an entry: added by those who keep the book until the entry has ended. Above the book's own organisation one sees that they are there, not what they say.</summary>
public sealed class EntryFiles(RegisterQueries queries, AttachFiles files, PersonAtDoor door)
{
    private static Refusal Ended { get; } = Refusals.Of("entry-ended");

    /// <summary>Why this person may not add anything; null when they may.</summary>
    public async Task<Refusal?> Refuse(Person person, RegisterDefinition of, RegisterEntryRow entry, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(of);
        ArgumentNullException.ThrowIfNull(entry);
        return entry.OrganisationId != person.OrganisationId ? RegisterRefusals.NotKeeper(of) : await queries.MayKeep(person, of, cancellation) ?? (of.State(entry.State).Ended ? Ended : null);
    }

    public async Task<Outcome<List<AttachmentItem>>> Add(string key, string id, IFormFileCollection given, CancellationToken cancellation)
    {
        var person = door.Person;
        if (await queries.Find(person, key, cancellation) is not { } register || await queries.Entry(person, key, id, cancellation) is not { } entry)
        {
            return RegisterRefusals.NoSuchEntry;
        }

        return await Refuse(person, register.Definition, entry, cancellation) is { } refusal ? refusal : await files.Add(entry.BookId, id, given, (_, _) => null, cancellation);
    }

    public async Task<Outcome<IReadOnlyList<AttachmentItem>>> Of(string key, string id, CancellationToken cancellation) =>
        await queries.Entry(door.Person, key, id, cancellation) is { } entry ? new Outcome<IReadOnlyList<AttachmentItem>>(await Of(entry, cancellation), null) : RegisterRefusals.NoSuchEntry;

    public Task<IReadOnlyList<AttachmentItem>> Of(RegisterEntryRow entry, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return files.Of(entry.BookId, entry.Id, entry.OrganisationId == door.Person.OrganisationId, cancellation);
    }

    public async Task<IResult?> Open(HttpContext http, string key, string id, string file, CancellationToken cancellation) =>
        await queries.Entry(door.Person, key, id, cancellation) is { } entry && entry.OrganisationId == door.Person.OrganisationId ? await files.Open(http, entry.BookId, id, file, cancellation) : null;
}
