using Microsoft.EntityFrameworkCore;

namespace Qingyi.Server.Features.Returns;

/// <summary>A template, as read; versions never change.</summary>
public sealed class ReturnTemplateRow
{
    public required string Key { get; init; }
    public required int Version { get; init; }
    public required string Json { get; init; }
    public required string Hash { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>One unit's return for one period. Before it is opened there is no row; then it stands in the unit's book of returns.</summary>
public sealed class ReturnRow
{
    /// <summary>Key of the books that returns stand in.</summary>
    public const string Book = "returns";

    public required string Id { get; init; }
    public required string BookId { get; init; }

    /// <summary>Empty where it is handed in by hand.</summary>
    public required string CampaignId { get; init; }
    public required string Obligation { get; init; }

    /// <summary>Empty for a single obligation; a running number for what is handed in by hand.</summary>
    public required string Period { get; init; }
    public required string Title { get; init; }
    public required string UnitId { get; init; }
    public required string Path { get; init; }
    public string? UpperId { get; init; }

    /// <summary><c>plan</c>, <c>gather</c>, <c>collect</c> or <c>by-hand</c>.</summary>
    public required string Kind { get; init; }
    public required string Template { get; init; }
    public required int TemplateVersion { get; init; }

    /// <summary>A code of <see cref="Domain.Returns.ReturnState"/>.</summary>
    public required string State { get; set; }
    public DateOnly? Opens { get; init; }
    public DateOnly? Due { get; init; }

    /// <summary>JSON array of sentences.</summary>
    public required string Derivation { get; init; }

    /// <summary>JSON of <see cref="Domain.Returns.ReturnContent"/>: figures and ids, no words of people.</summary>
    public required string Content { get; set; }

    /// <summary>How often it was handed in.</summary>
    public int Round { get; set; }
    public DateTimeOffset? SubmittedAt { get; set; }
    public DateTimeOffset? ReceivedAt { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public long Version { get; set; }

    /// <summary>Handed in after its last day, or not in although the day is over. An inner date marks nobody late.</summary>
    public bool LateAt(DateTimeOffset now) => Kind == Domain.Returns.DutyKind.Plan && Due is { } due && (Domain.Returns.ReturnState.IsIn(State) ? SubmittedAt ?? now : now) >= Domain.Deadlines.LegalDay.End(due);
}

/// <summary>A return as it was handed in, with its receipt and what the upper level said.</summary>
public sealed class ReturnSubmissionRow
{
    public required string ReturnId { get; init; }

    /// <summary>From 1.</summary>
    public required int Round { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string By { get; init; }
    public required string ByName { get; init; }

    /// <summary>Number of the receipt (回执号).</summary>
    public required string Number { get; init; }

    /// <summary>SHA-256 over everything that was handed in, the words included.</summary>
    public required string Hash { get; init; }
    public required string Content { get; init; }

    /// <summary>JSON array of the units whose returns were not in yet, and the sealed note about them.</summary>
    public required string Missing { get; init; }
    public string? MissingText { get; init; }
    public bool Late { get; init; }

    /// <summary><c>received</c>, <c>sent-back</c>, or null.</summary>
    public string? Verdict { get; set; }
    public DateTimeOffset? VerdictAt { get; set; }
    public string? VerdictBy { get; set; }
    public string? VerdictText { get; set; }
}

/// <summary>What happened to a return.</summary>
public sealed class ReturnEventRow
{
    public required string ReturnId { get; init; }

    /// <summary>From 1, without gaps.</summary>
    public required int Sequence { get; init; }
    public required DateTimeOffset At { get; init; }
    public string? By { get; init; }
    public required string ByName { get; init; }

    /// <summary><c>opened</c>, <c>counted</c>, <c>saved</c>, <c>filed</c>, <c>submitted</c>, <c>received</c>, <c>sent-back</c> or <c>chased</c>.</summary>
    public required string What { get; init; }
    public required string State { get; init; }

    /// <summary>Id of a sealed text: the reason, the words of the chase.</summary>
    public string? Text { get; init; }
}

/// <summary>Keys, tokens and indexes of the returns' tables.</summary>
internal static class ReturnTables
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<ReturnTemplateRow>().HasKey(x => new { x.Key, x.Version });
        builder.Entity<ReturnRow>(r =>
        {
            r.Property(x => x.Version).IsConcurrencyToken();
            r.HasIndex(x => new { x.CampaignId, x.Obligation, x.Period, x.UnitId }).IsUnique();
            r.HasIndex(x => x.Path);
            r.HasIndex(x => new { x.UpperId, x.State });
        });
        builder.Entity<ReturnSubmissionRow>().HasKey(x => new { x.ReturnId, x.Round });
        builder.Entity<ReturnEventRow>().HasKey(x => new { x.ReturnId, x.Sequence });
    }
}
