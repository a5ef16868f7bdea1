using Qingyi.Domain.Cases.Reporting;
using Qingyi.Domain.People;

namespace Qingyi.Domain.Cases;

public sealed partial class Case
{
    /// <summary>The oldest transfer of which nothing final was heard.</summary>
    public ReportedUp? AwaitedTransfer => Facts.Reports.FirstOrDefault(r => r is { Kind: "transfer", Outcome: null or "accepted" or "objected" });

    /// <summary>What the other organ let us know about a transfer: by paper through a handler, or by wire through the house.</summary>
    public Refusal? RecordTransferNews(string? receipt, string? outcome, string? text, Person by, DateTimeOffset now) =>
        News(AwaitedTransfer, r => r with { Receipt = receipt ?? r.Receipt, Outcome = outcome ?? r.Outcome, FeedbackText = text ?? r.FeedbackText }, by, now);

    /// <summary>提请复议 against the other organ's refusal (国务院令第310号 9): it is awaited again.</summary>
    public Refusal? ObjectToRefusal()
    {
        var refused = Facts.Reports.FirstOrDefault(r => r is { Kind: "transfer", Outcome: "rejected" or "returned" });
        if (refused is null)
        {
            return CaseRefusals.NotRefused;
        }

        Facts = Facts with { Reports = [.. Facts.Reports.Select(r => ReferenceEquals(r, refused) ? r with { Outcome = "objected" } : r)] };
        return null;
    }

    private Refusal? News(ReportedUp? transfer, Func<ReportedUp, ReportedUp> change, Person by, DateTimeOffset now) => transfer is null
        ? CaseRefusals.ByCode(CaseRefusals.NothingTransferred)
        : Do(CaseTrigger.RecordTransferNews, by, now, f => f with { Reports = [.. f.Reports.Select(r => ReferenceEquals(r, transfer) ? change(r) : r)] });
}
