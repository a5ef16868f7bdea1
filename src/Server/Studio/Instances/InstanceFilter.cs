using Qingyi.Server.Storage;

namespace Qingyi.Server.Studio.Instances;

/// <summary>A bound in time: <see cref="Column"/> is CreatedAt, UpdatedAt or FinishedAt.</summary>
public sealed record TimestampFilter(string? Column = null, string? Operator = null, DateTimeOffset? Timestamp = null);

/// <summary>What Studio's list of instances is narrowed by; everything may be absent.</summary>
public sealed record InstanceFilter
{
    /// <summary>Counts from 0.</summary>
    public int? Page { get; init; }
    public int? PageSize { get; init; }

    /// <summary>Part of a case number or title, or the id of an instance.</summary>
    public string? SearchTerm { get; init; }
    public string? DefinitionId { get; init; }
    public IReadOnlyList<string>? DefinitionIds { get; init; }

    /// <summary>A case number.</summary>
    public string? CorrelationId { get; init; }
    public int? Version { get; init; }
    public bool? HasIncidents { get; init; }
    public bool? IsSystem { get; init; }
    public string? Status { get; init; }
    public IReadOnlyList<string>? Statuses { get; init; }
    public string? SubStatus { get; init; }
    public IReadOnlyList<string>? SubStatuses { get; init; }
    public string? OrderBy { get; init; }
    public string? OrderDirection { get; init; }
    public IReadOnlyList<TimestampFilter>? TimestampFilters { get; init; }

    /// <summary>The rows that pass, without an order.</summary>
    internal IQueryable<InstanceRow> Narrow(CaseDb db, IQueryable<InstanceRow> rows)
    {
        var definitions = All(DefinitionIds, DefinitionId);
        var statuses = All(Statuses, Status);
        var subStatuses = All(SubStatuses, SubStatus);
        rows = definitions.Count == 0 ? rows : rows.Where(i => definitions.Contains(i.DefinitionId));
        rows = statuses.Count == 0 ? rows : rows.Where(i => statuses.Contains(i.Status));
        rows = subStatuses.Count == 0 ? rows : rows.Where(i => subStatuses.Contains(i.SubStatus));
        rows = Version is not { } version ? rows : rows.Where(i => db.Definitions.Any(d => d.Id == i.VersionId && d.Version == version));
        rows = string.IsNullOrEmpty(CorrelationId) ? rows : rows.Where(i => db.Cases.Any(c => c.Id == i.CaseId && c.Number == CorrelationId));
        rows = IsSystem == true ? rows.Where(_ => false) : rows;
        if (HasIncidents is { } held)
        {
            rows = rows.Where(i => db.Incidents.Any(x => x.InstanceId == i.Id && x.ResolvedAt == null) == held);
        }

        if (SearchTerm?.Trim() is { Length: > 0 } term)
        {
            rows = rows.Where(i => i.Id == term || db.Cases.Any(c => c.Id == i.CaseId && (c.Number.Contains(term) || c.Title.Contains(term))));
        }

        return (TimestampFilters ?? []).Aggregate(rows, Within);
    }

    internal IOrderedQueryable<InstanceRow> Order(CaseDb db, IQueryable<InstanceRow> rows)
    {
        var up = string.Equals(OrderDirection, "Ascending", StringComparison.OrdinalIgnoreCase);
        var ordered = Column(OrderBy) switch
        {
            "updated" => up ? rows.OrderBy(i => i.UpdatedAt) : rows.OrderByDescending(i => i.UpdatedAt),
            "finished" => up
                ? rows.OrderBy(i => i.Status).ThenBy(i => i.UpdatedAt)
                : rows.OrderBy(i => i.Status).ThenByDescending(i => i.UpdatedAt),
            "name" => up ? rows.OrderBy(i => db.Cases.First(c => c.Id == i.CaseId).Title) : rows.OrderByDescending(i => db.Cases.First(c => c.Id == i.CaseId).Title),
            _ => up ? rows.OrderBy(i => i.CreatedAt) : rows.OrderByDescending(i => i.CreatedAt),
        };
        return up ? ordered.ThenBy(i => i.Id) : ordered.ThenByDescending(i => i.Id);
    }

    // A finished instance never changes again: its last change is its end.
    private static IQueryable<InstanceRow> Within(IQueryable<InstanceRow> rows, TimestampFilter filter)
    {
        if (filter.Timestamp is not { } at)
        {
            return rows;
        }

        var column = Column(filter.Column);
        rows = column == "finished" ? rows.Where(i => i.Status == "Finished") : rows;
        return (filter.Operator, column is "updated" or "finished") switch
        {
            ("Is", true) => rows.Where(i => i.UpdatedAt == at),
            ("Is", _) => rows.Where(i => i.CreatedAt == at),
            ("IsNot", true) => rows.Where(i => i.UpdatedAt != at),
            ("IsNot", _) => rows.Where(i => i.CreatedAt != at),
            ("GreaterThan", true) => rows.Where(i => i.UpdatedAt > at),
            ("GreaterThan", _) => rows.Where(i => i.CreatedAt > at),
            ("LessThan", true) => rows.Where(i => i.UpdatedAt < at),
            ("LessThan", _) => rows.Where(i => i.CreatedAt < at),
            ("LessThanOrEqual", true) => rows.Where(i => i.UpdatedAt <= at),
            ("LessThanOrEqual", _) => rows.Where(i => i.CreatedAt <= at),
            (_, true) => rows.Where(i => i.UpdatedAt >= at),
            _ => rows.Where(i => i.CreatedAt >= at),
        };
    }

    private static string Column(string? name) => (name ?? "").ToUpperInvariant() switch
    {
        "UPDATED" or "UPDATEDAT" or "LASTEXECUTED" => "updated",
        "FINISHED" or "FINISHEDAT" => "finished",
        "NAME" => "name",
        _ => "created",
    };

    private static List<string> All(IReadOnlyList<string>? many, string? one) => [.. (many ?? []).Append(one).OfType<string>().Where(v => v.Length > 0)];
}
