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
        return new RelationsView(of.Number, Party(of.Facts), [.. units.Values.Select(u => new PartyLine("被反映单位", u, null, "该单位人员不能查看和办理本案"))], [.. Hands(of.Facts)], await Away(of, cancellation), await Same(of, units, cancellation));
    }

    private static PartyLine? Party(CaseFacts f) => f.Investigation is { } report
        ? new("当事人", report.Respondent, report.Institution, NoticeText.Subject((string?)report.Request["subject"]?["kind"]))
        : null;

    // Whoever took part in one step may not take part in some others: the law's separations, beside whom they bind.
    private static IEnumerable<PartyLine> Hands(CaseFacts f)
    {
        const string investigated = "参加调查的，不得担任本案的法制审核、听证主持";
        const string judged = "未参加本案调查";
        (string Role, Signature? Signed, string? Limit)[] signed =
        [
            ("受理", f.Acceptance?.Signed, null), ("立案审批", f.Filing?.Signed, null), ("裁量", f.Grading?.Signed, null), ("法制审核", f.Review?.Signed, judged), ("事先告知", f.PriorNotice?.Signed, null),
            ("听证主持", f.Hearing?.Host, judged), ("集体讨论记录", f.Discussion?.Signed, null), ("处理决定", f.Decision?.Signed, null), ("结案", f.Closure?.Signed, null),
        ];
        if (f.Assignment is { } assigned)
        {
            yield return new("主办人", assigned.LeadName, Day(assigned.Signed), investigated);
            yield return new("协办人", assigned.SecondName, Day(assigned.Signed), investigated);
        }

        foreach (var (role, by, limit) in signed.Where(s => s.Signed is not null))
        {
            yield return new(role, by!.Name, Day(by), limit);
        }

        if (f.Discussion is { } met)
        {
            foreach (var attendee in met.Attendees)
            {
                yield return new("集体讨论", attendee, Show.Day(met.On), met.Others.FirstOrDefault(o => o.Name == attendee) is { } other ? other.Abstains ? "弃权" : "不同意" : "同意");
            }
        }
    }

    private async Task<List<PartyLine>> Away(Case of, CancellationToken cancellation)
    {
        var asked = of.Facts.Recusals.Select(r => new PartyLine("回避", r.Name, null, r.Granted switch { true => "已经回避，不能查看和办理本案", false => "申请回避，不予回避", _ => "申请回避，等待决定" }, r.Granted == true)).ToList();
        var people = await db.CaseBars.AsNoTracking().Where(b => b.CaseId == of.Id && b.Kind == "person").Join(db.Users, b => b.Subject, u => u.Id, (b, u) => u.DisplayName).OrderBy(n => n).ToListAsync(cancellation);
        return [.. asked, .. people.Where(p => asked.TrueForAll(a => a.Who != p)).Select(p => new PartyLine("回避", p, null, "不能查看和办理本案", Barred: true))];
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
