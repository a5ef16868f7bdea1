using System.Globalization;
using Qingyi.Domain.Grading;
using Qingyi.Rules.Figures;
using Qingyi.Tests.Rules;

namespace Qingyi.Tests.Schedules;

/// <summary>The shipped schedules say what their sources say, figure by figure, and the answers follow the sources at every step of a table.</summary>
public sealed class StatedFigureTests
{
    private sealed record Step(string Table, decimal From, string Grade, string Fine, string Months, bool Revoked);

    [Fact]
    public void Every_shipped_figure_is_the_one_that_its_source_states()
    {
        var stated = Rows("stated-figures.txt").SelectMany(r => r[2].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(f => $"{r[0]} {r[1]} {f}"));
        var shipped = Graded.Schedules.Files.SelectMany(f => (f.Editions ?? []).SelectMany(e => e.Values.Select(v => string.Create(CultureInfo.InvariantCulture, $"{f.Id} {e.From:yyyy-MM-dd} {v.Key}={v.Value}"))));

        Assert.Equal(stated.Order(StringComparer.Ordinal), shipped.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_edition_is_in_force_from_the_day_that_its_source_states() =>
        Assert.Equal(
            Rows("stated-figures.txt").Select(r => $"{r[0]} {r[1]}").Distinct().Order(StringComparer.Ordinal),
            Graded.Schedules.Files.SelectMany(f => (f.Editions ?? []).Select(e => $"{f.Id} {e.From:yyyy-MM-dd}")).Order(StringComparer.Ordinal));

    public static TheoryData<string> Tables => [.. Graded.Schedules.Files.Where(f => f.Benchmark is not null).Select(f => f.Id)];

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_has_the_steps_that_its_source_states(string id) =>
        Assert.Equal(
            Stated(id),
            Graded.Schedules.Files.Single(f => f.Id == id).Benchmark!.Steps.Select(s => new Step(
                id, s.From, s.Grade.ToString(), s.Fine is null ? "-" : string.Join('-', s.Fine),
                s.Suspension is null ? "-" : string.Join(' ', s.Suspension.Select(m => string.Join('-', m))), s.Revocation)));

    /// <summary>A fen below a step the answer is the stated one of the step before, on it and above its own.</summary>
    [Theory]
    [MemberData(nameof(Tables))]
    public void The_answers_around_each_step_are_those_of_the_source(string id)
    {
        var stated = Stated(id);
        for (var i = 1; i < stated.Count; i++)
        {
            Assert.Equal(
                (stated[i - 1], stated[i], stated[i]),
                (Seen(id, stated[i].From - 0.01m, stated[i - 1].From), Seen(id, stated[i].From, stated[i].From), Seen(id, stated[i].From + 0.01m, stated[i].From)));
        }
    }

    private static Step Seen(string id, decimal amount, decimal from)
    {
        var file = Graded.Schedules.Files.Single(f => f.Id == id);
        var table = file.Benchmark!;
        var day = table.To?.AddDays(-1) ?? table.From;
        var conduct = table.Sides[0] == PayingSide.Company ? Conduct.Commission : Conduct.RedEnvelope;
        var response = Graded.Rules.Grade(
            Graded.Request(SubjectKind.Physician, conduct, amount, "2000-01-01") with { ActedOn = day, DecidedOn = day, Jurisdiction = file.Jurisdiction }, Graded.AsOf);
        var (fine, months) = (response.Sanction(SanctionKind.Fine), response.Sanction(SanctionKind.Suspension));
        var step = Stated(id).Single(s => s.From == from);
        Assert.Equal(id, response.Benchmark!.Id);
        return new Step(
            id, from,
            response.Severity switch { Severity.Serious => "Serious", Severity.EspeciallySerious => "EspeciallySerious", _ => step.Grade is "Serious" or "EspeciallySerious" ? "not serious" : step.Grade },
            fine is null ? "-" : string.Create(CultureInfo.InvariantCulture, $"{fine.BandMin:0}-{fine.BandMax:0}"),
            months is null ? "-" : step.Months.StartsWith(months.ProposedMonths + "-", StringComparison.Ordinal) ? step.Months : $"{months.ProposedMonths} months",
            response.Sanction(SanctionKind.Revocation) is not null);
    }

    private static List<Step> Stated(string id) =>
        [.. Rows("stated-steps.txt").Where(r => r[0] == id).Select(r => new Step(r[0], decimal.Parse(r[1], CultureInfo.InvariantCulture), r[2], r[3], r[4], r[5] == "revoked"))];

    private static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Schedules", file)).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('|', StringSplitOptions.TrimEntries));
}
