using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Documents;
using Qingyi.Server.Features.Grading;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Features.Reporters;
using Qingyi.Server.Features.TipOffs;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Cases;

/// <summary>The content of one tab of a case.</summary>
public sealed class CaseContents(CaseDb db, CaseQueries queries, ProcessPictures pictures, CaseFactLines factLines, GradingViews gradings, CaseRelations relations, DocumentDesk documents, OpenTip open, LightViews lights, PersonAtDoor door)
{
    public async Task<Outcome<CaseContent>> Of(Case of, CaseTab tab, EntryKind? kind, bool openTip, bool mayRead, CancellationToken cancellation)
    {
        switch (tab)
        {
            case CaseTab.Timeline:
                return new CaseContent(Timeline: await Timeline(of, kind, cancellation), Kinds: kind);
            case CaseTab.Process:
                return new CaseContent(Process: await pictures.Of(of, cancellation), Beside: await pictures.Beside(of, cancellation));
            case CaseTab.Evidence:
                return new CaseContent(Evidence: await Evidence(of, mayRead, cancellation), EvidenceUpload: AddEvidence.Refuse(of, door.Person.From(s => AddEvidence.Refuse(of, s) is null)) is null ? Paths.CaseEvidence(of.Id) : null);
            case CaseTab.Relations:
                return new CaseContent(Relations: await relations.Of(of, cancellation));
            case CaseTab.Documents:
                return new CaseContent(Documents: [.. (await documents.All(of, cancellation)).Select(d => Document(of, d))]);
            case CaseTab.Deadlines:
                return new CaseContent(Deadlines: await Deadlines(of, cancellation));
            case CaseTab.Grading:
                return new CaseContent(Grading: await gradings.Of(of, cancellation));
            case CaseTab.Correspondence:
                var letters = await Correspondence(of, openTip, cancellation);
                return letters.Refusal is { } refusal ? refusal : new CaseContent(Correspondence: letters.Value, Reporter: await Reporter(of, openTip, mayRead, cancellation));
            case CaseTab.Audit:
                return new CaseContent(Audit: await Audit(of, cancellation));
            default:
                var entries = await Timeline(of, null, cancellation);
                return new CaseContent(Process: await pictures.Stages(of, cancellation), Facts: await factLines.Of(of, cancellation), Timeline: [.. entries.Take(8)]);
        }
    }

    private async Task<IReadOnlyList<TimelineEntry>> Timeline(Case of, EntryKind? kind, CancellationToken cancellation)
    {
        var entries = await queries.Timeline(of.Id, cancellation);
        return [.. entries.Reverse().Select(e => new TimelineEntry(e.At, Kind(e.What, e.Who), e.Text)).Where(e => kind is null || e.Kind == kind)];
    }

    internal static EntryKind Kind(string what, string? who) => what switch
    {
        "deadline-opened" or "deadline-ended" or "deadline-rang" => EntryKind.Deadline,
        "reporter-wrote" or "wrote-to-reporter" or "handling-rated" or "attachment-received" or "partner-receipt" or "partner-feedback" or "reported-up" or "transferred" or "escalation-answered" => EntryKind.Message,
        _ => who is null ? EntryKind.System : EntryKind.Person,
    };

    private async Task<IReadOnlyList<EvidenceLine>> Evidence(Case of, bool mayRead, CancellationToken cancellation)
    {
        var rows = await db.Evidence.AsNoTracking().Where(e => e.CaseId == of.Id).OrderBy(e => e.Id).ToListAsync(cancellation);
        var lines = rows.Select((e, i) => new EvidenceLine(
            i + 1, e.Name, $"{Show.Size(e.Size)}", LegalDay.Of(e.At), e.ByName, $"/api/cases/{Uri.EscapeDataString(of.Id)}/evidence/{Uri.EscapeDataString(e.Id)}", e.FileHash)).ToList();
        if (!mayRead)
        {
            return lines;
        }

        // Names of a reporter's files may give the reporter away: they come with the file, whose reading is recorded.
        var handedIn = await db.TipAttachments.AsNoTracking().Where(a => db.Tips.Any(t => t.Id == a.TipId && t.CaseId == of.Id)).OrderBy(a => a.Id).ToListAsync(cancellation);
        return [.. lines, .. handedIn.Select((a, i) => new EvidenceLine(
            rows.Count + i + 1, Texts.Of("cases.evidence.tip-attachment"), Show.Size(a.Size), a.On, Texts.Of("cases.reporter"), $"{Paths.Case(of.Id)}/tip/{Uri.EscapeDataString(a.Id)}", a.FileHash))];
    }

    internal static DocumentLine Document(Case of, DocumentState state)
    {
        var served = state.Template.Kind switch { "decision" => of.Facts.Service?.On, "prior-notice" => of.Facts.PriorNotice?.Served, _ => null };
        var shown = state.Final ?? state.Latest;
        return new DocumentLine(
            state.Template.Head.Name, state.Number(of.Facts), state.Ready || shown is not null ? Paths.Document(Paths.Of(of.Kind, of.Id), state.Template.Kind) : null, state.Template.Head.After, state.Template.Head.Blank,
            shown?.Version, shown?.Final ?? false, shown?.ByName, shown?.At, served);
    }

