namespace Qingyi.Server.Studio.Drafts;

/// <summary>What an organisation is drawing for one procedure; at most one draft a key and organisation.</summary>
public sealed class DraftRow
{
    /// <summary>The procedure's key.</summary>
    public required string DefinitionId { get; init; }
    public required string OrganisationId { get; init; }

    /// <summary>Version id that it would be published under. Every accepted save makes a new one, so it tells a stale save.</summary>
    public required string Id { get; set; }

    /// <summary>The ids that the page of the last save may still send: the one it began from, then each it was given; oldest first, a space between.</summary>
    public required string Run { get; set; }
    public required string Name { get; set; }
    public required int Version { get; set; }

    /// <summary>Version that it was derived from; null for a new procedure.</summary>
    public string? BasedOn { get; init; }
    public required string Json { get; set; }
    public required string SavedBy { get; set; }

    /// <summary>Page of the last save; null where a program saved.</summary>
    public string? Page { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset SavedAt { get; set; }
}

/// <summary>An earlier content of a draft, or one that was refused: nothing that somebody drew is lost.</summary>
public sealed class RevisionRow
{
    /// <summary>Counts up; later ones are larger.</summary>
    public long Id { get; init; }
    public required string DefinitionId { get; init; }
    public required string OrganisationId { get; init; }

    /// <summary>Id of the draft when it had this content; of a refused one the stale id that was sent.</summary>
    public required string DraftId { get; set; }

    /// <summary>One of <see cref="RevisionKind"/>.</summary>
    public required string Kind { get; init; }
    public required string Json { get; set; }
    public required string By { get; init; }
    public string? Page { get; set; }

    /// <summary>First save that was folded into it.</summary>
    public DateTimeOffset BegunAt { get; init; }

    /// <summary>Last save that was folded into it.</summary>
    public DateTimeOffset SavedAt { get; set; }
}

/// <summary>How a revision came to be. Stored; never renamed.</summary>
public static class RevisionKind
{
    /// <summary>Saves and autosaves of one person, folded for ten minutes.</summary>
    public const string Saved = "saved";

    /// <summary>A save that met somebody else's; its author may restore it.</summary>
    public const string Refused = "refused";
    public const string Restored = "restored";
    public const string Reverted = "reverted";
    public const string Imported = "imported";
    public const string Published = "published";
    public const string Discarded = "discarded";
}
