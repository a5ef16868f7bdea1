using System.Linq.Expressions;
using System.Reflection;
using NRules.Fluent.Dsl;
using NRules.RuleModel;

namespace Qingyi.Bench;

public sealed record BenchCase(int Id, bool Leader);

public sealed record BenchFinding(int CaseId, int Number, string Kind, decimal Amount, int Times);

public sealed record BenchGrade(int CaseId, int Finding, string Rule, int Tier);

public sealed record BenchVerdict(int CaseId, int Tier);

/// <summary>A rule whose figures stand in its conditions as if they were written out there.</summary>
public abstract class BenchRule : Rule
{
    protected static Expression<Func<BenchFinding, bool>> Literal(Expression<Func<BenchFinding, bool>> condition) =>
        (Expression<Func<BenchFinding, bool>>)new WrittenOut().Visit(condition);

    private sealed class WrittenOut : ExpressionVisitor
    {
        protected override Expression VisitMember(MemberExpression node) =>
            node is { Expression: ConstantExpression { Value: var owner }, Member: FieldInfo field } ? Expression.Constant(field.GetValue(owner), node.Type) : base.VisitMember(node);
    }
}

/// <summary>An amount within a band sets a tier.</summary>
public abstract class BandRule(string kind, decimal from, decimal below, int tier) : BenchRule
{
    public override void Define()
    {
        BenchCase of = null!;
        BenchFinding finding = null!;
        var rule = GetType().Name;
        When().Match(() => of).Match(() => finding, Literal(f => f.Kind == kind), Literal(f => f.Amount >= from), Literal(f => f.Amount < below), f => f.CaseId == of.Id);
        Then().Yield(_ => new BenchGrade(of.Id, finding.Number, rule, tier));
    }
}

/// <summary>Repetition sets a tier, whatever the amount.</summary>
public abstract class TimesRule(string kind, int times, int tier) : BenchRule
{
    public override void Define()
    {
        BenchCase of = null!;
        BenchFinding finding = null!;
        var rule = GetType().Name;
        When().Match(() => of).Match(() => finding, Literal(f => f.Kind == kind), Literal(f => f.Times >= times), f => f.CaseId == of.Id);
        Then().Yield(_ => new BenchGrade(of.Id, finding.Number, rule, tier));
    }
}

/// <summary>A leader is graded more strictly.</summary>
public abstract class LeaderRule(string kind, decimal from, int tier) : BenchRule
{
    public override void Define()
    {
        BenchCase of = null!;
        BenchFinding finding = null!;
        var rule = GetType().Name;
        When().Match(() => of, c => c.Leader).Match(() => finding, Literal(f => f.Kind == kind), Literal(f => f.Amount >= from), f => f.CaseId == of.Id);
        Then().Yield(_ => new BenchGrade(of.Id, finding.Number, rule, tier));
    }
}

/// <summary>The highest tier of a case holds.</summary>
[Priority(-1)]
public sealed class HighestTierHolds : Rule
{
    public override void Define()
    {
        BenchCase of = null!;
        IEnumerable<BenchGrade> grades = null!;
        When().Match(() => of).Query(() => grades, q => q.Match<BenchGrade>(g => g.CaseId == of.Id).Collect().Where(g => g.Any()));
        Then().Yield(_ => new BenchVerdict(of.Id, grades.Max(g => g.Tier)));
    }
}

public sealed class RedEnvelopeSmall() : BandRule("red-envelope", 0, 1000, 1);
public sealed class RedEnvelopeMiddle() : BandRule("red-envelope", 1000, 5000, 2);
public sealed class RedEnvelopeLarge() : BandRule("red-envelope", 5000, decimal.MaxValue, 3);
public sealed class RedEnvelopeOften() : TimesRule("red-envelope", 3, 2);
public sealed class RedEnvelopeByLeader() : LeaderRule("red-envelope", 200, 3);
public sealed class KickbackSmall() : BandRule("kickback", 0, 1100, 1);
public sealed class KickbackMiddle() : BandRule("kickback", 1100, 5500, 2);
public sealed class KickbackLarge() : BandRule("kickback", 5500, decimal.MaxValue, 3);
public sealed class KickbackOften() : TimesRule("kickback", 4, 2);
public sealed class KickbackByLeader() : LeaderRule("kickback", 250, 3);
public sealed class CommissionSmall() : BandRule("commission", 0, 1200, 1);
public sealed class CommissionMiddle() : BandRule("commission", 1200, 6000, 2);
public sealed class CommissionLarge() : BandRule("commission", 6000, decimal.MaxValue, 3);
public sealed class CommissionOften() : TimesRule("commission", 5, 2);
public sealed class CommissionByLeader() : LeaderRule("commission", 300, 3);
public sealed class DataForSaleSmall() : BandRule("data-for-sale", 0, 1300, 1);
public sealed class DataForSaleMiddle() : BandRule("data-for-sale", 1300, 6500, 2);
public sealed class DataForSaleLarge() : BandRule("data-for-sale", 6500, decimal.MaxValue, 3);
public sealed class DataForSaleOften() : TimesRule("data-for-sale", 3, 2);
public sealed class DataForSaleByLeader() : LeaderRule("data-for-sale", 350, 3);
public sealed class ReferralSmall() : BandRule("referral", 0, 1400, 1);
public sealed class ReferralMiddle() : BandRule("referral", 1400, 7000, 2);
public sealed class ReferralLarge() : BandRule("referral", 7000, decimal.MaxValue, 3);
public sealed class ReferralOften() : TimesRule("referral", 4, 2);
public sealed class ReferralByLeader() : LeaderRule("referral", 400, 3);
public sealed class OverTreatmentSmall() : BandRule("over-treatment", 0, 1500, 1);
public sealed class OverTreatmentMiddle() : BandRule("over-treatment", 1500, 7500, 2);
public sealed class OverTreatmentLarge() : BandRule("over-treatment", 7500, decimal.MaxValue, 3);
public sealed class OverTreatmentOften() : TimesRule("over-treatment", 5, 2);
public sealed class OverTreatmentByLeader() : LeaderRule("over-treatment", 450, 3);
public sealed class RecordForgerySmall() : BandRule("record-forgery", 0, 1600, 1);
public sealed class RecordForgeryMiddle() : BandRule("record-forgery", 1600, 8000, 2);
public sealed class RecordForgeryLarge() : BandRule("record-forgery", 8000, decimal.MaxValue, 3);
public sealed class RecordForgeryOften() : TimesRule("record-forgery", 3, 2);
public sealed class RecordForgeryByLeader() : LeaderRule("record-forgery", 500, 3);
public sealed class PoorAttitudeSmall() : BandRule("poor-attitude", 0, 1700, 1);
public sealed class PoorAttitudeMiddle() : BandRule("poor-attitude", 1700, 8500, 2);
public sealed class PoorAttitudeLarge() : BandRule("poor-attitude", 8500, decimal.MaxValue, 3);
public sealed class PoorAttitudeOften() : TimesRule("poor-attitude", 4, 2);
public sealed class PoorAttitudeByLeader() : LeaderRule("poor-attitude", 550, 3);
