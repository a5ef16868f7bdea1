using Qingyi.Domain.Grading;

namespace Qingyi.Tests.Rules;

public sealed class TransferAndProcedureTests
{
    private const string Day = "2023-03-10";

    [Theory]
    [InlineData(29999.99, null)]
    [InlineData(30000, TransferStrength.Review)]
    [InlineData(30000.01, TransferStrength.Review)]
    [InlineData(59999.99, TransferStrength.Review)]
    [InlineData(60000, TransferStrength.Transfer)]
    [InlineData(60000.01, TransferStrength.Transfer)]
    public void Staff_without_management_power_are_reviewed_by_the_police(double amount, TransferStrength? strength)
    {
        var response = Graded.Of(SubjectKind.Physician, Conduct.Kickback, (decimal)amount, Day);

        Assert.Equal(strength, response.To(TransferTo.Police)?.Strength);
        Assert.Null(response.To(TransferTo.Supervision));
    }

    [Theory]
    [InlineData(9999.99, false, null)]
    [InlineData(10000, false, null)]
    [InlineData(9999.99, true, null)]
    [InlineData(10000, true, TransferStrength.Review)]
    [InlineData(29999.99, true, TransferStrength.Review)]
    [InlineData(29999.99, false, null)]
    [InlineData(30000, false, TransferStrength.Transfer)]
    public void Holders_of_management_power_go_to_supervision(double amount, bool otherFact, TransferStrength? strength)
    {
        var request = Graded.Request(SubjectKind.Administrator, Conduct.Kickback, (decimal)amount, Day, otherFact ? [Circumstance.Concealed] : []);
        var response = Graded.Rules.Grade(request with { Subject = request.Subject with { ManagementPower = true } }, Graded.AsOf);

        Assert.Equal(strength, response.To(TransferTo.Supervision)?.Strength);
        Assert.Null(response.To(TransferTo.Police));
    }

    [Fact]
    public void Return_and_confession_never_remove_a_criminal_review() =>
        Assert.NotNull(Graded.Of(SubjectKind.Physician, Conduct.Kickback, 30000, Day, Circumstance.Returned, Circumstance.Confessed, Circumstance.Meritorious, Circumstance.SurrenderedLate).To(TransferTo.Police));

    [Fact]
    public void What_the_panel_must_bear_in_mind_is_said()
    {
        var response = Graded.Of(SubjectKind.Physician, Conduct.Kickback, 60000, Day, Circumstance.Confessed);

        Assert.Equal(["医师法 16", "行政处罚法 27、57", "行政处罚法 32", "行政处罚法 32"], response.Reminders.Select(r => r.Basis));
        Assert.Empty(Graded.Of(SubjectKind.Physician, Conduct.Kickback, 3000, Day).Reminders);
    }

    [Fact]
    public void Party_members_are_reported_to_discipline()
    {
        var request = Graded.Request(SubjectKind.Physician, Conduct.RedEnvelope, 3000, Day);
        var response = Graded.Rules.Grade(request with { Subject = request.Subject with { PartyMember = true } }, Graded.AsOf);

        Assert.Equal((Mode.May, TransferStrength.Review), (response.To(TransferTo.Discipline)!.Mode, response.To(TransferTo.Discipline)!.Strength));
        Assert.Null(Graded.Of(SubjectKind.Physician, Conduct.RedEnvelope, 3000, Day).To(TransferTo.Discipline));
    }

    [Theory]
    [InlineData("2025-10-14", false)]
    [InlineData("2025-10-15", true)]
    public void A_taker_of_company_money_concerns_the_market_regulator_since_the_revision(string actedOn, bool concerned)
    {
        var response = Graded.Of(SubjectKind.Physician, Conduct.Kickback, 3000, actedOn);

        Assert.Equal(concerned, response.To(TransferTo.MarketRegulator) is { Strength: TransferStrength.Review });
        Assert.Equal(30000m, Assert.Single(response.Sanctions, s => s.Kind == SanctionKind.Fine).Max);
    }

    [Fact]
    public void A_suspension_under_the_former_act_offers_a_hearing_and_a_warning_does_not()
    {
        var warned = Graded.Of(SubjectKind.Physician, Conduct.RedEnvelope, 3000, "2021-07-01").Procedure;
        var suspended = Graded.Of(SubjectKind.Physician, Conduct.RedEnvelope, 5000, "2021-07-01").Procedure;

        Assert.Equal(new ProcedureFlags(false, false, false, true, false), warned);
        Assert.Equal(new ProcedureFlags(true, true, true, false, false), suspended);
    }

    [Theory]
    [InlineData("2025-03-10", false)]
    [InlineData("2025-03-11", true)]
    public void Discovery_after_two_years_bars_the_sanctions(string discoveredOn, bool barred)
    {
        var response = Discovered(discoveredOn);

        Assert.Equal(barred, response.Procedure.TimeBarred);
        Assert.Equal(barred, response.Sanctions.Count == 0);
    }

    [Theory]
    [InlineData("2028-03-10", false)]
    [InlineData("2028-03-11", true)]
    public void Harm_to_health_extends_the_time_to_five_years(string discoveredOn, bool barred) =>
        Assert.Equal(barred, Discovered(discoveredOn, Circumstance.HarmToPatient).Procedure.TimeBarred);

    [Fact]
    public void Without_a_day_of_discovery_the_flag_warns_and_the_proposal_stands()
    {
        var request = Graded.Request(SubjectKind.Physician, Conduct.RedEnvelope, 3000, Day) with { DecidedOn = null };
        var response = Graded.Rules.Grade(request, Graded.AsOf);

        Assert.True(response.Procedure.TimeBarred);
        Assert.NotEmpty(response.Sanctions);
    }

    [Fact]
    public void A_decision_before_the_act_is_refused_as_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => Graded.Rules.Grade(Graded.Request(SubjectKind.Physician, Conduct.RedEnvelope, 3000, Day) with { DecidedOn = null }, new DateOnly(2023, 3, 9)));

    private static GradingResponse Discovered(string on, params Circumstance[] circumstances)
    {
        var day = DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture);
        return Graded.Rules.Grade(Graded.Request(SubjectKind.Physician, Conduct.RedEnvelope, 3000, Day, circumstances) with { DiscoveredOn = day, DecidedOn = day.AddDays(30) }, Graded.AsOf);
    }
}
