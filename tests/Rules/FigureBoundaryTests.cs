using System.Globalization;
using Qingyi.Domain.Grading;
using Qingyi.Rules.Figures;
using static Qingyi.Domain.Grading.Circumstance;

namespace Qingyi.Tests.Rules;

/// <summary>Every figure of the schedules that divides amounts, beside the bands of the tables: the answer changes at it, to the fen, and nowhere beside it.</summary>
public sealed class FigureBoundaryTests
{
    private sealed record Line(string Figure, SubjectKind Kind, Conduct Conduct, string ActedOn, Func<GradingResponse, object?> Seen)
    {
        public Circumstance[] With { get; init; } = [];
        public bool Power { get; init; }

        /// <summary>The upper end of a band that holds it (不超过): the answer changes a fen above.</summary>
        public bool Held { get; init; }
    }

    private static readonly Line[] Lines =
    [
        new("discretion/serious-from", SubjectKind.Physician, Conduct.RedEnvelope, "2023-03-10", r => r.Severity) { With = [Organiser, Concealed] },
        new("discretion/solicited-from", SubjectKind.Physician, Conduct.RedEnvelope, "2023-03-10", r => r.Severity) { With = [Solicited] },
        new("discretion/company-second", SubjectKind.Company, Conduct.CompanyBribery, "2023-03-10", r => r.Factors.Count),
        new("discretion/company-third", SubjectKind.Company, Conduct.CompanyBribery, "2023-03-10", r => r.Severity),
        new("discretion/fraud-light-to", SubjectKind.Institution, Conduct.InsuranceFraud, "2023-03-10", Multiple) { With = [FirstTime, Corrected], Held = true },
        new("discretion/fraud-usual-to", SubjectKind.Institution, Conduct.InsuranceFraud, "2023-03-10", Multiple) { Held = true },
        new("discretion/fraud-terminate-from", SubjectKind.Institution, Conduct.InsuranceFraud, "2023-03-10", r => r.Measure(InsuranceKind.TerminateAgreement)?.Mode),
        new("transfer-lines/staff-alert", SubjectKind.Physician, Conduct.RedEnvelope, "2023-03-10", r => r.To(TransferTo.Police)?.Strength),
        new("transfer-lines/staff-strong", SubjectKind.Physician, Conduct.RedEnvelope, "2023-03-10", r => r.To(TransferTo.Police)?.Strength),
        new("transfer-lines/staff-alert", SubjectKind.Physician, Conduct.RedEnvelope, "2019-03-10", r => r.To(TransferTo.Police)?.Strength),
        new("transfer-lines/staff-strong", SubjectKind.Physician, Conduct.RedEnvelope, "2019-03-10", r => r.To(TransferTo.Police)?.Strength),
        new("transfer-lines/functionary", SubjectKind.Administrator, Conduct.Kickback, "2023-03-10", r => r.To(TransferTo.Supervision)?.Strength) { Power = true },
        new("transfer-lines/functionary", SubjectKind.Administrator, Conduct.Kickback, "2019-03-10", r => r.To(TransferTo.Supervision)?.Strength) { Power = true },
        new("transfer-lines/functionary-with-facts", SubjectKind.Administrator, Conduct.Kickback, "2023-03-10", r => r.To(TransferTo.Supervision)?.Strength) { Power = true, With = [Concealed] },
        new("transfer-lines/functionary-with-facts", SubjectKind.Administrator, Conduct.Kickback, "2019-03-10", r => r.To(TransferTo.Supervision)?.Strength) { Power = true, With = [Concealed] },
        new("transfer-lines/unit-taking", SubjectKind.Institution, Conduct.Kickback, "2023-03-10", r => r.To(TransferTo.Supervision)?.Mode),
        new("transfer-lines/unit-taking", SubjectKind.Institution, Conduct.Kickback, "2020-03-10", r => r.To(TransferTo.Supervision)?.Mode),
        new("transfer-lines/giving-unit", SubjectKind.Company, Conduct.CompanyBribery, "2023-03-10", r => r.To(TransferTo.Police)?.Mode),
        new("transfer-lines/giving-unit", SubjectKind.Company, Conduct.CompanyBribery, "2019-03-10", r => r.To(TransferTo.Police)?.Mode),
        new("transfer-lines/fraud", SubjectKind.Insured, Conduct.InsuranceFraud, "2023-03-10", r => r.To(TransferTo.Police)?.Mode),
        new("transfer-lines/fraud", SubjectKind.Insured, Conduct.InsuranceFraud, "2019-03-10", r => r.To(TransferTo.Police)?.Mode),
        new("procurement-credit/serious-from", SubjectKind.Company, Conduct.CompanyBribery, "2021-03-10", Credit),
        new("procurement-credit/especially-from", SubjectKind.Company, Conduct.CompanyBribery, "2021-03-10", Credit),
        new("procurement-credit/serious-from", SubjectKind.Company, Conduct.CompanyBribery, "2025-11-10", Credit),
        new("procurement-credit/especially-from", SubjectKind.Company, Conduct.CompanyBribery, "2025-11-10", Credit),
        new("procedure/hearing-confiscation-person", SubjectKind.Pharmacist, Conduct.Kickback, "2023-03-10", r => r.Procedure.HearingOffered),
        new("procedure/hearing-confiscation-person", SubjectKind.Pharmacist, Conduct.Kickback, "2021-03-10", r => r.Procedure.HearingOffered),
    ];

