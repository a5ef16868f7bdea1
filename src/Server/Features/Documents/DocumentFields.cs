using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Cases.Grading;
using Qingyi.Domain.Cases.Reporting;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Features.Cases;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Features.Publication;
using Qingyi.Server.Features.Service;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;

namespace Qingyi.Server.Features.Documents;

/// <summary>What a case has to say to a template, by the names of workflows/documents/README.md. A fact that is not there is null, and its whole group with it.</summary>
public sealed class DocumentFields(CaseDb db, SealedWords words, MatterDocumentFields matters, TimeProvider clock)
{
    public async Task<IReadOnlyDictionary<string, object?>> Of(Case of, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(of);
        var f = of.Facts;
        var texts = await words.Read(of.Id,
        [
            f.Acceptance?.ReasonText, f.Verification?.SummaryText, f.Investigation?.SummaryText, f.Grading?.ReasonText, f.Review?.OpinionText, f.Defence?.StatementText, f.Defence?.ReviewText,
            f.Hearing?.RecordText, f.Discussion?.MinutesText, f.Decision?.ReasonText, .. f.Discussion?.Others.Select(o => o.ReasonText) ?? [],
        ], cancellation);
        string? Text(string? id) => id is null ? null : texts.GetValueOrDefault(id);
        var organ = await db.Organisations.AsNoTracking().FirstAsync(o => o.Id == of.OrganisationId, cancellation);
        var named = await db.Organisations.AsNoTracking().Where(o => of.Named.Contains(o.Id)).Select(o => o.Name).ToListAsync(cancellation);
        return new Dictionary<string, object?>(of.IsMatter ? await matters.Of(of, cancellation) : [], StringComparer.Ordinal)
        {
            ["organ"] = organ.Name,
            ["today"] = Long(LegalDay.Of(clock.GetUtcNow())),
            ["case"] = Group(("number", of.Number), ("title", of.Title), ("cause", GradingWords.Conduct(of.Conduct)), ("received", Day(of.ReceivedAt)), ("units", string.Join('、', named)), ("origin", f.Origin?.Number)),
            ["acceptance"] = f.Acceptance is { } a ? Group(("accepted", a.Accepted), ("reason", Text(a.ReasonText)), ("by", a.Signed.Name), ("on", Day(a.Signed.At))) : null,
            ["handlers"] = f.Assignment is { } h ? Group(("lead", h.LeadName), ("second", h.SecondName), ("on", Day(h.Signed.At))) : null,
            ["verification"] = f.Verification is { } v ? Group(("conclusion", CaseFactLines.Conclusion(v.Conclusion)), ("text", Text(v.SummaryText)), ("lead", v.Lead.Name), ("second", v.Second?.Name), ("on", Day(v.Lead.At))) : null,
            ["filing"] = f.Filing is { } filed ? Group(("number", filed.Number), ("by", filed.Signed.Name), ("on", Day(filed.Signed.At))) : null,
            ["party"] = f.Investigation is { } p ? Group(("name", p.Respondent), ("institution", p.Institution), ("kind", NoticeText.Subject((string?)p.Request["subject"]?["kind"]))) : null,
            ["report"] = f.Investigation is { } r ? Group(("text", Text(r.SummaryText)), ("lead", r.Lead.Name), ("second", r.Second?.Name), ("on", Day(r.Lead.At)), ("evidence", r.Evidence), ("acted", Acted(r.Request)), ("findings", Findings(r.Request))) : null,
            ["evidence"] = await Evidence(of, cancellation),
            ["grading"] = f.Grading is { } g ? Grading(g, f.Proposal?.Response, Text(g.ReasonText)) : null,
            ["procedure"] = f.Proposal?.Response["procedure"] is JsonObject procedure ? Group(("hearing", (bool?)procedure["hearingOffered"] == true)) : null,
            ["review"] = f.Review is { } review ? Group(("passed", review.Passed), ("opinion", Text(review.OpinionText)), ("by", review.Signed.Name), ("on", Day(review.Signed.At))) : null,
            ["notice"] = f.PriorNotice is { } n ? Group(("served", Long(n.Served)), ("until", Long(n.LastDay)), ("hearing", n.HearingOffered), ("by", n.Signed.Name)) : null,
            ["defence"] = f.Defence is { } d ? Group(("kind", Defence(d.Kind)), ("on", Long(d.On)), ("statement", Text(d.StatementText)), ("review", Text(d.ReviewText)), ("reviewed", d.Reviewed?.Name), ("by", d.Signed.Name)) : null,
            ["hearing"] = f.Hearing is { } hearing ? Group(("notified", Long(hearing.Notified)), ("on", Long(hearing.On)), ("host", hearing.Host.Name), ("record", Text(hearing.RecordText)), ("held", hearing.Result == "held")) : null,
            ["discussion"] = f.Discussion is { } met ? Group(("on", Long(met.On)), ("people", string.Join('、', met.Attendees)), ("minutes", Text(met.MinutesText)), ("agreed", met.Agreed), ("by", met.Signed.Name), ("votes", CaseFactLines.Votes(met)),
                ("others", met.Others.Select(o => Group(("name", o.Name), ("vote", o.Abstains ? Texts.Chinese("documents.vote.abstain") : Texts.Chinese("documents.vote.against")), ("reason", Text(o.ReasonText)))).ToList())) : null,
            ["decision"] = f.Decision is { } decided ? Group(("number", decided.Number), ("kind", decided.Kind), ("reason", Text(decided.ReasonText)), ("by", decided.Signed.Name), ("on", Day(decided.Signed.At))) : null,
            ["service"] = f.Service is { } s ? Group(("method", ServiceDuties.Methods.FirstOrDefault(m => m.Code == s.Method).Name ?? s.Method), ("on", Long(s.On)), ("by", s.Signed.Name)) : null,
            ["transfers"] = Transfers(f) is { Count: > 0 } sent ? sent.ConvertAll(x => Group(("to", GradingWords.Organ(x.To)), ("on", Day(x.At)), ("receipt", x.Receipt), ("outcome", x.Outcome))) : null,
            ["measures"] = f.Measures.Count == 0 ? null : f.Measures.Select(m => Group(("what", m.What), ("from", Long(m.From)), ("until", m.Until is { } until ? Long(until) : null), ("done", m.Finished is { } end ? Day(end.At) : null))).ToList(),
            ["publication"] = f.Notice is { } shown ? Group(("title", shown.Title), ("body", shown.Body), ("by", shown.Drafted.Name), ("approved", shown.Approved?.Name), ("on", shown.PublishedAt is { } at ? Day(at) : null)) : null,
            ["closure"] = f.Closure is { } closed ? Group(("volume", closed.Volume), ("by", closed.Signed.Name), ("on", Day(closed.Signed.At))) : null,
        };
    }

