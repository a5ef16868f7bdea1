using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Cases.Collection;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Procedures;

namespace Qingyi.Server.Features.Collection;

/// <summary>催告与申请强制执行 of a fine that was not paid in time.</summary>
public sealed class CollectPayment : Procedure
{
    public override string Id => "case-collection";
    public override string Name => Texts.Of("collection.collect-payment.name");
    public override string Purpose => Texts.Of("collection.collect-payment.purpose");
    public override IReadOnlyList<string> Roles { get; } = [Role.Handler, Role.SectionHead];
    public override CaseTrigger? First => CaseTrigger.RemindToPay;

    public override Refusal? Refuse(Asking asking) => base.Refuse(asking)
        ?? (asking.Case.Facts.Service is { } service && LegalDay.Of(asking.Now) <= PayBy(service.On, asking.Calendar) ? CaseRefusals.PaymentNotDue(PayBy(service.On, asking.Calendar)) : null);

    /// <summary>Last day of payment (行政处罚法 67).</summary>
    public static DateOnly PayBy(DateOnly served, Calendar calendar) => calendar.LastDay("payment", served);

    /// <summary>The day after which the court may be asked: review, suit and any approved deferral are over.</summary>
    public static DateOnly OpenTo(Case of, Calendar calendar)
    {
        var served = of.Facts.Service!.On;
        var days = new List<DateOnly> { calendar.LastDay("administrative-review", served), calendar.LastDay("lawsuit", served) };
        days.AddRange(of.Facts.Challenges.Select(c => c.ResultOn).OfType<DateOnly>());
        if (of.Facts.Collection?.Deferral is { } deferral)
        {
            days.Add(deferral.Until);
        }

        return days.Max();
    }

    public static CourtWindow Window(Case of, Calendar calendar)
    {
        var over = OpenTo(of, calendar);
        return new CourtWindow(over.AddDays(1), calendar.OuterDay("court-application", over));
    }
}
