using Qingyi.Domain.Grading;
using static Qingyi.Domain.Grading.SanctionKind;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Rules;

public sealed class PhysicianGradingTests
{
    private const string NewAct = "2023-03-10";

    [Fact]
    public void Red_envelope_of_3000_under_the_new_act_is_warned_confiscated_and_fined()
    {
        var response = Graded.Line("""{"id":"x","actedOn":"2023-03-10","subject":{"kind":"physician"},"findings":[{"conduct":"red-envelope","amount":3000}]}""");

        Assert.Equal([Warning, Confiscation, Fine], response.Sanctions.Select(s => s.Kind));
        Assert.All(response.Sanctions, s => Assert.Equal((Mode.Must, "医师法 56(5)"), (s.Mode, s.Basis)));
        Assert.Equal(3000m, response.Sanction(Confiscation)!.Amount);
        var fine = response.Sanction(Fine)!;
        Assert.Equal((10000m, 30000m, 20000m), (fine.Min, fine.Max, fine.Proposed));
        Assert.Equal((CampaignTier.Notify, Severity.Ordinary), (response.Tier, response.Severity));
        Assert.Equal([new AppliedLaw("医师法", "56(5)", new DateOnly(2022, 3, 1))], response.Law);
        Assert.Equal(new NextThreshold("amount", 3000m, 5000m, "裁量档次“从重”，罚款 24000—30000 元"), response.NextThreshold);
        Assert.True(response.Procedure is { HearingOffered: true, LegalReview: true, CollectiveDiscussion: true, Summary: false });
    }

    [Fact]
    public void The_same_under_the_former_act_has_neither_fine_nor_confiscation()
    {
        var response = Graded.Line("""{"id":"x","actedOn":"2021-07-01","subject":{"kind":"physician"},"findings":[{"conduct":"red-envelope","amount":3000}]}""");

        var warning = Assert.Single(response.Sanctions);
        Assert.Equal(Warning, warning.Kind);
        Assert.StartsWith("执业医师法 37(10)", warning.Basis, StringComparison.Ordinal);
        Assert.Equal([new AppliedLaw("执业医师法", "37(10)", new DateOnly(1999, 5, 1))], response.Law);
        Assert.Equal(CampaignTier.Notify, response.Tier);
    }

    [Theory]
    [InlineData("2022-02-28", "执业医师法")]
    [InlineData("2022-03-01", "医师法")]
    [Requirement("S3-085")]
    public void The_act_changes_with_the_first_of_March_2022(string actedOn, string statute) =>
        Assert.Equal(statute, Assert.Single(Graded.Of(SubjectKind.Physician, Conduct.RedEnvelope, 3000, actedOn).Law).Statute);

    [Theory]
    [InlineData(1999.99, Severity.Ordinary, 10000, 16000)]
    [InlineData(2000, Severity.Ordinary, 16000, 24000)]
    [InlineData(2000.01, Severity.Ordinary, 16000, 24000)]
    [InlineData(4999.99, Severity.Ordinary, 16000, 24000)]
    [InlineData(5000, Severity.Ordinary, 24000, 30000)]
    [InlineData(5000.01, Severity.Ordinary, 24000, 30000)]
    [InlineData(9999.99, Severity.Ordinary, 24000, 30000)]
    [InlineData(10000, Severity.Serious, 24000, 30000)]
    [InlineData(10000.01, Severity.Serious, 24000, 30000)]
    [InlineData(29999.99, Severity.Serious, 24000, 30000)]
    [InlineData(30000, Severity.EspeciallySerious, 24000, 30000)]
    [InlineData(60000, Severity.EspeciallySerious, 24000, 30000)]
    public void Patient_money_is_graded_by_the_half_open_steps(double amount, Severity severity, int bandMin, int bandMax)
    {
        var response = Graded.Of(SubjectKind.Physician, Conduct.RedEnvelope, (decimal)amount, NewAct);

        var fine = response.Sanction(Fine)!;
        Assert.Equal(severity, response.Severity);
        Assert.Equal((bandMin, bandMax), (fine.BandMin, fine.BandMax));
        Assert.InRange(fine.Proposed!.Value, bandMin, bandMax);
        Assert.Equal(severity == Severity.Serious, response.Sanction(Suspension) is not null);
        Assert.Equal(severity == Severity.EspeciallySerious, response.Sanction(Revocation) is not null);
        Assert.Equal(severity == Severity.Ordinary ? CampaignTier.Notify : CampaignTier.Remove, response.Tier);
    }

