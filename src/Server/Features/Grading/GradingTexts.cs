using System.Globalization;
using System.Text.Json;
using Qingyi.Domain.Grading;
using Qingyi.Rules.Figures;
using Qingyi.Rules.Tracing;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Features.Publication;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Features.Grading;

/// <summary>The codes of a grading as Chinese words.</summary>
public static class GradingTexts
{
    private static readonly Dictionary<SanctionKind, string> Sanctions = new()
    {
        [SanctionKind.Warning] = "警告", [SanctionKind.PublicCriticism] = "通报批评", [SanctionKind.Fine] = "罚款", [SanctionKind.Confiscation] = "没收违法所得",
        [SanctionKind.ReturnToPatient] = "款项退还患者", [SanctionKind.Suspension] = "暂停执业活动", [SanctionKind.Revocation] = "吊销执业证书", [SanctionKind.PracticeBan] = "限制从业",
        [SanctionKind.OrderToCorrect] = "责令改正", [SanctionKind.LicenceSuspension] = "责令停止执业活动", [SanctionKind.LicenceRevocation] = "吊销许可证",
    };

    private static readonly Dictionary<InsuranceKind, string> Insurance = new()
    {
        [InsuranceKind.Repay] = "退回医保基金", [InsuranceKind.Fine] = "医保罚款", [InsuranceKind.SuspendDepartment] = "暂停科室医保服务", [InsuranceKind.SuspendAgreement] = "暂停医保协议",
        [InsuranceKind.TerminateAgreement] = "解除医保协议", [InsuranceKind.SuspendSettlement] = "暂停医保结算", [InsuranceKind.Points] = "医保支付资格记分",
        [InsuranceKind.SuspendPayQualification] = "暂停医保支付资格", [InsuranceKind.TerminatePayQualification] = "终止医保支付资格",
    };

    private static readonly Dictionary<PersonnelKind, string> Personnel = new()
    {
        [PersonnelKind.CriticismEducation] = "批评教育", [PersonnelKind.Interview] = "约谈", [PersonnelKind.EthicsFile] = "记入医德档案", [PersonnelKind.EthicsVeto] = "医德考评一票否决",
        [PersonnelKind.NoAwards] = "取消评优", [PersonnelKind.ReducedPay] = "核减绩效", [PersonnelKind.TransferPost] = "调离岗位", [PersonnelKind.SuspendPrescribing] = "暂停处方权",
        [PersonnelKind.LowerAppointment] = "低聘", [PersonnelKind.DelayAppointment] = "缓聘", [PersonnelKind.Dismissal] = "解聘", [PersonnelKind.Admonition] = "诫勉",
    };

    private static readonly Dictionary<InterimKind, string> Interim = new()
    {
        [InterimKind.StopDuty] = "停职", [InterimKind.SuspendPrescribing] = "暂停处方权", [InterimKind.SuspendSettlement] = "暂停结算", [InterimKind.PreserveEvidence] = "证据先行登记保存",
    };

    private static Web.Words W => Web.Words.Chinese;

    public static string Tier(CampaignTier tier) => GradingWords.Tier(Code(tier));

    public static string Severity(Severity severity) => severity switch
    {
        Domain.Grading.Severity.Minor => "轻微",
        Domain.Grading.Severity.Ordinary => "一般",
        Domain.Grading.Severity.Serious => "情节严重",
        Domain.Grading.Severity.EspeciallySerious => "情节特别严重",
        _ => "未定档",
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
            yield return new Pair("距上一档", $"{Show.Money(next.At - next.Value)}，到{Show.Money(next.At)}时{next.Then}");
        }