    /// <summary>Figures that no amount found reaches by itself, each with the reason.</summary>
    private static readonly Dictionary<string, string> NotByAmount = new(StringComparer.Ordinal)
    {
        ["procedure/hearing-fine-person"] = "compared with the upper end of a fine, and every article that fines a person has one above it",
        ["procedure/hearing-fine-unit"] = "compared with the upper end of a fine, which the article fixes",
        ["procedure/hearing-confiscation-unit"] = "whoever confiscates from a unit fines it as well, above the line of the fine",
        ["procedure/summary-fine-person"] = "compared with the upper end of a fine, which the article fixes",
        ["procedure/summary-fine-unit"] = "compared with the upper end of a fine, which the article fixes",
    };

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Lines.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_answer_changes_at_the_figure_to_the_fen(int number)
    {
        var line = Lines[number];
        var value = Value(line.Figure, Day(line.ActedOn));
        var (below, on, above) = (At(line, value - 0.01m), At(line, value), At(line, value + 0.01m));

        Assert.True(!Equals(below, above), $"{line.Figure} {value}: {below} on both sides");
        Assert.Equal(line.Held ? below : above, on);
    }

    [Fact]
    public void No_figure_of_a_schedule_that_divides_amounts_is_left_out()
    {
        var dividing = Graded.Schedules.Files.Where(f => f.Editions is not null).SelectMany(f => f.Editions!.SelectMany(e => e.Values.Keys).Select(k => $"{f.Id}/{k}")).Distinct()
            .Where(f => f.EndsWith("-from", StringComparison.Ordinal) || f.EndsWith("-to", StringComparison.Ordinal) || f is "discretion/company-second" or "discretion/company-third"
                || f.StartsWith("procedure/hearing-", StringComparison.Ordinal) || f.StartsWith("procedure/summary-", StringComparison.Ordinal)
                || (f.StartsWith("transfer-lines/", StringComparison.Ordinal) && !f.EndsWith("records", StringComparison.Ordinal)));

        Assert.Equal(dividing.Order(StringComparer.Ordinal), Lines.Select(l => l.Figure).Concat(NotByAmount.Keys).Distinct().Order(StringComparer.Ordinal));
    }

    public static TheoryData<string> Waiving => [.. Graded.Schedules.Files.Where(f => f.Benchmark?.WaiverBelow is not null).Select(f => f.Id)];

    /// <summary>行政处罚法 33: the line below which a minor gain that was given back goes without a penalty.</summary>
    [Theory]
    [MemberData(nameof(Waiving))]
    public void A_minor_gain_is_waived_below_its_line_and_no_longer_on_it(string id)
    {
        var file = Graded.Schedules.Files.Single(f => f.Id == id);
        var line = file.Benchmark!.WaiverBelow!.Value;
        var day = (file.Benchmark.To ?? new DateOnly(2026, 5, 1)).AddDays(-1);
        var conduct = file.Benchmark.Sides[0] == PayingSide.Company ? Conduct.Commission : Conduct.RedEnvelope;
        Severity Of(decimal amount) => Graded.Rules.Grade(
            Graded.Request(SubjectKind.Physician, conduct, amount, "2023-03-10", Returned, FirstTime, Corrected, MinorNoHarm) with { ActedOn = day, DecidedOn = day, Jurisdiction = file.Jurisdiction }, Graded.AsOf).Severity;

        Assert.Equal((Severity.Minor, Severity.Ordinary, Severity.Ordinary), (Of(line - 0.01m), Of(line), Of(line + 0.01m)));
    }

    private static object? At(Line line, decimal amount)
    {
        var request = Graded.Request(line.Kind, line.Conduct, amount, line.ActedOn, line.With);
        return line.Seen(Graded.Rules.Grade(request with { Subject = request.Subject with { ManagementPower = line.Power, Designated = true } }, Graded.AsOf));
    }

    private static decimal Value(string figure, DateOnly day)
    {
        var (schedule, key) = (figure.Split('/')[0], figure.Split('/')[1]);
        return Graded.Schedules.Files.Single(f => f.Id == schedule && f.Jurisdiction is null).Editions!.Single(e => e.From <= day && (e.To is null || day < e.To)).Values[key];
    }

    private static object? Multiple(GradingResponse response) =>
        response.Measure(InsuranceKind.Fine) is { Proposed: { } proposed, Min: { } min, MinMultiple: { } least } ? Math.Floor(proposed / (min / least)) : null;

    private static object? Credit(GradingResponse response) =>
        response.Sanctions.Select(s => s.IndustryBan).OfType<IndustryBan>().SingleOrDefault(b => b.Kind == IndustryBanKind.CreditRating)?.Basis;

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