    public static TheoryData<decimal> Boundaries =>
        [.. new[] { 499m, 500, 1999, 2000, 4999, 5000, 9999, 10000, 29999, 30000, 60000 }.SelectMany(b => new[] { b - 0.01m, b, b + 0.01m })];

    [Theory]
    [MemberData(nameof(Boundaries))]
    public void A_fen_decides_at_every_boundary(decimal amount)
    {
        var response = Graded.Of(SubjectKind.Physician, Conduct.RedEnvelope, amount, NewAct);

        Assert.Equal(amount < 2000m ? 10000 : amount < 5000m ? 16000 : 24000, response.Sanction(Fine)!.BandMin);
        Assert.Equal(amount >= 10000m && amount < 30000m, response.Sanction(Suspension) is not null);
        Assert.Equal(amount >= 30000m, response.Sanction(Revocation) is not null);
        Assert.Equal(amount < 30000m ? null : amount < 60000m ? TransferStrength.Review : TransferStrength.Transfer, response.To(TransferTo.Police)?.Strength);
        Assert.Equal(amount < 2000m ? 2000m : amount < 5000m ? 5000m : amount < 10000m ? 10000m : amount < 30000m ? 30000m : amount < 60000m ? 60000m : null, response.NextThreshold?.At);
    }

    [Theory]
    [InlineData(999.99, 10000)]
    [InlineData(1000, 16000)]
    [InlineData(1000.01, 16000)]
    [InlineData(4999.99, 16000)]
    [InlineData(5000, 24000)]
    public void Company_money_is_graded_by_its_own_column(double amount, int bandMin) =>
        Assert.Equal(bandMin, Graded.Of(SubjectKind.Physician, Conduct.Kickback, (decimal)amount, NewAct).Sanction(Fine)!.BandMin);

    [Theory]
    [InlineData(498.99, true)]
    [InlineData(499, true)]
    [InlineData(499.99, true)]
    [InlineData(500, false)]
    [InlineData(500.01, false)]
    public void Below_500_a_first_returned_gift_goes_unpunished(double amount, bool waived)
    {
        var response = Graded.Of(SubjectKind.Physician, Conduct.RedEnvelope, (decimal)amount, NewAct, Circumstance.FirstTime, Circumstance.Returned);

        Assert.Equal(waived ? (CampaignTier.Criticise, Severity.Minor) : (CampaignTier.Notify, Severity.Ordinary), (response.Tier, response.Severity));
        Assert.Equal(waived, response.Sanctions.Count == 0);
        Assert.Equal(waived, response.Personnel.Any(m => m.Kind == PersonnelKind.CriticismEducation));
    }

    [Fact]
    public void A_gift_below_500_that_was_solicited_is_punished() =>
        Assert.NotNull(Graded.Of(SubjectKind.Physician, Conduct.RedEnvelope, 300, NewAct, Circumstance.FirstTime, Circumstance.Returned, Circumstance.Solicited).Sanction(Fine));

    [Theory]
    [InlineData(Circumstance.Refused)]
    [InlineData(Circumstance.SurrenderedInTime)]
    public void Money_refused_or_handed_in_in_time_is_no_violation(Circumstance circumstance)
    {
        var response = Graded.Of(SubjectKind.Physician, Conduct.RedEnvelope, 5000, NewAct, circumstance);

        Assert.Equal((CampaignTier.None, Severity.None), (response.Tier, response.Severity));
        Assert.Empty(response.Sanctions);
        Assert.Empty(response.Law);
        Assert.Empty(response.NotCovered);
    }

    [Fact]
    public void Money_demanded_from_a_patient_is_returned_and_not_confiscated()
    {
        var response = Graded.Of(SubjectKind.Physician, Conduct.RedEnvelope, 3000, NewAct, Circumstance.Solicited);

        Assert.Equal(3000m, response.Sanction(ReturnToPatient)!.Amount);
        Assert.StartsWith("行政处罚法 28(2)", response.Sanction(ReturnToPatient)!.Basis, StringComparison.Ordinal);
        Assert.Null(response.Sanction(Confiscation));
    }

    [Fact]
    public void Of_mixed_money_the_patients_part_goes_back_and_the_companys_is_confiscated()
    {
        var request = Graded.Request(SubjectKind.Physician, Conduct.RedEnvelope, 3000, NewAct, Circumstance.Solicited);
        request = request with { Findings = [.. request.Findings, new GradingFinding { Conduct = Conduct.Commission, Amount = 1500 }] };

        var response = Graded.Rules.Grade(request, Graded.AsOf);

        Assert.Equal(3000m, response.Sanction(ReturnToPatient)!.Amount);
        Assert.Equal(1500m, response.Sanction(Confiscation)!.Amount);
    }

