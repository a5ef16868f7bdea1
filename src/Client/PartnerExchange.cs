using System.Text.Json.Nodes;
using Refit;

namespace Qingyi.Client;

/// <summary>A return that a lower commission or hospital sends up.</summary>
/// <param name="Campaign">The campaign's id at the upper side.</param>
/// <param name="Obligation">The obligation's key in the plan.</param>
/// <param name="Period">For example <c>2022Q1</c>; absent where the obligation falls due once.</param>
/// <param name="Organisation">Id of the reporting organisation at the upper side.</param>
/// <param name="Figures">Indicator or column name to value, as the obligation's form asks.</param>
/// <param name="Text">The report's words, where one is asked for.</param>
public sealed record ReportUp(string Campaign, string Obligation, string Organisation, JsonObject Figures, string? Period = null, string? Text = null);

/// <summary>A matter handed to another agency, or handed to us.</summary>
/// <param name="To">A recipient of the grading contract: <c>discipline</c>, <c>police</c>, <c>insurance-bureau</c>, …</param>
/// <param name="CaseNumber">The sender's number.</param>
/// <param name="Matter">One sentence: what it is about.</param>
/// <param name="Facts">What has been established.</param>
/// <param name="Basis">The article that asks for the transfer.</param>
/// <param name="Conduct">A conduct of the grading contract, where it is one.</param>
/// <param name="ReplyBy">The last day for feedback, inclusive.</param>
/// <param name="Attachments">All together at most 20 MB.</param>
public sealed record TransferMessage(
    string To,
    string CaseNumber,
    string Matter,
    string Facts,
    string Basis,
    string? Conduct = null,
    TipAbout? About = null,
    DateOnly? ReplyBy = null,
    IReadOnlyList<TransferAttachment>? Attachments = null);

/// <summary>A file of a transfer; the content is base64 on the wire.</summary>
public sealed record TransferAttachment(string Name, string MediaType, byte[] Content);

/// <summary>What became of a transfer.</summary>
/// <param name="Receipt">The receipt that the transfer was answered with.</param>
/// <param name="Outcome"><c>accepted</c>, <c>rejected</c>, <c>returned</c> or <c>concluded</c>.</param>
public sealed record Feedback(string Receipt, string Outcome, string Text);

/// <summary>The answer to a message: it is stored and will be dealt with.</summary>
public sealed record ReceiptAnswer(string Receipt);

/// <summary>
/// The calls between instances and agencies, all signed (<see cref="Signing.SigningHandler"/>) and idempotent by message id: a message that comes twice
/// gets the first receipt. 202 when stored; 401 when the signature does not hold; 403 for a partner that is not registered.
/// </summary>
public interface IPartnerExchange
{
    /// <param name="messageId">Chosen by the sender, unique among its messages; kept by the sender until the answer is in.</param>
    [Post("/api/reports-up")]
    Task<ReceiptAnswer> ReportUp([Body(buffered: true)] ReportUp report, [Header(Signing.SignatureHeaders.MessageId)] string messageId, CancellationToken cancellation = default);

    /// <inheritdoc cref="ReportUp"/>
    [Post("/api/transfers")]
    Task<ReceiptAnswer> Transfer([Body(buffered: true)] TransferMessage transfer, [Header(Signing.SignatureHeaders.MessageId)] string messageId, CancellationToken cancellation = default);

    /// <inheritdoc cref="ReportUp"/>
    [Post("/api/feedback")]
    Task<ReceiptAnswer> Feedback([Body(buffered: true)] Feedback feedback, [Header(Signing.SignatureHeaders.MessageId)] string messageId, CancellationToken cancellation = default);
}
