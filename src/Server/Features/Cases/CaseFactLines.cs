using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Cases.Discussion;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Features.Cases;

/// <summary>基本情况: what the stages recorded, in the order in which they came.</summary>
public sealed class CaseFactLines(CaseDb db, SealedWords words)
{
    public async Task<IReadOnlyList<Pair>> Of(Case of, CancellationToken cancellation)
    {
        var f = of.Facts;
        var texts = await words.Read(of.Id, [f.Verification?.SummaryText, f.Investigation?.SummaryText, f.Decision?.ReasonText, f.Grading?.ReasonText], cancellation);
        string? Text(string? id) => id is null ? null : texts.GetValueOrDefault(id);
        var organisation = await db.Organisations.AsNoTracking().Where(o => o.Id == of.OrganisationId).Select(o => o.Name).FirstAsync(cancellation);
        var named = await db.Organisations.AsNoTracking().Where(o => of.Named.Contains(o.Id)).Select(o => o.Name).ToListAsync(cancellation);
        (string Name, string? Value)[] lines =
        [
            ("办理机关", organisation),
            ("被反映单位", named.Count == 0 ? null : string.Join('、', named)),
            ("问题类型", GradingWords.Conduct(of.Conduct)),
            ("来源", f.Origin is { } origin ? $"{Matters.MatterQueries.KindName(origin.Kind)} {origin.Number}" : null),
            ("收到", Show.Day(LegalDay.Of(of.ReceivedAt))),
            ("受理", f.Acceptance is { } accepted ? $"{(accepted.Accepted ? "受理" : "不予受理")}，{By(accepted.Signed)}" : null),
            ("承办人", f.Assignment is { } assigned ? $"{assigned.LeadName}、{assigned.SecondName}" : null),
            ("回避", f.Recusals.Count == 0 ? null : string.Join('；', f.Recusals.Select(r => $"{r.Name}{r.Granted switch { true => "已回避", false => "不予回避", _ => "申请回避，待决定" }}"))),
            ("核实结论", f.Verification is { } verified ? Conclusion(verified.Conclusion) : null),
            ("核实情况", Text(f.Verification?.SummaryText)),
            ("立案", f.Filing is { } filed ? $"{filed.Number}，{By(filed.Signed)}" : null),
            ("当事人", f.Investigation is { } report ? string.Join('，', new[] { report.Respondent, report.Institution }.OfType<string>()) : null),
            ("调查报告", Text(f.Investigation?.SummaryText)),
            ("裁量", f.Grading is { } grading ? $"{GradingWords.Tier(grading.Tier)}{(grading.Fine is { } fine ? $"，罚款 {Show.Money(fine)}" : "")}{(grading.SuspensionMonths is { } months ? $"，暂停执业 {months} 个月" : "")}{(grading.Revocation ? "，吊销执业证书" : "")}{(grading.Deviates ? "（偏离建议）" : "")}" : null),
            ("偏离理由", Text(f.Grading?.ReasonText)),
            ("法制审核", f.Review is { } review ? $"{(review.Passed ? "通过" : "退回")}，{By(review.Signed)}" : null),
            ("事先告知", f.PriorNotice is { } notice ? $"{Show.Day(notice.Served)}送达，陈述申辩期限到{Show.Day(notice.LastDay)}" : null),
            ("听证", f.Hearing is { } hearing ? $"{Show.Day(hearing.On)}{(hearing.RecordText is null ? "举行" : "已举行")}，主持人{hearing.Host.Name}" : null),
            ("集体讨论", f.Discussion is { } met ? $"{Show.Day(met.On)}，{(met.Agreed ? "同意处理意见" : "退回重新裁量")}；{Votes(met)}" : null),
            ("处理决定", f.Decision is { } decision ? $"{decision.Number}，{By(decision.Signed)}" : null),
            ("决定理由", Text(f.Decision?.ReasonText)),
            ("送达", f.Service is { } service ? Show.Day(service.On) : null),
            ("执行", f.Measures.Count == 0 ? null : string.Join('；', f.Measures.Select(m => $"{m.What}{(m.Finished is null ? "（执行中）" : "（办结）")}"))),
            ("公示", f.Notice is { } shown ? shown.WithdrawnAt is not null ? "已撤回" : shown.PublishedAt is { } at ? $"{Show.Day(LegalDay.Of(at))}发布" : shown.Approved is null ? "待审核" : "待发布" : null),
            .. Beside(f),
            ("结案", f.Closure is { } closure ? By(closure.Signed) : null),
        ];
        return [.. lines.Where(l => !string.IsNullOrEmpty(l.Value)).Select(l => new Pair(l.Name, l.Value!))];
    }