        (string Name, IEnumerable<string> Lines)[] groups =
        [
            ("可以处罚", response.Sanctions.Where(s => s.Mode == Mode.May).Select(s => $"{Told(s)}（{s.Basis}）")),
            ("医保处理", response.Insurance.Select(m => $"{Prefix(m.Mode)}{Insurance[m.Kind]}{(m.Proposed is { } yuan ? Show.Money(yuan) : m.Amount is { } sum ? Show.Money(sum) : m.Points is { } points ? string.Create(CultureInfo.InvariantCulture, $"{points}分") : "")}")),
            ("人事处理", response.Personnel.Select(m => Prefix(m.Mode) + Personnel[m.Kind])),
            ("移送", response.Transfers.Select(t => $"{Prefix(t.Mode)}{(t.Strength == TransferStrength.Review ? "审查是否移送" : "移送")}{GradingWords.Organ(Code(t.To))}")),
            (W["grading.accountability"], response.Accountability.Select(a => $"{Labels.Of(a.Who)}{Labels.Of(a.Measure)}（{a.Basis}）")),
            ("调查期间", response.Interim.Select(m => Prefix(m.Mode) + Interim[m.Kind])),
            ("适用法律", response.Law.Select(l => $"{l.Statute}第{l.Article}条")),
            ("不予处罚的理由", (response.NoSanction ?? []).Select(n => $"{GradingWords.Conduct(Code(n.Conduct))}：{n.Reason}（{n.Basis}）")),
            (W["grading.principles"], (response.Principles ?? []).Select(Told)),
            (W["grading.unit"], (response.UnitAnswers ?? []).Select(a => $"{Labels.Of(a.Tier)}：{a.Basis}")),
            (W["grading.reminders"], response.Reminders.Select(r => $"{r.Text}（{r.Basis}）")),
            ("没有规则覆盖", response.NotCovered.Select(n => $"{GradingWords.Conduct(Code(n.Conduct))}：{n.Reason}")),
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
        var asks = new[] { p.HearingOffered ? "告知听证权利" : null, p.LegalReview ? "法制审核" : null, p.CollectiveDiscussion ? "集体讨论" : null, p.Summary ? "可以当场决定" : null, p.TimeBarred ? "可能超过追究时效，应当核对发现日" : null };
        yield return new Pair("程序要求", string.Join('、', asks.OfType<string>().DefaultIfEmpty("一般程序")));
    }

    /// <summary>What a step of the benchmark stands for.</summary>
    public static string Step(BenchmarkStep step) => step switch
    {
        { Revocation: true } => $"{step.Label}，吊销执业证书",
        { Suspension: not null } => $"{step.Label}，暂停执业",
        { Fine: { Count: 2 } fine } => string.Create(CultureInfo.InvariantCulture, $"{step.Label}，罚 {fine[0] / 10_000:0.##}万—{fine[1] / 10_000:0.##}万"),
        _ => step.Label,
    };

    /// <summary>The sanction without its figures.</summary>
    public static string Name(Sanction sanction) => sanction.IndustryBan is { } ban ? Labels.Of(ban) : Sanctions[sanction.Kind];

    public static string Name(InsuranceMeasure measure) => Insurance[measure.Kind];

    private static string Told(Sanction sanction) => sanction.Kind switch
    {
        SanctionKind.Fine => sanction.Proposed is { } yuan ? $"罚款 {Show.Money(yuan)}" : "罚款",
        SanctionKind.Suspension => sanction.ProposedMonths is { } months ? string.Create(CultureInfo.InvariantCulture, $"暂停执业活动 {months} 个月") : Sanctions[sanction.Kind],
        SanctionKind.Confiscation or SanctionKind.ReturnToPatient when sanction.Amount is { } sum => $"{Sanctions[sanction.Kind]} {Show.Money(sum)}",
        SanctionKind.PracticeBan when sanction.IndustryBan is { } ban => Labels.Of(ban),
        SanctionKind.PracticeBan when sanction.MinMonths is { } months => $"{Sanctions[sanction.Kind]} {Labels.Months(months, sanction.MaxMonths)}",
        _ => Sanctions[sanction.Kind],
    };

    private static string Told(Principle principle) =>
        W["grading.principle", NoticeText.Numeral(principle.Number), principle.Title, GradingWords.Conduct(Code(principle.Conduct))]
        + (principle.Definition is { } meaning ? "；" + meaning : "");

    private static string Prefix(Mode mode) => mode == Mode.May ? "可以" : "";

    private static string Code<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
