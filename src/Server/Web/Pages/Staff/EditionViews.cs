using Qingyi.Server.Features.Documents;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>本单位的文书模板: one kind of document.</summary>
/// <param name="Organisation">Whose editions these are.</param>
/// <param name="Sheet">The text with a sample's values; null where its marks cannot be read.</param>
/// <param name="Shown">The edition whose text is shown; null: what holds, or what was typed.</param>
/// <param name="Holding">What holds for the organisation now.</param>
/// <param name="Latest">The organisation's last version; what is proposed comes after it.</param>
/// <param name="Versions">Newest first.</param>
public sealed record EditionView(
    string Kind, string Name, string Organisation, string Text, SheetView? Sheet, IReadOnlyList<TemplateFault> Faults, EditionLine? Shown, string Holding, int Latest, IReadOnlyList<EditionLine> Versions) : IPageView
{
    /// <summary>What was asked for: an edition's id, or the shipped one.</summary>
    public string? Show { get; init; }
    public bool MayWrite { get; init; }

    /// <summary>Why this person does not decide on what is shown; null: it is hers, or nothing waits.</summary>
    public string? MayNotDecide { get; init; }

    /// <summary>The organisation has wording of its own in force, and may give it up.</summary>
    public bool HasOwn { get; init; }

    /// <summary>Name of the file that was uploaded just now.</summary>
    public string? Uploaded { get; init; }

    /// <summary>Why the file could not be taken.</summary>
    public IReadOnlyList<TemplateFault> UploadFaults { get; init; } = [];
    public string? Refusal { get; init; }
    public string? Reason { get; init; }

    public Type Component => typeof(EditionPage);

    public string Title(Words words) => Name;
}

/// <param name="State">One of <see cref="EditionRow"/>.</param>
/// <param name="Holds">It is what the organisation's documents are made by.</param>
public sealed record EditionLine(
    string Id, int Version, bool Inherits, string State, bool Holds, string Reason, string By, DateTimeOffset At, string? DecidedBy, DateTimeOffset? DecidedAt, string? Opinion, string Hash);

/// <summary>Proposed, and waiting for whoever reads this.</summary>
public sealed record EditionWaiting(string Id, string Kind, string Name, string Organisation, int Version, string By, DateTimeOffset At, string Reason);

/// <summary>The sheet and the faults alone, for the page that is open.</summary>
public sealed record EditionPart(SheetView? Sheet, IReadOnlyList<TemplateFault> Faults) : IPageView
{
    public Type Component => typeof(EditionPartPiece);

    public string Title(Words words) => words["document.preview"];
}

/// <summary>What changed from one text to another.</summary>
public sealed record EditionDifferences(string Kind, string Name, string From, string To, IReadOnlyList<ChangedLine> Lines) : IPageView
{
    public Type Component => typeof(EditionDifferencesPage);

    public string Title(Words words) => words["document.differences"];
}