    [Fact]
    public void Several_receipts_are_added_up()
    {
        var request = Graded.Request(SubjectKind.Physician, Conduct.RedEnvelope, 4000, NewAct);
        request = request with { Findings = [.. request.Findings, new GradingFinding { Conduct = Conduct.RedEnvelope, Amount = 4000 }, new GradingFinding { Conduct = Conduct.RedEnvelope, Amount = 9000, Proven = false }] };

        var response = Graded.Rules.Grade(request, Graded.AsOf);

        Assert.Equal(8000m, response.Sanction(Confiscation)!.Amount);
        Assert.Equal(24000m, response.Sanction(Fine)!.BandMin);
    }

    [Fact]
    public void Two_aggravating_facts_from_2000_up_are_serious()
    {
        var serious = Graded.Of(SubjectKind.Physician, Conduct.RedEnvelope, 2000, NewAct, Circumstance.WidePublicity, Circumstance.Concealed);
        var below = Graded.Of(SubjectKind.Physician, Conduct.RedEnvelope, 1999.99m, NewAct, Circumstance.WidePublicity, Circumstance.Concealed);

        Assert.Equal((6, 12, 11), (serious.Sanction(Suspension)!.MinMonths, serious.Sanction(Suspension)!.MaxMonths, serious.Sanction(Suspension)!.ProposedMonths));
        Assert.Null(below.Sanction(Suspension));
    }

    [Fact]
    public void A_heavy_gain_with_one_aggravating_fact_is_serious() =>
        Assert.Equal(Severity.Serious, Graded.Of(SubjectKind.Physician, Conduct.RedEnvelope, 5000, NewAct, Circumstance.WidePublicity).Severity);

    [Theory]
    [InlineData(9999.99, Severity.Serious)]
    [InlineData(10000, Severity.EspeciallySerious)]
    public void Demanding_10000_is_especially_serious(double amount, Severity severity) =>
        Assert.Equal(severity, Graded.Of(SubjectKind.Physician, Conduct.RedEnvelope, (decimal)amount, NewAct, Circumstance.Solicited).Severity);

    [Fact]
    public void Two_mitigating_facts_lower_the_step_but_the_fine_stays_in_the_article()
    {
        var response = Graded.Of(SubjectKind.Physician, Conduct.RedEnvelope, 3000, NewAct, Circumstance.Returned, Circumstance.Confessed);
        var lowest = Graded.Of(SubjectKind.Physician, Conduct.RedEnvelope, 1500, NewAct, Circumstance.Returned, Circumstance.Confessed, Circumstance.Meritorious, Circumstance.Coerced);

        Assert.Equal(10000m, response.Sanction(Fine)!.BandMin);
        Assert.Equal(10000m, lowest.Sanction(Fine)!.Proposed);
    }

    [Fact]
    public void One_mitigating_fact_moves_the_proposal_within_the_band() =>
        Assert.Equal(18000m, Graded.Of(SubjectKind.Physician, Conduct.RedEnvelope, 3000, NewAct, Circumstance.Confessed).Sanction(Fine)!.Proposed);

    [Fact]
    public void A_gain_with_ill_effect_is_serious()
    {
        var request = Graded.Request(SubjectKind.Physician, Conduct.RedEnvelope, 800, NewAct);
        var response = Graded.Rules.Grade(request with { Findings = [request.Findings[0] with { Harm = true }] }, Graded.AsOf);

        Assert.Equal(Severity.Serious, response.Severity);
        Assert.Equal(6, response.Sanction(Suspension)!.ProposedMonths);
    }

    [Fact]
    public void Relapse_after_a_suspension_is_especially_serious()
    {
        var request = Graded.Request(SubjectKind.Physician, Conduct.RedEnvelope, 800, NewAct);
        request = request with { Subject = request.Subject with { PriorSanctions = [new PriorSanction(Suspension, new DateOnly(2020, 1, 1), true)] } };

        Assert.NotNull(Graded.Rules.Grade(request, Graded.AsOf).Sanction(Revocation));
    }

