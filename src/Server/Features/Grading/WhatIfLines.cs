using System.Globalization;
using Qingyi.Domain.Grading;
using Qingyi.Rules.Tracing;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Grading;

/// <summary>Lines of 裁量试算: each sanction with its range, and two answers beside each other.</summary>
internal static class WhatIfLines
{
    private static Web.Words W => Web.Words.Spoken;

    public static IReadOnlyList<SanctionLine> Sanctions(GradingResponse response) =>
    [
        .. response.Sanctions.Select(s => new SanctionLine(
            GradingTexts.Name(s), Labels.Of(s.Mode), Range(s.Min, s.Max, s.MinMultiple, s.MaxMultiple, s.MinMonths, s.MaxMonths, s.Amount), Proposed(s.Proposed, s.ProposedMonths), s.Basis)),
        .. response.Insurance.Select(m => new SanctionLine(
            GradingTexts.Name(m), Labels.Of(m.Mode), m.Points is { } points ? W["whatif.points", points] : Range(m.Min, m.Max, m.MinMultiple, m.MaxMultiple, m.MinMonths, m.MaxMonths, m.Amount),
            Proposed(m.Proposed, m.ProposedMonths), m.Basis)),
    ];

    /// <summary>What a circumstance did: the answer without it beside the answer with it.</summary>
    public static MovedLine Moved(Circumstance circumstance, GradingResponse with, GradingResponse without)
    {
        var weight = with.Factors.Where(f => f.Code == ClosedGrading.Code(circumstance)).Sum(f => f.Weight);
        var changes = Lines(without).Zip(Lines(with)).Where(l => l.First.Value != l.Second.Value).Select(l => W["whatif.moved", l.First.Name, l.First.Value, l.Second.Value]).ToList();
        return new MovedLine(GradingWords.Circumstance(ClosedGrading.Code(circumstance)), weight, changes.Count == 0 ? W["whatif.unmoved"] : string.Join('；', changes), changes.Count > 0);
    }

    public static IReadOnlyList<ComparedLine> Compare(GradingResponse actual, GradingResponse supposed) =>
        [.. Lines(actual).Zip(Lines(supposed)).Select(l => new ComparedLine(l.First.Name, l.First.Value, l.Second.Value))];

    private static (string Name, string Value)[] Lines(GradingResponse r)
    {
        var fine = r.Sanctions.FirstOrDefault(s => s.Kind == SanctionKind.Fine);
        return
        [
            (W["whatif.step"], Step(r)),
            (W["similar.tier"], GradingTexts.Tier(r.Tier)),
            (W["similar.fine"], fine is null ? W["similar.none"] : fine.Proposed is { } yuan ? Show.Money(yuan) : Range(fine.Min, fine.Max, fine.MinMultiple, fine.MaxMultiple, null, null, null)),
            (W["similar.suspension"], Licence(r, SanctionKind.Suspension)),
            (W["whatif.revocation"], Licence(r, SanctionKind.Revocation)),
            (W["whatif.others"], Joined(r.Sanctions.Where(s => s.Kind is not (SanctionKind.Fine or SanctionKind.Suspension or SanctionKind.Revocation)).Select(GradingTexts.Name))),
            (W["whatif.insurance"], Joined(r.Insurance.Select(GradingTexts.Name))),
            (W["whatif.hearing"], Needed(r.Procedure.HearingOffered)),
            (W["whatif.review"], Needed(r.Procedure.LegalReview)),
            (W["whatif.discussion"], Needed(r.Procedure.CollectiveDiscussion)),
            (W["whatif.transfers"], Joined(r.Transfers.Select(t => GradingWords.Organ(ClosedGrading.Code(t.To))))),
        ];
    }

    private static string Step(GradingResponse r) => r.Benchmark is { } used && r.Severity != Severity.Minor ? used.Step : GradingTexts.Severity(r.Severity);

    private static string Licence(GradingResponse r, SanctionKind kind) => r.Sanctions.FirstOrDefault(s => s.Kind == kind) is { } found
        ? Labels.Of(found.Mode) + (found.ProposedMonths is { } months ? W["whatif.proposed-months", months] : "")
        : W["similar.none"];

    private static string Needed(bool needed) => W[needed ? "whatif.needed" : "whatif.not-needed"];

    private static string Joined(IEnumerable<string> names) => string.Join('、', names.Distinct(StringComparer.Ordinal).DefaultIfEmpty(W["similar.none"]));

    private static string Proposed(decimal? yuan, int? months) => yuan is { } sum ? Show.Money(sum) : months is { } count ? W["similar.months", count] : "";

    private static string Range(decimal? min, decimal? max, decimal? minMultiple, decimal? maxMultiple, int? minMonths, int? maxMonths, decimal? amount)
    {
        var parts = new List<string>();
        if (minMultiple is { } least && maxMultiple is { } most)
        {
            parts.Add(W["whatif.multiple", least.ToString("0.###", CultureInfo.InvariantCulture), most.ToString("0.###", CultureInfo.InvariantCulture)]);
        }

        if (min is { } from && max is { } to)
        {
            parts.Add($"{Show.Money(from)} — {Show.Money(to)}");
        }

        if (minMonths is { } short_)
        {
            parts.Add(Labels.Months(short_, maxMonths));
        }

        if (amount is { } sum)
        {
            parts.Add(Show.Money(sum));
        }

        return string.Join('，', parts);
    }
}
