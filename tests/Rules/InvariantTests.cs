using System.Globalization;
using Qingyi.Domain.Grading;

namespace Qingyi.Tests.Rules;

/// <summary>What must hold of every answer, over requests drawn with a fixed seed.</summary>
public sealed class InvariantTests
{
    private const int Seed = 20261122;

    private static readonly Lazy<IReadOnlyList<(GradingRequest Request, GradingResponse Response)>> Drawn = new(() =>
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, 600).Select(i => Draw(random, i)).Select(r => (r, Graded.Rules.Grade(r, Graded.AsOf)))];
    });

    private static readonly SanctionKind[] LicenceSanctions = [SanctionKind.Suspension, SanctionKind.Revocation, SanctionKind.LicenceSuspension, SanctionKind.LicenceRevocation];

    [Fact]
    public void A_fine_on_a_physician_stays_between_10000_and_30000_and_comes_with_the_warning() =>
        Each(SubjectKind.Physician, (_, response) =>
        {
            if (response.Sanction(SanctionKind.Fine) is not { } fine)
                return;
            Assert.Equal((10000m, 30000m), (fine.Min, fine.Max));
            Assert.True(fine.Proposed is null or (>= 10000 and <= 30000));
            Assert.Equal(Mode.Must, response.Sanction(SanctionKind.Warning)!.Mode);
            Assert.False(response.Procedure.Summary);
        });

    [Fact]
    public void A_suspension_lasts_6_to_12_months_and_under_the_new_act_needs_a_serious_case() =>
        Each(null, (request, response) =>
        {
            if (response.Sanction(SanctionKind.Suspension) is not { } suspension)
                return;
            Assert.Equal((6, 12), (suspension.MinMonths, suspension.MaxMonths));
            Assert.InRange(suspension.ProposedMonths!.Value, 6, 12);
            Assert.True(request.ActedOn < new DateOnly(2022, 3, 1) || response.Severity >= Severity.Serious || suspension.Basis.StartsWith("医疗纠纷预防和处理条例 45", StringComparison.Ordinal));
        });

    [Fact]
    public void A_nurse_loses_no_licence_for_money() =>
        Each(SubjectKind.Nurse, (request, response) =>
        {
            if (request.Findings.All(f => f.Conduct is not (Conduct.PrivacyLeak or Conduct.InsuranceFraud or Conduct.RecordForgery)))
                Assert.DoesNotContain(response.Sanctions, s => LicenceSanctions.Contains(s.Kind));
            Assert.True(response.Sanction(SanctionKind.Fine) is null or { Basis: "医师法 59" });
        });

    [Fact]
    public void Drug_money_alone_brings_no_fine() =>
        Each(SubjectKind.Pharmacist, (_, response) => Assert.True(response.Sanction(SanctionKind.Fine) is null or { Basis: "医师法 59" }));

    [Fact]
    public void Before_March_2022_a_physician_is_not_fined_and_patient_money_is_not_confiscated() =>
        Each(SubjectKind.Physician, (request, response) =>
        {
            if (request.ActedOn >= new DateOnly(2022, 3, 1))
                return;
            Assert.Null(response.Sanction(SanctionKind.Fine));
            Assert.DoesNotContain(response.Law, l => l.Statute == "医师法");
            if (request.Findings.All(f => f.Conduct != Conduct.Kickback))
                Assert.Null(response.Sanction(SanctionKind.Confiscation));
        });

    [Fact]
    public void Solicited_patient_money_is_never_confiscated() =>
        Each(null, (request, response) =>
        {
            if (request.Circumstances.Contains(Circumstance.Solicited) && request.Subject.Kind <= SubjectKind.Administrator && request.Findings.All(f => f.Conduct == Conduct.RedEnvelope))
                Assert.Null(response.Sanction(SanctionKind.Confiscation));
        });

    [Fact]
    public void One_answer_has_one_fine() =>
        Each(null, (_, response) => Assert.True(response.Sanctions.Count(s => s.Kind == SanctionKind.Fine) + response.Insurance.Count(m => m.Kind == InsuranceKind.Fine) <= 1
            || response.Insurance.Any(m => m.Kind == InsuranceKind.Repay)));

    [Fact]
    public void Mitigating_facts_never_raise_the_tier_the_fine_or_drop_a_transfer() =>
        Each(null, (request, response) =>
        {
            foreach (var fact in new[] { Circumstance.Confessed, Circumstance.Meritorious, Circumstance.Coerced })
            {
                var milder = Graded.Rules.Grade(request with { Circumstances = [.. request.Circumstances.Append(fact).Distinct()] }, Graded.AsOf);

                Assert.True(milder.Tier <= response.Tier);
                Assert.True((milder.Sanction(SanctionKind.Fine)?.Proposed ?? 0) <= (response.Sanction(SanctionKind.Fine)?.Proposed ?? 0));
                Assert.Equal(Criminal(response), Criminal(milder));
            }
        });

    [Fact]
    public void The_three_ledgers_stay_apart() =>
        Each(null, (request, response) =>
        {
            Assert.All(response.Insurance.Where(m => m.Kind == InsuranceKind.SuspendDepartment), m => Assert.Equal(SubjectKind.Institution, request.Subject.Kind));
            Assert.All(response.Personnel, m => Assert.True(request.Subject.Kind <= SubjectKind.Administrator));
        });

    [Fact]
    public void Nothing_follows_from_what_is_not_covered_alone() =>
        Each(null, (request, response) =>
        {
            if (request.Findings.Where(f => f.Proven).All(f => response.NotCovered.Any(n => n.Conduct == f.Conduct)))
                Assert.Equal((0, 0, CampaignTier.None), (response.Sanctions.Count, response.Insurance.Count, response.Tier));
        });

    [Fact]
    public void The_same_request_has_the_same_answer_to_the_letter() =>
        Each(null, (request, response) => Assert.Equal(GradingJson.Write(response), GradingJson.Write(Graded.Rules.Grade(GradingJson.Read(GradingJson.Write(request)).Request!, Graded.AsOf))));

    [Fact]
    public void No_date_is_too_old_to_be_answered()
    {
        var random = new Random(Seed);
        for (var i = 0; i < 200; i++)
        {
            var actedOn = new DateOnly(1950, 1, 1).AddDays(random.Next(28000));
            var request = Draw(random, i) with { ActedOn = actedOn, DecidedOn = actedOn.AddDays(random.Next(400)) };

            Assert.Equal(request.Id, Graded.Rules.Grade(request, Graded.AsOf).Id);
        }
    }

    [Fact]
    public void Every_rule_is_told_once_fired_with_its_reason_or_not_with_a_condition_that_fails() =>
        Each(null, (_, response) =>
        {
            Assert.Equal(Graded.Rules.List().Select(r => r.Name), response.Trace.Select(t => t.Rule));
            foreach (var entry in response.Trace)
            {
                Assert.Equal(entry.Fired, !string.IsNullOrEmpty(entry.Because));
                Assert.Equal(entry.Fired, entry.FirstFailing is null);
                if (entry.FirstFailing is { } failing)
                    AssertFails(failing);
            }
        });

    /// <summary>The two values of a failing condition must themselves contradict its sign.</summary>
    private static void AssertFails(FailingCondition failing)
    {
        if (failing is { Value.Number: { } value, Required.Number: { } required })
        {
            var sign = failing.Condition.Split(' ').FirstOrDefault(w => w is "≥" or "≤" or "<" or ">") ?? "≥";
            Assert.False(sign switch { "≥" => value >= required, "≤" => value <= required, "<" => value < required, _ => value > required }, failing.ToString());
        }
        else if (failing is { Value.Truth: { } truth, Required.Truth: { } wanted })
        {
            Assert.NotEqual(wanted, truth);
        }
    }

    private static void Each(SubjectKind? kind, Action<GradingRequest, GradingResponse> holds)
    {
        var seen = 0;
        foreach (var (request, response) in Drawn.Value.Where(d => kind is null || d.Request.Subject.Kind == kind))
        {
            holds(request, response);
            seen++;
        }

        Assert.True(seen > 20, $"seed {Seed} drew {seen}");
    }

    private static string Criminal(GradingResponse response) =>
        string.Join(',', response.Transfers.Where(t => t is { Mode: Mode.Must, To: TransferTo.Police or TransferTo.Supervision }).Select(t => $"{t.To}:{t.Strength}"));

    private static GradingRequest Draw(Random random, int number)
    {
        decimal[] amounts = [0, 1, 499, 500, 1999, 2000, 4999.99m, 5000, 9999, 10000, 29999, 30000, 60000, 500000, 1000000];
        var kind = (SubjectKind)random.Next(random.Next(3) == 0 ? 9 : 5);
        return new GradingRequest
        {
            Id = "R-" + number.ToString(CultureInfo.InvariantCulture),
            ActedOn = new DateOnly(2019, 1, 1).AddDays(random.Next(2800)),
            DecidedOn = new DateOnly(2026, 10, 1),
            Jurisdiction = random.Next(4) == 0 ? "360000" : null,
            Subject = new GradingSubject
            {
                Kind = kind,
                ManagementPower = random.Next(4) == 0,
                PublicInstitution = random.Next(2) == 0,
                PartyMember = random.Next(3) == 0,
                Designated = random.Next(2) == 0,
                PriorSanctions = random.Next(5) == 0 ? [new PriorSanction(SanctionKind.Suspension, new DateOnly(2018, 1, 1).AddDays(random.Next(2000)), random.Next(2) == 0)] : [],
            },
            Findings = [.. Enumerable.Range(0, 1 + random.Next(2)).Select(_ => new GradingFinding
            {
                Conduct = (Conduct)(random.Next(2) == 0 ? random.Next(4) : random.Next(23)),
                Amount = random.Next(8) == 0 ? null : amounts[random.Next(amounts.Length)],
                Times = 1 + random.Next(4),
                Harm = random.Next(6) == 0,
                Proven = random.Next(8) != 0,
            })],
            Circumstances = [.. Enum.GetValues<Circumstance>().Where(_ => random.Next(12) == 0)],
        };
    }
}