    [Fact]
    public void An_unknown_amount_leaves_the_place_in_the_range_open()
    {
        var response = Graded.Of(SubjectKind.Physician, Conduct.RedEnvelope, null, NewAct);

        Assert.Equal((10000m, 30000m, null), (response.Sanction(Fine)!.Min, response.Sanction(Fine)!.Max, response.Sanction(Fine)!.Proposed));
        Assert.Null(response.Sanction(Confiscation)!.Amount);
        Assert.Null(response.NextThreshold);
    }

    [Fact]
    public void Overtreatment_falls_under_the_act_only_with_harm()
    {
        var request = Graded.Request(SubjectKind.Physician, Conduct.OverTreatment, 800, NewAct);
        var harmed = request with { Findings = [request.Findings[0] with { Harm = true }] };

        Assert.Empty(Graded.Rules.Grade(request, Graded.AsOf).Sanctions);
        Assert.Equal(CampaignTier.Criticise, Graded.Rules.Grade(request, Graded.AsOf).Tier);
        Assert.Equal([Warning, ReturnToPatient, Fine], Graded.Rules.Grade(harmed, Graded.AsOf).Sanctions.Select(s => s.Kind));
    }

    [Theory]
    [InlineData(Conduct.PrivacyLeak, "56(1)")]
    [InlineData(Conduct.FalseCertificate, "56(2)")]
    [InlineData(Conduct.RecordForgery, "56(3)")]
    public void Offences_without_a_table_are_fined_in_the_usual_band(Conduct conduct, string article)
    {
        var response = Graded.Of(SubjectKind.Physician, conduct, 0, NewAct);

        Assert.Equal(article, Assert.Single(response.Law).Article);
        Assert.Equal(16000m, response.Sanction(Fine)!.BandMin);
        Assert.Null(response.Sanction(Confiscation));
    }

    [Fact]
    public void A_drug_kickback_adds_the_drug_law_and_no_second_fine()
    {
        var response = Graded.Of(SubjectKind.Physician, Conduct.Kickback, 3000, NewAct);

        Assert.Equal(["56(5)", "142(2)"], response.Law.Select(l => l.Article));
        Assert.Equal("医师法 56(5)；药品管理法 142(2)", response.Sanction(Confiscation)!.Basis);
        Assert.Equal("医师法 56(5)", response.Sanction(Fine)!.Basis);
    }

    [Fact]
    public void A_device_kickback_leaves_the_drug_law_aside()
    {
        var request = Graded.Request(SubjectKind.Physician, Conduct.Kickback, 3000, NewAct);
        request = request with { Findings = [request.Findings[0] with { Trade = Trade.Device }] };

        Assert.Equal("56(5)", Assert.Single(Graded.Rules.Grade(request, Graded.AsOf).Law).Article);
    }

    [Theory]
    [InlineData(1999.99, Warning)]
    [InlineData(4999.99, Warning)]
    [InlineData(5000, Suspension)]
    [InlineData(29999.99, Suspension)]
    [InlineData(30000, Revocation)]
    public void The_former_act_warns_suspends_or_revokes(double amount, SanctionKind kind)
    {
        var sanction = Assert.Single(Graded.Of(SubjectKind.Physician, Conduct.RedEnvelope, (decimal)amount, "2021-07-01").Sanctions);

        Assert.Equal(kind, sanction.Kind);
        Assert.Equal(Mode.May, sanction.Mode);
    }

    [Theory]
    [InlineData("370000", "2016-06-01", 3500, Suspension, 7)]
    [InlineData("370700", "2016-06-01", 4999.99, Suspension, 10)]
    [InlineData("370000", "2016-06-01", 5000, Revocation, null)]
    [InlineData("370000", "2017-05-14", 3500, Suspension, 7)]
    [InlineData("370000", "2017-05-15", 3500, Warning, null)]
    [InlineData("360000", "2021-07-01", 499.99, Warning, null)]
    [InlineData("360000", "2021-07-01", 500, Suspension, 6)]
    [InlineData("360000", "2021-07-01", 1000, Suspension, 12)]
    [InlineData("440000", "2021-07-01", 1000, Warning, null)]
    public void An_areas_own_table_grades_acts_within_its_dates(string area, string actedOn, double amount, SanctionKind kind, int? months)
    {
        var response = Graded.Rules.Grade(Graded.Request(SubjectKind.Physician, Conduct.RedEnvelope, (decimal)amount, actedOn) with { Jurisdiction = area }, Graded.AsOf);

        Assert.Equal((kind, months), (Assert.Single(response.Sanctions).Kind, response.Sanctions[0].ProposedMonths));
    }
}
