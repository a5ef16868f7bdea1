using System.Globalization;
using Qingyi.Domain.Grading;
using Qingyi.Rules;
using Qingyi.Rules.Figures;

namespace Qingyi.Tests.Rules;

/// <summary>The shipped rules and schedules, loaded once, and requests in few words.</summary>
internal static class Graded
{
    private static readonly Lazy<ScheduleSet> Shipped = new(() => ScheduleSet.FromFolder(Path.Combine(AppContext.BaseDirectory, "rules", "schedules")));
    private static readonly Lazy<GradingRules> Loaded = new(() => GradingRules.Load(Shipped.Value));

    public static readonly DateOnly AsOf = new(2026, 11, 22);

    public static ScheduleSet Schedules => Shipped.Value;

    public static GradingRules Rules => Loaded.Value;

    public static GradingResponse Line(string json)
    {
        var reading = GradingJson.Read(json, AsOf);
        Assert.Null(reading.Fault);
        return Rules.Grade(reading.Request!, AsOf);
    }

    /// <summary>One finding, decided three months after the act.</summary>
    public static GradingResponse Of(SubjectKind kind, Conduct conduct, decimal? amount, string actedOn, params Circumstance[] circumstances) =>
        Rules.Grade(Request(kind, conduct, amount, actedOn, circumstances), AsOf);

    public static GradingRequest Request(SubjectKind kind, Conduct conduct, decimal? amount, string actedOn, params Circumstance[] circumstances)
    {
        var day = DateOnly.ParseExact(actedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new GradingRequest
        {
            Id = "T-1",
            ActedOn = day,
            DecidedOn = day.AddMonths(3),
            Subject = new GradingSubject { Kind = kind },
            Findings = [new GradingFinding { Conduct = conduct, Amount = amount }],
            Circumstances = circumstances,
        };
    }

    public static Sanction? Sanction(this GradingResponse response, SanctionKind kind) => response.Sanctions.SingleOrDefault(s => s.Kind == kind);

    public static InsuranceMeasure? Measure(this GradingResponse response, InsuranceKind kind) => response.Insurance.SingleOrDefault(m => m.Kind == kind);

    public static Transfer? To(this GradingResponse response, TransferTo to) => response.Transfers.SingleOrDefault(t => t.To == to);
}