    private async Task<IReadOnlyList<DeadlineLine>> Deadlines(Case of, CancellationToken cancellation)
    {
        var rows = await db.Deadlines.AsNoTracking().Where(d => d.CaseId == of.Id).OrderBy(d => d.DueAt).ToListAsync(cancellation);
        return [.. rows.Select(d => new DeadlineLine(d.Id, d.Title, lights.Of(d), d.DueOn, Length(lights, d), d.Article))];
    }

    internal static string Length(LightViews lights, DeadlineRow row) => lights.Limit(row) is not { } limit ? "" : string.Create(CultureInfo.InvariantCulture, $"{limit.Amount}{limit.Unit switch
    {
        LimitUnit.Workday => Texts.Of("cases.length.workday"),
        LimitUnit.ClockHour => Texts.Of("cases.length.clock-hour"),
        LimitUnit.Month => Texts.Of("cases.length.month"),
        _ => Texts.Of("cases.length.day"),
    }}");

    private async Task<Outcome<List<MessageView>>> Correspondence(Case of, bool openTip, CancellationToken cancellation)
    {
        var letters = new List<MessageView>();
        if (openTip)
        {
            var whole = await open.Whole(of.Id, cancellation);
            if (whole.Refusal is { } refusal)
            {
                return refusal;
            }

            letters.Add(new MessageView(Texts.Of("cases.reporter"), of.ReceivedAt, Told(whole.Value.Told), Mine: false));
            letters.AddRange(whole.Value.Thread.Select(m => new MessageView(m.From == "reporter" ? Texts.Of("cases.reporter") : Texts.Of("cases.correspondence.investigators"), m.At, m.Text, m.From != "reporter")));
        }

        foreach (var report in of.Facts.Reports)
        {
            var to = await PartnerName(report.To, cancellation);
            letters.Add(new MessageView(of.Number, report.At, $"{(report.Kind == "report" ? Texts.Of("cases.correspondence.report") : Texts.Of("cases.correspondence.transfer"))}{to}{(report.Receipt is null ? Texts.Of("cases.correspondence.no-receipt") : Texts.Of("cases.correspondence.receipt", report.Receipt))}", Mine: true));
            if (report.Outcome is not null)
            {
                letters.Add(new MessageView(to, report.At, Texts.Of("cases.correspondence.feedback", report.Outcome), Mine: false));
            }
        }

        var inbound = await db.Inbound.AsNoTracking().Where(i => i.CaseId == of.Id).OrderBy(i => i.ReceivedAt).ToListAsync(cancellation);
        letters.AddRange(inbound.Select(i => new MessageView(i.Partner, i.ReceivedAt, Said(i), Mine: false)));
        return letters.OrderBy(l => l.At).ToList();
    }

    /// <summary>Null where nobody holds a receipt: what another organ sent is asked about there.</summary>
    private async Task<ReporterSide?> Reporter(Case of, bool opened, bool mayRead, CancellationToken cancellation)
    {
        if (await WriteToReporter.Reached(db, of.Id, cancellation) is not { } tip)
        {
            return null;
        }

        var letters = await db.TipMessages.AsNoTracking().Where(m => m.TipId == tip.Id).Select(m => m.FromReporter).ToListAsync(cancellation);
        return new ReporterSide(of.Id, opened, letters.Count, letters.Count(fromReporter => fromReporter), tip.Score, tip.RatedOn, mayRead ? null : Words.Spoken["case.write-reporter.no"]);
    }

    private static string Told(TipTold told)
    {
        (string Name, string? Value)[] about =
        [
            (Texts.Of("cases.told.institution"), told.Institution), (Texts.Of("cases.told.department"), told.Department), (Texts.Of("cases.told.person"), told.Person),
            (Texts.Of("cases.told.happened-on"), told.HappenedOn is { } day ? Show.Day(day) : null), (Texts.Of("cases.told.place"), told.Place),
            (Texts.Of("cases.told.amount"), told.Amount is { } yuan ? Show.Money(yuan) : null),
        ];
        return string.Join('\n', about.Where(a => a.Value is not null).Select(a => $"{a.Name}：{a.Value}").Append(told.Text));
    }

    private static string Said(InboundRow row)
    {
        var payload = JsonNode.Parse(row.Payload) as JsonObject;
        var text = payload?["text"]?.GetValue<string>() ?? payload?["title"]?.GetValue<string>() ?? "";
        return row.Kind switch { "feedback" => Texts.Of("cases.correspondence.feedback", text), "transfer" => Texts.Of("cases.said.transfer", text), "report-up" => Texts.Of("cases.said.report-up", text), _ => text };
    }

    private async Task<string> PartnerName(string to, CancellationToken cancellation) =>
        to == "paper" ? Texts.Of("cases.partner.paper") : (await db.Partners.AsNoTracking().FirstOrDefaultAsync(p => p.Name == to || p.Kind == to, cancellation))?.Name ?? GradingWords.Organ(to);

    private async Task<IReadOnlyList<AuditLine>> Audit(Case of, CancellationToken cancellation)
    {
        var rows = await db.Audit.AsNoTracking().Where(a => a.Chain == "case/" + of.Id).OrderByDescending(a => a.Sequence).Take(500).ToListAsync(cancellation);
        var ids = TimelineWords.Accounts(rows);
        var people = await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        return [.. rows.Select(r => new AuditLine(r.Sequence, r.At, TimelineWords.Who(r, people), TimelineWords.Sentence(r, people), r.Hash))];
    }
}
