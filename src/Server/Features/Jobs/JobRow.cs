using Microsoft.EntityFrameworkCore;

namespace Qingyi.Server.Features.Jobs;

/// <summary>任务中心: something that takes too long to wait for. Where it stands is in the row alone; a node that is killed loses its lease, and another one does it.</summary>
public sealed class JobRow
{
    public const string Waiting = "waiting";
    public const string Running = "running";
    public const string Done = "done";
    public const string Failed = "failed";
    public const string Cancelled = "cancelled";

    /// <summary>Done, and its file was removed when its time was over.</summary>
    public const string Expired = "expired";

    public required string Id { get; init; }

    /// <summary>Of a <see cref="JobWork"/>.</summary>
    public required string Kind { get; init; }
    public required string Title { get; init; }

    /// <summary>What it is about: key of a register, id of a case.</summary>
    public required string Subject { get; init; }

    /// <summary>The filter of the list, as it stood in the address.</summary>
    public required string Query { get; init; }

    /// <summary>Who asked; nobody else sees it.</summary>
    public required string OwnerId { get; init; }
    public required string State { get; set; }

    /// <summary>How many of how many; the whole is null while nobody knows it.</summary>
    public int Progress { get; set; }
    public int? Whole { get; set; }

    /// <summary>Why nothing came of it, in a sentence.</summary>
    public string? Reason { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>When the file goes, and later the line.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>The node that does it, and until when it need not say that it still does.</summary>
    public string? LeaseBy { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>Goes up with each taking; who lost the lease has a number that is over, and can finish nothing.</summary>
    public int Fence { get; set; }
}

/// <summary>What came of a job: sealed under a key of its own, named by its hash.</summary>
public sealed class JobFileRow
{
    public required string JobId { get; init; }
    public required string Name { get; init; }
    public required string Type { get; init; }
    public required string StoredAs { get; init; }
    public required string FileKey { get; init; }
    public required long Size { get; init; }
}

/// <summary>A case or a book whose content the file holds: who may no longer see one of them, may not have the file.</summary>
public sealed class JobHoldRow
{
    public required string JobId { get; init; }
    public required string CaseId { get; init; }
}

internal static class JobTables
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<JobRow>(j =>
        {
            j.Property(x => x.Fence).IsConcurrencyToken();
            j.Property(x => x.State).IsConcurrencyToken();
            j.HasIndex(x => new { x.OwnerId, x.Id });
            j.HasIndex(x => new { x.State, x.LeaseUntil });
            j.HasIndex(x => x.ExpiresAt);
        });
        builder.Entity<JobFileRow>().HasKey(x => x.JobId);
        builder.Entity<JobHoldRow>().HasKey(x => new { x.JobId, x.CaseId });
    }
}
