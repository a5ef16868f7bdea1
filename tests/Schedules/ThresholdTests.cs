using System.Globalization;
using System.Text.RegularExpressions;
using Qingyi.Domain.Grading;
using Qingyi.Rules.Figures;
using Qingyi.Tests.Rules;
using static Qingyi.Domain.Grading.Circumstance;

namespace Qingyi.Tests.Schedules;

/// <summary>
/// Every figure that divides amounts, a fen below, on it and a fen above. The figure and both sides are stated here from the statutes and the proposal,
/// not read from the schedule, so that a wrong figure and a wrong sign are both found.
/// </summary>
public sealed class ThresholdTests
{
    /// <param name="Figure">Schedule and figure.</param>
    /// <param name="Stated">Where the line lies by its source, yuan.</param>
    /// <param name="Below">What is seen below it.</param>
    /// <param name="Above">What is seen above it.</param>
    private sealed record Line(string Figure, decimal Stated, SubjectKind Kind, Conduct Conduct, string ActedOn, Func<GradingResponse, object?> Seen, string? Below, string? Above)
    {
        public Circumstance[] With { get; init; } = [];
        public bool Power { get; init; }

        /// <summary>不超过: the line itself belongs to what lies below.</summary>
        public bool Held { get; init; }

        public override string ToString() => $"{Figure} {Stated} {ActedOn}";
    }

    private static readonly Line[] Lines =
    [
        new("discretion/serious-from", 2000, SubjectKind.Physician, Conduct.RedEnvelope, "2023-03-10", r => r.Severity, "Ordinary", "Serious") { With = [Organiser, Concealed] },
        new("discretion/solicited-from", 10000, SubjectKind.Physician, Conduct.RedEnvelope, "2023-03-10", r => r.Severity, "Serious", "EspeciallySerious") { With = [Solicited] },
        new("discretion/company-second", 50000, SubjectKind.Company, Conduct.CompanyBribery, "2023-03-10", r => r.Factors.Count, "1", "0"),
        new("discretion/company-third", 500000, SubjectKind.Company, Conduct.CompanyBribery, "2023-03-10", r => r.Severity, "Ordinary", "Serious"),
        new("discretion/fraud-light-to", 2000, SubjectKind.Institution, Conduct.InsuranceFraud, "2023-03-10", Multiple, "2", "3") { With = [FirstTime, Corrected], Held = true },
        new("discretion/fraud-usual-to", 10000, SubjectKind.Institution, Conduct.InsuranceFraud, "2023-03-10", Multiple, "3", "4") { Held = true },
        new("discretion/fraud-terminate-from", 10000, SubjectKind.Institution, Conduct.InsuranceFraud, "2023-03-10", r => r.Measure(InsuranceKind.TerminateAgreement)?.Mode, "May", "Must"),

        // 公通字〔2022〕12号 10, and before it 法释〔2016〕9号 11: twice the line of a functionary.
        new("transfer-lines/staff-alert", 30000, SubjectKind.Physician, Conduct.RedEnvelope, "2023-03-10", Police, null, "Review"),
        new("transfer-lines/staff-strong", 60000, SubjectKind.Physician, Conduct.RedEnvelope, "2023-03-10", Police, "Review", "Transfer"),
        new("transfer-lines/staff-alert", 60000, SubjectKind.Physician, Conduct.RedEnvelope, "2019-03-10", Police, null, "Transfer"),
        new("transfer-lines/staff-strong", 60000, SubjectKind.Physician, Conduct.RedEnvelope, "2019-03-10", Police, null, "Transfer"),
        new("transfer-lines/functionary", 30000, SubjectKind.Administrator, Conduct.Kickback, "2023-03-10", Supervision, null, "Transfer") { Power = true },
        new("transfer-lines/functionary", 30000, SubjectKind.Administrator, Conduct.Kickback, "2019-03-10", Supervision, null, "Transfer") { Power = true },
        new("transfer-lines/functionary-with-facts", 10000, SubjectKind.Administrator, Conduct.Kickback, "2023-03-10", Supervision, null, "Review") { Power = true, With = [Concealed] },
        new("transfer-lines/functionary-with-facts", 10000, SubjectKind.Administrator, Conduct.Kickback, "2019-03-10", Supervision, null, "Review") { Power = true, With = [Concealed] },
        new("transfer-lines/unit-taking", 100000, SubjectKind.Institution, Conduct.Kickback, "2023-03-10", Supervision, null, "Review"),
        new("transfer-lines/unit-taking", 100000, SubjectKind.Institution, Conduct.Kickback, "2020-03-10", Supervision, null, "Review"),
        new("transfer-lines/giving-unit", 200000, SubjectKind.Company, Conduct.CompanyBribery, "2023-03-10", Police, null, "Review"),
        new("transfer-lines/giving-unit", 200000, SubjectKind.Company, Conduct.CompanyBribery, "2019-03-10", Police, null, "Review"),
        new("transfer-lines/fraud", 3000, SubjectKind.Insured, Conduct.InsuranceFraud, "2023-03-10", Police, null, "Review"),
        new("transfer-lines/fraud", 3000, SubjectKind.Insured, Conduct.InsuranceFraud, "2019-03-10", Police, null, "Review"),

        new("procurement-credit/serious-from", 500000, SubjectKind.Company, Conduct.CompanyBribery, "2021-03-10", Credit, null, "医药价格和招采信用评价制度（严重失信）"),
        new("procurement-credit/especially-from", 2000000, SubjectKind.Company, Conduct.CompanyBribery, "2021-03-10", Credit, "医药价格和招采信用评价制度（严重失信）", "医药价格和招采信用评价制度（特别严重失信）"),
        new("procurement-credit/serious-from", 500000, SubjectKind.Company, Conduct.CompanyBribery, "2025-11-10", Credit, null, "医药价格和招采信用评价制度（严重失信）"),
        new("procurement-credit/especially-from", 1000000, SubjectKind.Company, Conduct.CompanyBribery, "2025-11-10", Credit, "医药价格和招采信用评价制度（严重失信）", "医药价格和招采信用评价制度（特别严重失信）"),
        new("procedure/hearing-confiscation-person", 5000, SubjectKind.Pharmacist, Conduct.Kickback, "2023-03-10", r => r.Procedure.HearingOffered, "False", "True"),
        new("procedure/hearing-confiscation-person", 5000, SubjectKind.Pharmacist, Conduct.Kickback, "2021-03-10", r => r.Procedure.HearingOffered, "False", "True"),
    ];

