using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Publication;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Cases;

/// <summary>当事人与关系: whom the case is about, who did what in it and may therefore not do something else, who stands back, and which other cases concern the same unit.</summary>
public sealed class CaseRelations(CaseDb db, LightViews lights, PersonAtDoor door)
{
    private const int Most = 20;

    public async Task<RelationsView> Of(Case of, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(of);
        var named = of.Named.ToList();
        var units = await db.Organisations.AsNoTracking().Where(o => named.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancellation);
        return new RelationsView(of.Number, Party(of.Facts), [.. units.Values.Select(u => new PartyLine(Texts.Of("cases.fact.named"), u, null, Texts.Of("cases.relation.unit-barred")))], [.. Hands(of.Facts)], await Away(of, cancellation), await Same(of, units, cancellation));
    }

    private static PartyLine? Party(CaseFacts f) => f.Investigation is { } report
        ? new(Texts.Of("cases.fact.respondent"), report.Respondent, report.Institution, NoticeText.Subject((string?)report.Request["subject"]?["kind"]))
        : null;

    // Whoever took part in one step may not take part in some others: the law's separations, beside whom they bind.
    private static IEnumerable<PartyLine> Hands(CaseFacts f)
    {
        var investigated = Texts.Of("cases.relation.investigated");
        var judged = Texts.Of("cases.relation.judged");
        (string Role, Signature? Signed, string? Limit)[] signed =
        [
            (Texts.Of("cases.fact.accepted"), f.Acceptance?.Signed, null), (Texts.Of("cases.relation.filing-approval"), f.Filing?.Signed, null),
            (Texts.Of("cases.fact.grading"), f.Grading?.Signed, null), (Texts.Of("cases.fact.legal-review"), f.Review?.Signed, judged),
            (Texts.Of("cases.fact.prior-notice"), f.PriorNotice?.Signed, null),
            (Texts.Of("cases.relation.hearing-host"), f.Hearing?.Host, judged), (Texts.Of("cases.relation.discussion-record"), f.Discussion?.Signed, null),
            (Texts.Of("cases.fact.decision"), f.Decision?.Signed, null), (Texts.Of("cases.fact.closing"), f.Closure?.Signed, null),
        ];
        if (f.Assignment is { } assigned)
        {
            yield return new(Texts.Of("cases.relation.lead-handler"), assigned.LeadName, Day(assigned.Signed), investigated);
            yield return new(Texts.Of("cases.relation.second-handler"), assigned.SecondName, Day(assigned.Signed), investigated);
        }

        foreach (var (role, by, limit) in signed.Where(s => s.Signed is not null))
        {
            yield return new(role, by!.Name, Day(by), limit);
        }

        if (f.Discussion is { } met)
        {
            foreach (var attendee in met.Attendees)
            {
                yield return new(Texts.Of("cases.fact.discussion"), attendee, Show.Day(met.On), met.Others.FirstOrDefault(o => o.Name == attendee) is { } other ? other.Abstains ? Texts.Of("cases.relation.abstained") : Texts.Of("cases.relation.against") : Texts.Of("cases.relation.in-favour"));
            }
        }
    }

    private async Task<List<PartyLine>> Away(Case of, CancellationToken cancellation)
    {
        var asked = of.Facts.Recusals.Select(r => new PartyLine(Texts.Of("cases.fact.recusals"), r.Name, null, r.Granted switch { true => Texts.Of("cases.relation.recused"), false => Texts.Of("cases.relation.recusal-refused"), _ => Texts.Of("cases.relation.recusal-pending") }, r.Granted == true)).ToList();
        var people = await db.CaseBars.AsNoTracking().Where(b => b.CaseId == of.Id && b.Kind == "person").Join(db.Users, b => b.Subject, u => u.Id, (b, u) => u.DisplayName).OrderBy(n => n).ToListAsync(cancellation);
        return [.. asked, .. people.Where(p => asked.TrueForAll(a => a.Who != p)).Select(p => new PartyLine(Texts.Of("cases.fact.recusals"), p, null, Texts.Of("cases.relation.barred"), Barred: true))];
    }

    // A case that names a unit is barred to it, so the bar says which cases concern the same.
    private async Task<List<RelatedCase>> Same(Case of, Dictionary<string, string> units, CancellationToken cancellation)
    {
        var named = units.Keys.ToList();
        var cases = await db.VisibleTo(door.Person).AsNoTracking().Where(c => c.Kind == Case.OfCase && c.Id != of.Id && db.CaseBars.Any(b => b.CaseId == c.Id && b.Kind == "organisation" && named.Contains(b.Subject)))
            .OrderByDescending(c => c.Id).Take(Most).ToListAsync(cancellation);
        var ids = cases.ConvertAll(c => c.Id);
        var running = (await db.Deadlines.AsNoTracking().Where(d => ids.Contains(d.CaseId) && (d.State == "running" || d.State == "paused")).ToListAsync(cancellation)).ToLookup(d => d.CaseId);
        var respondent = of.Facts.Investigation?.Respondent;
        return cases.ConvertAll(c => new RelatedCase(
            Paths.Case(c.Id), c.Number, c.Title, StageNames.Of(c.Stage), lights.Worst(running[c.Id]), [.. c.Named.Where(units.ContainsKey).Select(n => units[n])], respondent is not null && c.Facts.Investigation?.Respondent == respondent));
    }

    private static string Day(Signature signed) => Show.Day(LegalDay.Of(signed.At));
}
