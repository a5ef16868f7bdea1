using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;

namespace Qingyi.Server.Features.Documents;

/// <summary>The legal day of what a document of a case records.</summary>
internal static class DocumentDays
{
    /// <summary>Null where the step is still to come, or none says it.</summary>
    public static DateOnly? Of(string kind, CaseFacts facts) => kind switch
    {
        "acceptance" => Day(facts.Acceptance?.Signed.At),
        "verification-report" => Day(facts.Verification?.Lead.At),
        "filing-approval" => Day(facts.Filing?.Signed.At),
        "investigation-report" => Day(facts.Investigation?.Lead.At),
        "grading-opinion" => Day(facts.Grading?.Signed.At),
        "legal-review" => Day(facts.Review?.Signed.At),
        "prior-notice" => facts.PriorNotice?.Served,
        "defence-review" => facts.Defence?.On,
        "hearing-notice" => facts.Hearing?.Notified,
        "hearing-record" => facts.Hearing?.On,
        "discussion-record" => facts.Discussion?.On,
        "decision" => Day(facts.Decision?.Signed.At),
        "service-receipt" => facts.Service?.On,
        "transfer-letter" => Day(facts.Reports.LastOrDefault(r => r.Kind == "transfer")?.At),
        "publication" => Day(facts.Notice?.PublishedAt),
        "closing-report" => Day(facts.Closure?.Signed.At),
        _ => null,
    };

    private static DateOnly? Day(DateTimeOffset? at) => at is { } instant ? LegalDay.Of(instant) : null;
}
