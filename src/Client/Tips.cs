using Refit;

namespace Qingyi.Client;

/// <summary>Whom a tip is about. At least one of the three is given.</summary>
/// <param name="Organisation">Id of a registered organisation, chosen from a list.</param>
/// <param name="Institution">A name as typed. Where it matches no organisation, the tip goes one level above every organisation that it resembles.</param>
/// <param name="Person">The person's name as typed.</param>
/// <param name="Department">The department as typed, at most <see cref="LongestName"/> characters. It decides nothing about who reads the tip.</param>
public sealed record TipAbout(string? Organisation = null, string? Institution = null, string? Person = null, string? Department = null)
{
    /// <summary>The most characters of a department and of a place.</summary>
    public const int LongestName = 100;
}

/// <summary>A reporter who gives a name. Sealed on arrival; read only with a reason and a second person.</summary>
/// <param name="Contact">A phone number, a mailbox or an address, as typed.</param>
public sealed record TipReporter(string Name, string Contact);

/// <summary>A tip-off, anonymous where no reporter is given.</summary>
/// <param name="Conduct">A conduct of the grading contract, for example <c>red-envelope</c>, or <c>other</c>.</param>
/// <param name="Text">What happened, in the reporter's words.</param>
/// <param name="HappenedOn">The (last) day of it, in Asia/Shanghai.</param>
/// <param name="Amount">Yuan, at most two decimals.</param>
/// <param name="Place">Where it happened, in the reporter's words, at most <see cref="TipAbout.LongestName"/> characters.</param>
public sealed record TipSubmission(
    TipAbout About,
    string Conduct,
    string Text,
    DateOnly? HappenedOn = null,
    decimal? Amount = null,
    TipReporter? Reporter = null,
    string? Place = null);

/// <summary>The answer to a tip. The receipt is shown once and cannot be recovered.</summary>
/// <param name="Receipt">20 digits without separators; groups of four are for the eye, and accepted when they come back.</param>
/// <param name="Readers">The desks that can read this tip, by name.</param>
/// <param name="Milestones">What happens next and by which legal day.</param>
public sealed record TipReceipt(string Receipt, IReadOnlyList<string> Readers, IReadOnlyList<Milestone> Milestones);

/// <summary>One promise to the reporter.</summary>
/// <param name="Due">Last day, inclusive, in Asia/Shanghai.</param>
public sealed record Milestone(string What, DateOnly Due);

/// <summary>A file that was taken in.</summary>
/// <param name="Removed">The kinds of metadata that were cut out of it, for example <c>gps</c>, <c>author</c>.</param>
public sealed record ReceivedAttachment(string Name, IReadOnlyList<string> Removed);

/// <summary>The body of a follow-up. It travels by POST so that the receipt stands in no URL.</summary>
public sealed record FollowUpRequest(string Receipt);

/// <summary>Where a tip stands.</summary>
/// <param name="Stage">The name of the stage it is in, one of <paramref name="Stages"/>.</param>
public sealed record FollowUp(string Stage, IReadOnlyList<ReachedStage> Stages, IReadOnlyList<TipMessage> Messages);

/// <summary>A plain-language stage.</summary>
/// <param name="ReachedOn">Absent while it lies ahead.</param>
public sealed record ReachedStage(string Name, DateOnly? ReachedOn = null);

/// <summary>One message of the two-way conversation about a tip.</summary>
/// <param name="From"><c>office</c> or <c>reporter</c>.</param>
public sealed record TipMessage(string From, DateTimeOffset At, string Text);

/// <summary>What a reporter adds later.</summary>
/// <param name="About">Absent: she adds to what she told. <c>retaliation</c>: she is made to suffer for it, and a leader has to answer. <c>review</c>: she does not accept the answer, once and within 30 days of it.</param>
public sealed record TipMessageSubmission(string Receipt, string Text, string? About = null);

/// <summary>How the reporter found the handling, once, after the answer.</summary>
/// <param name="Score">1 (very bad) to 5 (very good).</param>
/// <param name="Text">What she says with it; goes into the thread.</param>
public sealed record TipRating(string Receipt, int Score, string? Text = null);

/// <summary>The public's calls. They need no account and set no cookie.</summary>
public interface ITips
{
    /// <summary>Hands in a tip: 201, after it is stored. 422 where the text is missing or the conduct unknown.</summary>
    /// <param name="idempotencyKey">A repeat within 24 hours gets the first answer, the same receipt included.</param>
    [Post("/api/tips")]
    Task<TipReceipt> Submit([Body] TipSubmission tip, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellation = default);

    /// <summary>Adds files to a tip. The type is decided by content, not by name; 422 for a type that is not taken, 404 for any receipt that opens nothing.</summary>
    [Multipart]
    [Post("/api/tips/attachments")]
    Task<IReadOnlyList<ReceivedAttachment>> Attach(
        [AliasAs("receipt")] string receipt,
        [AliasAs("files")] IEnumerable<StreamPart> files,
        [Header("Idempotency-Key")] string? idempotencyKey = null,
        CancellationToken cancellation = default);

    /// <summary>Asks where a tip stands. Wrong and unknown receipts get the same 404.</summary>
    [Post("/api/tips/follow-up")]
    Task<FollowUp> FollowUp([Body] FollowUpRequest request, CancellationToken cancellation = default);

    /// <summary>Rates the handling: 422 before the answer and a second time.</summary>
    [Post("/api/tips/ratings")]
    Task<FollowUp> Rate([Body] TipRating rating, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellation = default);

    /// <summary>Adds a message to a tip.</summary>
    [Post("/api/tips/messages")]
    Task Say([Body] TipMessageSubmission message, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellation = default);
}
