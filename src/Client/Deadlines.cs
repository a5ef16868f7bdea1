namespace Qingyi.Client;

/// <summary>Asks for an extension (延期).</summary>
/// <param name="Ground">Code of a ground that the law gives for this limit.</param>
/// <param name="Amount">Units of the limit: working days, days, months or hours.</param>
/// <param name="Reason">In the officer's words; sealed with the case.</param>
public sealed record DeadlineExtension(string Ground, int Amount, string Reason);

/// <summary>Records time that does not count (中止、扣除).</summary>
/// <param name="From">First day that does not count.</param>
/// <param name="Last">Last day that does not count; null: not known yet.</param>
public sealed record DeadlinePause(string Ground, string Reason, DateOnly? From = null, DateOnly? Last = null);

/// <summary>Ends an open pause.</summary>
/// <param name="Last">Last day that does not count; null: today.</param>
public sealed record DeadlineResumption(string Reason, DateOnly? Last = null);

/// <summary>A deadline after it was counted anew.</summary>
/// <param name="State"><c>running</c> or <c>paused</c>.</param>
/// <param name="Due">The last day; null while paused.</param>
/// <param name="DueAt">UTC; null while paused.</param>
/// <param name="Derivation">How the last day was reached, line by line.</param>
public sealed record DeadlineNow(string Id, string State, DateOnly? Due, DateTimeOffset? DueAt, IReadOnlyList<string> Derivation);
