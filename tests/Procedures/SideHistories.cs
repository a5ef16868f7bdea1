using System.Text.Json.Nodes;
using Qingyi.Domain.Cases;
using Qingyi.Server.Features.Collection;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Procedures;

/// <summary>Walks through the procedures beside the main one, for the recorded histories; each gives the id of its case.</summary>
internal static class SideHistories
{
    public static async Task<string> Redone(House house)
    {
        var walk = await SideWalk.Closed(house);
        await walk.Started("legal-reviewer", "case-reconsideration");
        await walk.Do("register-challenge", "reconsideration", ReconsiderationTests.Registered(walk));
        await walk.Do("decide-stay", "continue", new() { ["ground"] = "不停止执行。" });
        await walk.Do("answer-challenge", "answered", new() { ["answer"] = "决定合法。", ["materials"] = "案卷一册" });
        await walk.Do("conclude-challenge", "redo", new() { ["on"] = walk.Case.Today, ["result"] = "责令重新作出。" });
        await walk.Do("decide-correction", "redo", new() { ["reason"] = "按复议决定办理。" });
        await walk.Do("withdraw-notice", "withdrawn", new() { ["reason"] = "处理决定已依法撤销。" });
        await walk.Do("reverse-measures", "reversed", new() { ["what"] = "已退还。" });
        await walk.Do("tell-of-correction", "told", new() { ["method"] = "in-person", ["on"] = walk.Case.Today });
        await walk.Do("give-feedback", "given", new() { ["message"] = "重新办理。" });
        await walk.Do("redo-decision", "sent-back");
        await walk.Case.Until(null);
        return walk.Case.CaseId;
    }

    public static async Task<string> Collected(House house)
    {
        var walk = await SideWalk.At(house, "finish-money");
        walk.Until(CollectPayment.PayBy((await walk.Now()).Facts.Service!.On, DecidedCase.Calendar).AddDays(1));
        await walk.Started("handler", "case-collection");
        await walk.Do("issue-payment-reminder", "issued", new() { ["servedOn"] = walk.Case.Today });
        await walk.Do("record-payment", "deferral", new() { ["reason"] = "暂时困难。" });
        await walk.Do("approve-deferral", "refused", new() { ["reason"] = "理由不足。" });
        await walk.Do("apply-to-court", "paid", new() { ["amount"] = (await walk.Now()).OwedOn(walk.Today), ["paidOn"] = walk.Case.Today, ["proof"] = "缴款书1号" });
        return walk.Case.CaseId;
    }

    public static async Task<string> Merged(House house)
    {
        var leading = await SideWalk.At(house, "verify-tip");
        var walk = await SideWalk.At(house, "verify-tip");
        await walk.Started("handler", "case-merging");
        await walk.Do("propose-merger", "proposed", new() { ["leading"] = (await leading.Now()).Number, ["ground"] = "same-matter" });
        await walk.Do("confirm-merger", "agreed");
        await walk.Do("approve-merger", "approved");
        await walk.Started("handler", "case-unmerging");
        await walk.Do("decide-unmerger", "refused", new() { ["reason"] = "一并办理。" });
        await walk.Do("give-feedback", "given", new() { ["message"] = "已一并办理。" });
        return walk.Case.CaseId;
    }

    public static async Task<string> Repaired(House house)
    {
        var walk = await SideWalk.Closed(house);
        walk.Until(walk.Today.AddMonths(3).AddDays(1));
        await walk.Started("handler", "case-credit-repair");
        await walk.Do("register-repair", "registered", new() { ["appliedOn"] = walk.Case.Today, ["materials"] = "申请书" });
        await walk.Do("check-repair", "fulfilled");
        await walk.Do("decide-repair", "granted");
        await walk.Do("end-publicity", "removed");
        await walk.Do("tell-applicant", "told", new() { ["on"] = walk.Case.Today, ["how"] = "书面" });
        return walk.Case.CaseId;
    }

    public static async Task<string> TransferFollowed(House house)
    {
        var walk = await SideWalk.Transferred(house);
        await walk.Started("handler", "case-transfer-feedback");
        await walk.Do("record-transfer-receipt", "reminded", new() { ["reason"] = "电话催办。" });
        await walk.Do("record-transfer-receipt", "received", new() { ["receipt"] = "回执1号" });
        await walk.Do("record-transfer-result", "rejected", new() { ["reason"] = "不属管辖。" });
        await walk.Do("answer-refusal", "objected", new() { ["reason"] = "属于管辖。" });
        await walk.Do("record-transfer-result", "concluded", new() { ["reason"] = "已办结。" });
        await walk.Do("give-feedback", "given", new() { ["message"] = "移送机关已办结。" });
        return walk.Case.CaseId;
    }

    public static async Task<string> ReporterAnswered(House house)
    {
        var walk = await SideWalk.At(house, "verify-tip");
        await walk.Started("handler", "case-protection");
        await walk.Do("answer-retaliation", "protected", new() { ["measures"] = "已经制止。", ["message"] = "已经制止，请放心。" });
        await walk.Case.Until(null);
        await walk.Started("section-head", "case-answer-review");
        await walk.Do("answer-review", "upheld", new() { ["measures"] = "调阅案卷。", ["message"] = "维持原答复。" });
        return walk.Case.CaseId;
    }

    public static async Task<string> Disposed(House house)
    {
        var walk = await SideWalk.Closed(house);
        walk.Until(walk.Today.AddYears(10).AddDays(1));
        await walk.Started("section-head", "case-disposal-of-files");
        await walk.Do("review-destruction", "destroy");
        await walk.Do("review-destruction", "destroy");
        await walk.Do("approve-destruction", "approved");
        await walk.Do("destroy-files", "destroyed", new() { ["witness"] = "监销人某" });
        return walk.Case.CaseId;
    }
}