    /// <summary>A line that is compared with a sum which the rules round: here the line moves a fen around the sum, which is stated.</summary>
    /// <param name="Sum">The fine or the confiscation of the case, yuan.</param>
    private sealed record Drawn(string Figure, decimal Sum, SubjectKind Kind, Conduct Conduct, decimal? Amount, string ActedOn, Func<ProcedureFlags, bool> Seen, bool Below, bool On, bool Above)
    {
        public (string Figure, decimal Value)[] Besides { get; init; } = [];
        public bool Harm { get; init; }

        public override string ToString() => $"{Figure} {ActedOn}";
    }

    private static readonly Drawn[] Procedures =
    [
        // 行政处罚法 63: 较大数额 counts the line in. A usual gain is fined in the middle of 1.6–2.4万.
        new("procedure/hearing-fine-person", 20000, SubjectKind.Physician, Conduct.RedEnvelope, 3000, "2023-03-10", p => p.HearingOffered, true, true, false),
        new("procedure/hearing-fine-person", 20000, SubjectKind.Physician, Conduct.RedEnvelope, 3000, "2022-03-10", p => p.HearingOffered, true, true, false),
        // 条例 38: one to two times the loss, in the middle.
        new("procedure/hearing-fine-unit", 150000, SubjectKind.Institution, Conduct.InsuranceViolation, 100000, "2023-03-10", p => p.HearingOffered, true, true, false),
        new("procedure/hearing-confiscation-unit", 60000, SubjectKind.Institution, Conduct.DepartmentLeasing, 60000, "2023-03-10", p => p.HearingOffered, true, true, false)
            { Besides = [("hearing-fine-unit", 99999999)] },
        // 行政处罚法 51: 二百元以下, 三千元以下 count the line in.
        new("procedure/summary-fine-person", 20000, SubjectKind.Physician, Conduct.PrivacyLeak, 0, "2023-03-10", p => p.Summary, false, true, true),
        new("procedure/summary-fine-unit", 500, SubjectKind.Institution, Conduct.FalseCertificate, 0, "2020-03-10", p => p.Summary, false, true, true) { Harm = true },
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Lines.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_answer_changes_at_the_stated_figure_to_the_fen(int number)
    {
        var line = Lines[number];

        Assert.Equal((line.Below, line.Held ? line.Below : line.Above, line.Above), (At(line, line.Stated - 0.01m), At(line, line.Stated), At(line, line.Stated + 0.01m)));
    }

    public static TheoryData<int> Sums => [.. Enumerable.Range(0, Procedures.Length)];

    [Theory]
    [MemberData(nameof(Sums))]
    public void A_line_of_the_procedure_is_compared_to_the_fen(int number)
    {
        var drawn = Procedures[number];

        Assert.Equal((drawn.Below, drawn.On, drawn.Above), (With(drawn, drawn.Sum - 0.01m), With(drawn, drawn.Sum), With(drawn, drawn.Sum + 0.01m)));
    }

    [Fact]
    public void No_figure_of_a_schedule_that_divides_amounts_is_left_out()
    {
        var dividing = Graded.Schedules.Files.Where(f => f.Editions is not null).SelectMany(f => f.Editions!.SelectMany(e => e.Values.Keys).Select(k => $"{f.Id}/{k}")).Distinct()
            .Where(f => f.EndsWith("-from", StringComparison.Ordinal) || f.EndsWith("-to", StringComparison.Ordinal) || f is "discretion/company-second" or "discretion/company-third"
                || f.StartsWith("procedure/hearing-", StringComparison.Ordinal) || f.StartsWith("procedure/summary-", StringComparison.Ordinal)
                || (f.StartsWith("transfer-lines/", StringComparison.Ordinal) && !f.EndsWith("records", StringComparison.Ordinal)));

        Assert.Equal(dividing.Order(StringComparer.Ordinal), Lines.Select(l => l.Figure).Concat(Procedures.Select(p => p.Figure)).Distinct().Order(StringComparer.Ordinal));
    }

    public static TheoryData<string> Waiving => [.. Graded.Schedules.Files.Where(f => f.Benchmark?.WaiverBelow is not null).Select(f => f.Id)];

    /// <summary>行政处罚法 33: the line below which a minor gain that was given back goes without a penalty; 500 yuan in the proposal (P1).</summary>
    [Theory]
    [MemberData(nameof(Waiving))]
    public void A_minor_gain_is_waived_below_its_line_and_no_longer_on_it(string id)
    {
        var file = Graded.Schedules.Files.Single(f => f.Id == id);
        var day = (file.Benchmark!.To ?? new DateOnly(2026, 5, 1)).AddDays(-1);
        var conduct = file.Benchmark.Sides[0] == PayingSide.Company ? Conduct.Commission : Conduct.RedEnvelope;
        Severity Of(decimal amount) => Graded.Rules.Grade(
            Graded.Request(SubjectKind.Physician, conduct, amount, "2023-03-10", Returned, FirstTime, Corrected, MinorNoHarm) with { ActedOn = day, DecidedOn = day, Jurisdiction = file.Jurisdiction }, Graded.AsOf).Severity;

        Assert.Equal((Severity.Minor, Severity.Ordinary, Severity.Ordinary), (Of(499.99m), Of(500), Of(500.01m)));
    }

    private static string? At(Line line, decimal amount)
    {
        var request = Graded.Request(line.Kind, line.Conduct, amount, line.ActedOn, line.With);
        return line.Seen(Graded.Rules.Grade(request with { Subject = request.Subject with { ManagementPower = line.Power, Designated = true } }, Graded.AsOf))?.ToString();
    }

    private static bool With(Drawn drawn, decimal value)
    {
        var json = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "rules", "schedules", "procedure.json"));
        foreach (var (figure, moved) in drawn.Besides.Append((drawn.Figure.Split('/')[1], value)))
        {
            var changed = Regex.Replace(json, $"\"{figure}\": [0-9]+", string.Create(CultureInfo.InvariantCulture, $"\"{figure}\": {moved}"));
            Assert.NotEqual(json, changed);
            json = changed;
        }

        var request = Graded.Request(drawn.Kind, drawn.Conduct, drawn.Amount, drawn.ActedOn);
        request = request with { Findings = [request.Findings[0] with { Harm = drawn.Harm }] };
        return drawn.Seen(Graded.Rules.With(Graded.Schedules.With("procedure.json", json)).Grade(request, Graded.AsOf).Procedure);
    }

    private static object? Police(GradingResponse response) => Strength(response.To(TransferTo.Police));

    private static object? Supervision(GradingResponse response) => Strength(response.To(TransferTo.Supervision));

    /// <summary>How strongly it must be done, or that it may be.</summary>
    private static object? Strength(Transfer? transfer) => transfer is { Mode: Mode.Must } ? transfer.Strength : transfer?.Mode;

    private static object? Multiple(GradingResponse response) =>
        response.Measure(InsuranceKind.Fine) is { Proposed: { } proposed, Min: { } min, MinMultiple: { } least } ? Math.Floor(proposed / (min / least)) : null;

    private static object? Credit(GradingResponse response) =>
        response.Sanctions.Select(s => s.IndustryBan).OfType<IndustryBan>().SingleOrDefault(b => b.Kind == IndustryBanKind.CreditRating)?.Basis;
}
