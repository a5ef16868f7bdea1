using System.Text.Json;
using Qingyi.Domain.Grading;
using Qingyi.Rules.Figures;
using Qingyi.Rules.Tracing;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Features.Publication;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Features.Grading;

/// <summary>The codes of a grading as words.</summary>
public static class GradingTexts
{
    private static Web.Words W => Web.Words.Spoken;

    public static string Tier(CampaignTier tier) => GradingWords.Tier(Code(tier));

    public static string Severity(Severity severity) => severity switch
    {
        Domain.Grading.Severity.Minor => Texts.Of("grading.severity.minor"),
        Domain.Grading.Severity.Ordinary => Texts.Of("grading.severity.ordinary"),
        Domain.Grading.Severity.Serious => Texts.Of("grading.severity.serious"),
        Domain.Grading.Severity.EspeciallySerious => Texts.Of("grading.severity.especially-serious"),
        _ => Texts.Of("grading.severity.none"),
    };

    /// <summary>What the law leaves no choice about, in one line.</summary>
    public static string Headline(GradingResponse response)
    {
        var must = response.Sanctions.Where(s => s.Mode == Mode.Must).Select(Told).ToList();
        return must.Count == 0 ? Tier(response.Tier) : string.Join("，", must);
    }

    /// <summary>Everything else that follows, and what the procedure must contain.</summary>
    public static IEnumerable<Pair> Consequences(GradingResponse response)
    {
        if (response.NextThreshold is { } next)
        {
            yield return new Pair(Texts.Of("grading.consequence.next-threshold"), Texts.Of("grading.consequence.next-threshold-distance", Show.Money(next.At - next.Value), Show.Money(next.At), next.Then));
        }

        (string Name, IEnumerable<string> Lines)[] groups =
        [
            (Texts.Of("grading.consequence.may-sanctions"), response.Sanctions.Where(s => s.Mode == Mode.May).Select(s => $"{Told(s)}（{s.Basis}）")),
            (Texts.Of("grading.consequence.insurance"), response.Insurance.Select(m => $"{Prefix(m.Mode)}{Texts.Of("grading.insurance." + Code(m.Kind))}{(m.Proposed is { } yuan ? Show.Money(yuan) : m.Amount is { } sum ? Show.Money(sum) : m.Points is { } points ? Texts.Of("grading.consequence.points", points) : "")}")),
            (Texts.Of("grading.consequence.personnel"), response.Personnel.Select(m => Prefix(m.Mode) + Texts.Of("grading.personnel." + Code(m.Kind)))),
            (Texts.Of("grading.consequence.transfers"), response.Transfers.Select(t => $"{Prefix(t.Mode)}{(t.Strength == TransferStrength.Review ? Texts.Of("grading.consequence.transfer-review") : Texts.Of("grading.consequence.transfers"))}{GradingWords.Organ(Code(t.To))}")),
            (W["grading.accountability"], response.Accountability.Select(a => $"{Labels.Of(a.Who)}{Labels.Of(a.Measure)}（{a.Basis}）")),
            (Texts.Of("grading.consequence.interim"), response.Interim.Select(m => Prefix(m.Mode) + Texts.Of("grading.interim." + Code(m.Kind)))),
            (Texts.Of("grading.consequence.law"), response.Law.Select(l => Texts.Of("grading.consequence.article", l.Statute, l.Article))),
            (Texts.Of("grading.consequence.no-sanction"), (response.NoSanction ?? []).Select(n => $"{GradingWords.Conduct(Code(n.Conduct))}：{n.Reason}（{n.Basis}）")),
            (W["grading.principles"], (response.Principles ?? []).Select(Told)),
            (W["grading.unit"], (response.UnitAnswers ?? []).Select(a => $"{Labels.Of(a.Tier)}：{a.Basis}")),
            (W["grading.reminders"], response.Reminders.Select(r => $"{r.Text}（{r.Basis}）")),
            (Texts.Of("grading.consequence.not-covered"), response.NotCovered.Select(n => $"{GradingWords.Conduct(Code(n.Conduct))}：{n.Reason}")),
        ];
        foreach (var (name, lines) in groups)
        {
            var listed = lines.Distinct(StringComparer.Ordinal).ToList();
            if (listed.Count > 0)
            {
                yield return new Pair(name, string.Join('；', listed));
            }
        }

        var p = response.Procedure;
        var asks = new[] { p.HearingOffered ? Texts.Of("grading.procedure.hearing-offered") : null, p.LegalReview ? Texts.Of("grading.procedure.legal-review") : null, p.CollectiveDiscussion ? Texts.Of("grading.procedure.collective-discussion") : null, p.Summary ? Texts.Of("grading.procedure.summary") : null, p.TimeBarred ? Texts.Of("grading.procedure.time-barred") : null };
        yield return new Pair(Texts.Of("grading.consequence.procedure"), string.Join('、', asks.OfType<string>().DefaultIfEmpty(Texts.Of("grading.procedure.ordinary"))));
    }

    /// <summary>What a step of the benchmark stands for.</summary>
    public static string Step(BenchmarkStep step) => step switch
    {
        { Revocation: true } => Texts.Of("grading.step.revocation", step.Label),
        { Suspension: not null } => Texts.Of("grading.step.suspension", step.Label),
        { Fine: { Count: 2 } fine } => Texts.Of("grading.step.fine", step.Label, fine[0] / 10_000, fine[1] / 10_000),
        _ => step.Label,
    };

    /// <summary>The sanction without its figures.</summary>
    public static string Name(Sanction sanction) => sanction.IndustryBan is { } ban ? Labels.Of(ban) : Texts.Of("grading.sanction." + Code(sanction.Kind));

    public static string Name(InsuranceMeasure measure) => Texts.Of("grading.insurance." + Code(measure.Kind));

    private static string Told(Sanction sanction) => sanction.Kind switch
    {
        SanctionKind.Fine => sanction.Proposed is { } yuan ? Texts.Of("grading.sanction.fine-amount", Show.Money(yuan)) : Texts.Of("grading.sanction.fine"),
        SanctionKind.Suspension => sanction.ProposedMonths is { } months ? Texts.Of("grading.sanction.suspension-months", months) : Texts.Of("grading.sanction." + Code(sanction.Kind)),
        SanctionKind.Confiscation or SanctionKind.ReturnToPatient when sanction.Amount is { } sum => $"{Texts.Of("grading.sanction." + Code(sanction.Kind))} {Show.Money(sum)}",
        SanctionKind.PracticeBan when sanction.IndustryBan is { } ban => Labels.Of(ban),
        SanctionKind.PracticeBan when sanction.MinMonths is { } months => $"{Texts.Of("grading.sanction." + Code(sanction.Kind))} {Labels.Months(months, sanction.MaxMonths)}",
        _ => Texts.Of("grading.sanction." + Code(sanction.Kind)),
    };

    private static string Told(Principle principle) =>
        W["grading.principle", NoticeText.Numeral(principle.Number), principle.Title, GradingWords.Conduct(Code(principle.Conduct))]
        + (principle.Definition is { } meaning ? "；" + meaning : "");

    private static string Prefix(Mode mode) => mode == Mode.May ? Texts.Of("grading.mode.may") : "";

    private static string Code<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
