using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Features.Collection;

namespace Qingyi.Server.Deadlines;

/// <summary>Limits that run from a day that the case recorded, whenever their task was opened: late entry or a reminder gives nobody more time.</summary>
internal static class LimitStarts
{
    /// <summary>The instant from which the limit runs; null: from now.</summary>
    public static DateTimeOffset? Of(Case of, string limit, Calendar calendar) => limit switch
    {
        "reconsideration-answer" or "suit-answer" => Day(of.OpenChallenge?.CopyReceived),
        "reconsideration-decision" or "suit-judgment" => Day(of.OpenChallenge?.AppliedOn),
        "payment-reminder" => Day(of.Facts.Collection?.Reminded),
        "court-application" => of.Facts is { Collection: not null, Service: not null } ? Day(CollectPayment.OpenTo(of, calendar)) : null,
        "credit-repair" => of.Facts.Repair?.Registered.At,
        "transfer-acceptance" or "transfer-result" => of.AwaitedTransfer?.At,
        _ => null,
    };

    /// <summary>The last day itself, where somebody fixed it.</summary>
    public static (DateOnly Last, string Because)? Fixed(Case of, string limit) => limit switch
    {
        "measure-end" when of.Facts.Measures.LastOrDefault(m => m is { Finished: null, Until: not null }) is { Until: { } until } measure => (until.AddDays(1), Texts.Of("deadlines.start.measure-end", measure.What, until)),
        "instalment-end" when of.Facts.Collection?.Deferral is { Until: var until } => (until, Texts.Of("deadlines.start.instalment-end", until)),
        _ => null,
    };

    private static DateTimeOffset? Day(DateOnly? day) => day is { } known ? LegalDay.Start(known) : null;
}
