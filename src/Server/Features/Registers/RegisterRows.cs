namespace Qingyi.Server.Features.Registers;

/// <summary>A version of a register's definition; never changed once written.</summary>
public sealed class RegisterDefinitionRow
{
    public required string Key { get; init; }
    public required int Version { get; init; }
    public required string Json { get; init; }

    /// <summary>SHA-256 of the file that it came from.</summary>
    public required string Hash { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>
/// The book that one organisation keeps of one register. Behind it stands a case row of kind <c>register</c>, so that visibility, audit chain, sealed texts,
/// deadlines and what leads on hold for it as for a matter; its id is the book's.
/// </summary>
public sealed class RegisterBookRow
{
    public required string Id { get; init; }
    public required string Register { get; init; }
    public required string OrganisationId { get; init; }

    /// <summary>The number that was given last.</summary>
    public int LastNumber { get; set; }
}

/// <summary>One entry. Codes, figures and days stand here; words of people are sealed under the book's key and stand as ids.</summary>
public sealed class RegisterEntryRow
{
    public required string Id { get; init; }
    public required string BookId { get; init; }
    public required string Register { get; init; }
    public required string OrganisationId { get; init; }

    /// <summary>From 1 within the book.</summary>
    public required int Number { get; init; }

    /// <summary>Stands once in a book; the entry's own id where the register knows no natural key.</summary>
    public required string NaturalKey { get; set; }
    public required string State { get; set; }

    /// <summary>The day that periods are counted by.</summary>
    public required DateOnly On { get; set; }
    public required string Codes { get; set; }

    /// <summary>Field to the id of its sealed text.</summary>
    public required string Texts { get; set; }

    /// <summary>What the list is searched in: labels and codes, never sealed text.</summary>
    public required string Search { get; set; }
    public required int DefinitionVersion { get; set; }
    public required string CreatedBy { get; init; }
    public required string CreatedByName { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ChangedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The last day of keeping, once it ended.</summary>
    public DateOnly? KeepUntil { get; set; }
    public string? ImportId { get; init; }

    /// <summary>The entry of another register that led to this one.</summary>
    public string? OriginEntryId { get; init; }
    public long Version { get; set; }
}

/// <summary>What happened to an entry.</summary>
public sealed class RegisterHistoryRow
{
    public required string EntryId { get; init; }

    /// <summary>From 1, without gaps.</summary>
    public required int Sequence { get; init; }
    public required DateTimeOffset At { get; init; }
    public string? By { get; init; }
    public required string ByName { get; init; }

    /// <summary><c>created</c>, <c>edited</c>, <c>imported</c>, <c>led</c>, or the key of a transition.</summary>
    public required string What { get; init; }
    public required string State { get; init; }

    /// <summary>JSON: field to [before, after]; of sealed fields the ids of their texts.</summary>
    public required string Changes { get; init; }
}

/// <summary>A file that was uploaded for import: looked through first, taken over once.</summary>
public sealed class RegisterImportRow
{
    public required string Id { get; init; }
    public required string Register { get; init; }
    public required string OrganisationId { get; init; }
    public required string By { get; init; }
    public required string ByName { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Name { get; init; }
    public required string StoredAs { get; init; }
    public required string FileKey { get; set; }
    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>JSON of the counts when it was taken over.</summary>
    public string? Result { get; set; }
    public long Version { get; set; }
}

/// <summary>A unit parameter as an organisation has set it.</summary>
public sealed class RegisterParameterRow
{
    public required string Register { get; init; }
    public required string OrganisationId { get; init; }
    public required string Name { get; init; }

    /// <summary>Invariant decimal text.</summary>
    public required string Value { get; set; }
    public required string By { get; set; }
    public required DateTimeOffset At { get; set; }
}