    // What procedures beside the main one recorded.
    private static (string Name, string? Value)[] Beside(CaseFacts f) =>
    [
        ("决定稿", f.Draft is null ? null : "已备，等待领导签署"),
        ("复议诉讼", f.Challenges.Count == 0 ? null : string.Join('；', f.Challenges.Select(c =>
            $"{(c.Kind == "suit" ? "行政诉讼" : "行政复议")}，{c.Organ}{c.Number}，{Show.Day(c.AppliedOn)}提出{(c.Late ? $"（超过期限，最后一日{Show.Day(c.LastDay)}）" : "")}{(c.Stayed == true ? "，停止执行" : "")}，{Result(c.Result)}"))),
        ("变更撤销", f.Correction is { } correction ? $"{Result(correction.Kind)}（{correction.Number}），{By(correction.Signed)}" : null),
        ("催告", f.Collection is { } collection ? $"{Show.Day(collection.Reminded)}送达催告书{(collection.Deferral is { } d ? $"，准予暂缓或者分期到{Show.Day(d.Until)}" : "")}{(collection.Court is { } court ? $"，{Show.Day(court.On)}申请{court.Court}强制执行" : "")}{collection.Ended switch { "paid" => $"，已缴{Show.Money(collection.Paid ?? 0)}", "given-up" => "，终结执行", _ => "" }}" : null),
        ("信用修复", f.Repair is { } repair ? $"{Show.Day(repair.AppliedOn)}申请，{repair.Granted switch { true => "准予", false => "不予", _ => "待决定" }}" : null),
        ("并案", f.Merger is { Approved: not null } merger ? $"并入{merger.TargetNumber}{(merger.Undone is null ? "" : "，已经分出")}" : null),
        ("并入本案", f.Merged.Count == 0 ? null : string.Join('、', f.Merged.Select(m => m.Number))),
        ("案卷", f switch { { Destruction.Destroyed: { } gone } => $"已销毁，{By(gone)}，监销{f.Destruction.Witness}", { Hold: { } hold } => $"暂缓销毁，{By(hold.Signed)}", { Destruction: not null } => "正在鉴定销毁", _ => null }),
    ];

    private static string Result(string? code) => code switch { "upheld" => "维持", "changed" => "变更", "annulled" => "撤销", "redo" => "撤销并重新作出", _ => "等待结果" };

    /// <summary>参加表决5人，同意4人，弃权1人.</summary>
    internal static string Votes(CollectiveDiscussion met)
    {
        var (against, abstained) = (met.Others.Count(o => !o.Abstains), met.Others.Count(o => o.Abstains));
        return $"参加表决{met.Attendees.Count}人，同意{met.InFavour()}人{(against > 0 ? $"，不同意{against}人" : "")}{(abstained > 0 ? $"，弃权{abstained}人" : "")}";
    }

    private static string By(Signature signed) => $"{signed.Name} {Show.Day(LegalDay.Of(signed.At))}";

    internal static string Conclusion(string code) => code switch
    {
        "substantiated" => "属实，建议立案", "unsubstantiated" => "不属实，建议了结", "transfer" => "建议移送", "keep-on-file" => "暂存待查", _ => code,
    };
}