    private async Task<List<Dictionary<string, object?>>?> Evidence(Case of, CancellationToken cancellation)
    {
        var rows = await db.Evidence.AsNoTracking().Where(e => e.CaseId == of.Id).OrderBy(e => e.Id).ToListAsync(cancellation);
        return rows.Count == 0 ? null : rows.ConvertAll(e => Group(("name", e.Name), ("size", Show.Size(e.Size)), ("on", Day(e.At)), ("by", e.ByName), ("hash", e.FileHash)));
    }

    private static List<ReportedUp> Transfers(CaseFacts facts) => [.. facts.Reports.Where(r => r.Kind == "transfer")];

    private static Dictionary<string, object?> Grading(GradingDecision graded, JsonObject? response, string? reason) => Group(
        ("tier", GradingWords.Tier(graded.Tier)), ("fine", graded.Fine is { } yuan ? Show.Money(yuan) : null), ("fine_words", graded.Fine is { } sum ? Yuan.InWords(sum) : null),
        ("months", graded.SuspensionMonths), ("revocation", graded.Revocation), ("reason", reason), ("by", graded.Signed.Name), ("on", Day(graded.Signed.At)),
        ("law", string.Join('、', NoticeText.Law(response))), ("sanctions", NoticeText.Sanctions(response, graded).ToList()));

    private static List<string> Findings(JsonObject request) => [.. (request["findings"] as JsonArray ?? []).OfType<JsonObject>().Select(f =>
        $"{GradingWords.Conduct((string?)f["conduct"] ?? "")}{(f["amount"] is JsonValue amount && amount.TryGetValue<decimal>(out var yuan) ? Texts.Chinese("documents.finding-amount", Show.Money(yuan)) : "")}")];

    private static string? Acted(JsonObject request) => DateOnly.TryParseExact((string?)request["actedOn"], "yyyy-MM-dd", out var day) ? Long(day) : null;

    private static string Defence(string kind) => kind switch { "stated" => Texts.Chinese("documents.defence.stated"), "hearing-requested" => Texts.Chinese("documents.defence.hearing-requested"), "waived" => Texts.Chinese("documents.defence.waived"), _ => Texts.Chinese("documents.defence.none") };

    internal static Dictionary<string, object?> Group(params (string Name, object? Value)[] fields) => fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);

    internal static string Day(DateTimeOffset at) => Long(LegalDay.Of(at));

    private static string Long(DateOnly day) => Show.LongDay(day, Web.Words.Chinese);
}
