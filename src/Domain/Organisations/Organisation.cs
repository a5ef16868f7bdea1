namespace Qingyi.Domain.Organisations;

/// <summary>Rank of an organisation in the jurisdiction tree.</summary>
public enum OrganisationLevel { Province, City, County, Hospital }

/// <summary>A health commission or a hospital.</summary>
/// <remarks><see cref="Path"/> is the chain of ids from the root, <c>/p/c/x/</c>: a jurisdiction is every path that starts with one's own.</remarks>
public sealed class Organisation
{
    public required string Id { get; init; }
    public required string Name { get; set; }
    public required OrganisationLevel Level { get; init; }
    public string? ParentId { get; set; }
    public required string Path { get; set; }

    /// <summary>Six-digit area code (行政区划代码); picks the discretion benchmark.</summary>
    public string? AreaCode { get; init; }

    /// <summary>Short form that stands in document and case numbers, such as 示卫.</summary>
    public string? ShortName { get; set; }

    /// <summary>Since when it takes part in nothing any more; null while it stands. It stays in the tree, since files and audit name it.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    public bool Governs(Organisation other) => other.Path.StartsWith(Path, StringComparison.Ordinal);
}
