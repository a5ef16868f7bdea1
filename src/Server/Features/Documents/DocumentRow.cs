namespace Qingyi.Server.Features.Documents;

/// <summary>文书的一个版本: a text that somebody made; never changed afterwards. The text lies sealed beside the case.</summary>
public sealed class DocumentRow
{
    public required string Id { get; init; }
    public required string CaseId { get; init; }

    /// <summary>Kind of the template.</summary>
    public required string Kind { get; init; }

    /// <summary>From 1, by case and kind.</summary>
    public required int Version { get; init; }
    public required string TextId { get; init; }

    /// <summary>SHA-256 of the text, lower-case hex.</summary>
    public required string Hash { get; init; }
    public required string By { get; init; }
    public required string ByName { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>定稿: this version is what leaves the house; its number stands in the text.</summary>
    public bool Final { get; init; }
    public string? Number { get; init; }

    /// <summary>The organisation's edition of the template that the text was made from; null: the shipped one.</summary>
    public string? EditionId { get; init; }

    /// <summary>SHA-256 of that template's text; null in what was made before templates had editions.</summary>
    public string? TemplateHash { get; init; }
}
