using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Procedures;

namespace Qingyi.Server.Features.CreditRepair;

/// <summary>信用修复: a notice is taken down before its time, once the decision is carried out.</summary>
public sealed class RepairCredit : Procedure
{
    public override string Id => "case-credit-repair";
    public override string Name => Texts.Of("credit-repair.repair-credit.name");
    public override string Purpose => Texts.Of("credit-repair.repair-credit.purpose");
    public override IReadOnlyList<string> Roles { get; } = [Role.Handler, Role.SectionHead, Role.Publisher];
    public override CaseTrigger? First => CaseTrigger.ApplyForRepair;

    public override Refusal? Refuse(Asking asking) => base.Refuse(asking)
        ?? (LegalDay.Of(asking.Now) <= LeastUntil(asking.Case, asking.Calendar) ? CaseRefusals.RepairTooEarly(LeastUntil(asking.Case, asking.Calendar)) : null);

    /// <summary>Last day of the least time of publicity: months from the day of publication, rest days do not move it.</summary>
    public static DateOnly LeastUntil(Case of, Calendar calendar)
    {
        var published = LegalDay.Of(of.Facts.Notice!.PublishedAt!.Value);
        return published.AddMonths(calendar.Limits.Get("least-publicity", published).Amount);
    }
}
