using System.Globalization;

namespace Qingyi.Rules.Tracing;

/// <summary>The Chinese terms for the words of the contract, for traces and explanations.</summary>
public static class Labels
{
    private static readonly Dictionary<Enum, string> Terms = new()
    {
        [SubjectKind.Physician] = "医师", [SubjectKind.Nurse] = "护士", [SubjectKind.Pharmacist] = "药师", [SubjectKind.Technician] = "医技及其他人员",
        [SubjectKind.Administrator] = "管理及采购人员", [SubjectKind.Institution] = "医疗机构", [SubjectKind.Company] = "医药企业",
        [SubjectKind.Insured] = "参保人", [SubjectKind.Unlicensed] = "无执业资格人员",
        [Conduct.RedEnvelope] = "收受“红包”", [Conduct.Kickback] = "收受回扣", [Conduct.Commission] = "接受提成", [Conduct.DataForSale] = "统方",
        [Conduct.OffSitePurchase] = "安排患者到指定地点购买药耗", [Conduct.ReferralForGain] = "牟利转介患者", [Conduct.PrivacyLeak] = "泄露患者隐私",
        [Conduct.ImproperDonation] = "违规接受捐赠", [Conduct.QueueJumping] = "倒卖号源床源等就医机会", [Conduct.OverTreatment] = "过度诊疗",
        [Conduct.FalseCertificate] = "出具虚假医学证明", [Conduct.RecordForgery] = "伪造篡改病历", [Conduct.InsuranceViolation] = "违规使用医保基金",
        [Conduct.InsuranceManagement] = "医保管理违规", [Conduct.InsuranceFraud] = "欺诈骗保", [Conduct.CompanyBribery] = "商业贿赂（给付方）",
        [Conduct.RepVisitViolation] = "医药代表违规拜访", [Conduct.DrugUseOutlier] = "用量排名靠前且无正当理由", [Conduct.ProcurementViolation] = "采购违规",
        [Conduct.DepartmentLeasing] = "出租、承包科室", [Conduct.UnlicensedPractice] = "无证行医", [Conduct.SupervisionFailure] = "监管失职",
        [Conduct.PoorAttitude] = "服务态度恶劣",
        [Circumstance.Refused] = "当场拒收", [Circumstance.SurrenderedInTime] = "按时上交", [Circumstance.SurrenderedLate] = "逾期主动上交",
        [Circumstance.Returned] = "已退还", [Circumstance.Recovered] = "已追回", [Circumstance.Confessed] = "如实交代未掌握的事实",
        [Circumstance.SelfReported] = "主动报告", [Circumstance.Meritorious] = "有立功表现", [Circumstance.Coerced] = "受胁迫或者诱骗",
        [Circumstance.MinorNoHarm] = "轻微且无危害后果", [Circumstance.FirstTime] = "初次", [Circumstance.Corrected] = "及时改正",
        [Circumstance.Solicited] = "索要", [Circumstance.Repeated] = "多次", [Circumstance.Organiser] = "组织或者主导分配", [Circumstance.WholeUnit] = "科室或者单位整体行为",
        [Circumstance.Concealed] = "隐匿、毁灭证据", [Circumstance.Obstructed] = "阻碍调查", [Circumstance.Retaliated] = "打击报复举报人",
        [Circumstance.HarmToPatient] = "造成患者损害", [Circumstance.WidePublicity] = "社会影响恶劣", [Circumstance.VulnerableVictim] = "对象为急危重症、困难患者或者儿童",
        [Circumstance.ManyPersons] = "涉及多人", [Circumstance.RefusesCorrection] = "拒不改正", [Circumstance.UnderInquiry] = "正在接受调查",
        [Circumstance.KeptSubstandardSupplier] = "继续使用不合格供应商",
        [Grade.None] = "不予处理", [Grade.Waived] = "轻微不罚", [Grade.Lenient] = "从轻", [Grade.Usual] = "一般", [Grade.Heavy] = "从重",
        [Grade.Serious] = "情节严重", [Grade.EspeciallySerious] = "情节特别严重",
        [PayingSide.Patient] = "患方", [PayingSide.Company] = "企业",
        [Trade.Drug] = "药品", [Trade.Device] = "医疗器械", [Trade.Reagent] = "试剂", [Trade.Other] = "其他",
        [CampaignTier.None] = "不予处理", [CampaignTier.Criticise] = "批评教育", [CampaignTier.Notify] = "通报处理", [CampaignTier.Remove] = "严肃清理",
        [Severity.None] = "无", [Severity.Minor] = "轻微", [Severity.Ordinary] = "一般", [Severity.Serious] = "严重", [Severity.EspeciallySerious] = "特别严重",
        [SanctionKind.Warning] = "警告", [SanctionKind.PublicCriticism] = "通报批评", [SanctionKind.Fine] = "罚款", [SanctionKind.Confiscation] = "没收违法所得",
        [SanctionKind.ReturnToPatient] = "退还患者", [SanctionKind.Suspension] = "暂停执业活动", [SanctionKind.Revocation] = "吊销执业证书",
        [SanctionKind.PracticeBan] = "限制从业", [SanctionKind.OrderToCorrect] = "责令改正", [SanctionKind.LicenceSuspension] = "责令停止执业活动",
        [SanctionKind.LicenceRevocation] = "吊销许可证",
        [InsuranceKind.Repay] = "退回医保基金", [InsuranceKind.Fine] = "医保罚款", [InsuranceKind.SuspendDepartment] = "暂停相关责任部门医药服务",
        [InsuranceKind.SuspendAgreement] = "中止服务协议", [InsuranceKind.TerminateAgreement] = "解除服务协议", [InsuranceKind.SuspendSettlement] = "暂停联网结算",
        [InsuranceKind.Points] = "医保支付资格记分", [InsuranceKind.SuspendPayQualification] = "暂停医保支付资格", [InsuranceKind.TerminatePayQualification] = "终止医保支付资格",
        [PersonnelKind.CriticismEducation] = "批评教育", [PersonnelKind.Interview] = "约谈", [PersonnelKind.EthicsFile] = "记入医德档案",
        [PersonnelKind.EthicsVeto] = "医德考评一票否决", [PersonnelKind.NoAwards] = "取消当年评优评先、晋职晋级资格", [PersonnelKind.ReducedPay] = "核减绩效",
        [PersonnelKind.TransferPost] = "调离岗位", [PersonnelKind.SuspendPrescribing] = "停止处方权", [PersonnelKind.LowerAppointment] = "低聘",
        [PersonnelKind.DelayAppointment] = "缓聘", [PersonnelKind.Dismissal] = "解聘", [PersonnelKind.Admonition] = "诫勉",
        [TransferTo.Discipline] = "纪检机关", [TransferTo.Supervision] = "监察机关", [TransferTo.Police] = "公安机关", [TransferTo.MarketRegulator] = "市场监督管理部门",
        [TransferTo.InsuranceBureau] = "医疗保障部门", [TransferTo.Tax] = "税务机关", [TransferTo.DrugRegulator] = "药品监督管理部门", [TransferTo.HealthAuthority] = "卫生健康主管部门",
        [TransferStrength.Review] = "审查是否移送", [TransferStrength.Transfer] = "移送", [Mode.May] = "可以", [Mode.Must] = "应当",
        [AnswerableParty.DepartmentHead] = "科室负责人", [AnswerableParty.InstitutionHead] = "医疗机构负责人", [AnswerableParty.Institution] = "医疗机构",
        [AnswerableParty.LeaderInCharge] = "分管领导", [AnswerableParty.PrincipalLeader] = "主要领导",
        [UnitTier.Punish] = "严肃惩处", [UnitTier.HandOver] = "移送线索", [UnitTier.Exclude] = "行业禁入",
        [AccountabilityMeasure.Interview] = "约谈", [AccountabilityMeasure.Admonition] = "诫勉", [AccountabilityMeasure.OrderToCorrect] = "责令改正",
        [AccountabilityMeasure.Circular] = "通报", [AccountabilityMeasure.Review] = "检查整改",
        [InterimKind.StopDuty] = "停职检查", [InterimKind.SuspendPrescribing] = "暂停处方权", [InterimKind.SuspendSettlement] = "暂停结算", [InterimKind.PreserveEvidence] = "先行登记保存证据",
        [ProcedureStepKind.Hearing] = "听证", [ProcedureStepKind.LegalReview] = "法制审核", [ProcedureStepKind.CollectiveDiscussion] = "集体讨论", [ProcedureStepKind.Summary] = "简易程序",
        [IndustryBanKind.BadRecord] = "列入商业贿赂不良记录", [IndustryBanKind.CreditRating] = "纳入招采信用评价", [IndustryBanKind.LifeBan] = "终身禁止从业",
    };

    /// <exception cref="KeyNotFoundException">The value has no term yet.</exception>
    public static string Of(Enum value) => Terms[value];

    /// <summary>A company's exclusion by its own name, with its years.</summary>
    public static string Of(IndustryBan ban) => Of(ban.Kind) + (ban.Years is { } years ? string.Create(CultureInfo.InvariantCulture, $" {years} 年") : "");

    /// <summary>A span without an upper end lasts for life at the most; one whose ends are equal is a length.</summary>
    public static string Months(int min, int? max) =>
        max is null ? string.Create(CultureInfo.InvariantCulture, $"{min} 个月直至终身")
        : min == max ? string.Create(CultureInfo.InvariantCulture, $"{min} 个月")
        : string.Create(CultureInfo.InvariantCulture, $"{min} 至 {max} 个月");

    public static bool TryGet(Enum value, out string term)
    {
        var known = Terms.TryGetValue(value, out var found);
        term = found ?? "";
        return known;
    }
}
