using Qingyi.Domain.Grading;
using Qingyi.Rules.Figures;

namespace Qingyi.Rules;

/// <summary>One edition of the rule set, compiled once with its schedules. Thread-safe; each grading has its own session.</summary>
public sealed class GradingRules
{
    private GradingRules(string edition, string hash)
    {
        Edition = edition;
        Hash = hash;
    }

    /// <summary>The edition, e.g. <c>2026.1</c>.</summary>
    public string Edition { get; }

    /// <summary><c>sha256:</c> and 64 hexadecimal digits over rule names, canonical conditions and schedules; equal on every machine.</summary>
    public string Hash { get; }

    /// <param name="schedules">The figures to grade with.</param>
    /// <param name="edition">One of <see cref="Editions"/>; null: the newest.</param>
    /// <exception cref="ArgumentException">There is no such edition, or a rule reads a figure that no schedule has.</exception>
    public static GradingRules Load(ScheduleSet schedules, string? edition = null) => throw new NotSupportedException();

    /// <summary>All editions, oldest first.</summary>
    public static IReadOnlyList<string> Editions => ["2026.1"];

    /// <summary>Grades one request. Absent <see cref="GradingRequest.DecidedOn"/> is taken to be <paramref name="asOf"/>.</summary>
    public GradingResponse Grade(GradingRequest request, DateOnly asOf) => throw new NotSupportedException();

    public IReadOnlyList<RuleInfo> List() => throw new NotSupportedException();

    /// <summary>The trace of a response as Chinese text, for the case page and the command line.</summary>
    public string Explain(GradingRequest request, GradingResponse response) => throw new NotSupportedException();
}
