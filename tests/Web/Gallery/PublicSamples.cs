using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages;
using Qingyi.Server.Web.Pages.Public;

namespace Qingyi.Tests.Web.Gallery;

static class PublicSamples
{
    static readonly NoticeLine[] Lines =
    [
        new("31", "关于示例市第一医院张某收受患者财物案的行政处罚公示", NoticeKind.Penalty, "示卫罚〔2026〕31号", new(2026, 11, 20), new(2027, 11, 19), NoticeState.InForce),
        new("18", "关于甲县某医药公司业务员违规进院推销情况的通报", NoticeKind.Criticism, "示卫通〔2026〕18号", new(2026, 11, 13), new(2027, 5, 12), NoticeState.InForce),
        new("9", "示例市中医院“医药代表来访”问题整改情况公示", NoticeKind.Rectification, "示卫整〔2026〕9号", new(2026, 11, 6), new(2027, 2, 5), NoticeState.InForce),
        new("q3", "2026年第三季度行风投诉举报办理情况", NoticeKind.Statistics, null, new(2026, 10, 20), null, NoticeState.InForce),
        new("7", "", NoticeKind.Penalty, "示卫罚〔2026〕7号", new(2026, 4, 10), new(2026, 9, 15), NoticeState.Withdrawn, "原决定经复议变更"),
        new("22", "", NoticeKind.Penalty, "示卫罚〔2025〕22号", new(2025, 11, 3), new(2026, 11, 2), NoticeState.Expired),
    ];

    public static HomeView Home { get; } = new(
        new("示例市医疗机构廉洁从业专项行动", "实施阶段", new(2026, 3, 1), new(2026, 12, 31)),
        Lines[..4],
        46,
        [
            new("示例市第一医院", "0000-2345 6789", "hangfeng@yiyuan.example", "门诊楼一层大厅东侧，每周一开箱"),
            new("示例市中医院", "0000-2345 0000", null, "住院部一层"),
            new("示例市卫生健康委员会", "0000-1234 5678", null, null),
        ],
        new("2026-10", 31, null, null, 128, 97, 0));

    static readonly Option[] Conducts =
    [
        new("red-envelope", "收受红包"), new("kickback", "收受回扣"), new("data-for-sale", "统方"), new("over-treatment", "过度检查治疗"), new("off-site-purchase", "指定院外购药"),
        new("referral-for-gain", "有偿转介"), new("insurance-fraud", "骗取医保"), new("poor-attitude", "服务态度"), new("other", "其他"),
    ];

    public static TipView Tip { get; } = new(
        new(Institution: "示例市第一医院", Department: "骨科", Conduct: "red-envelope", HappenedOn: "2026-09-02", Place: "住院部 6 层医生办公室", Amount: "2000",
            Text: "手术前一天下午，主刀医生把家属叫到办公室，说“安排好一点要表示一下”。家属给了 2000 元现金，装在信封里。同病房另一位家属也说给过。"),
        new Dictionary<string, string>(),
        ["示例市第一医院", "示例市中医院"],
        Conducts,
        ["市卫生健康委受理岗 2 人", "案件核查组"],
        AnswerDays: 2, CloseDays: 60, LeastLetters: 20, MostFiles: 10, MegabytesEach: 50, Today: new(2026, 11, 24));

    public static TipView TipWithErrors { get; } = Tip with
    {
        Given = new(Institution: "", Text: "医生收红包", Amount: "两千", Named: true, Name: "王某"),
        Errors = new Dictionary<string, string>
        {
            [TipFields.Institution] = "请填写“医疗机构”。",
            [TipFields.Conduct] = "请选择“问题类型”。",
            [TipFields.Amount] = "“金额（元）”须是数字，例如 3000.00。",
            [TipFields.Text] = "“经过”最少 20 字，现在 5 字。",
            [TipFields.Contact] = "请填写“电话或其他联系方式”。",
        },
    };

    public static ReceiptView Receipt { get; } = new(
        "8306447120956138",
        new(2026, 11, 24, 6, 5, 0, TimeSpan.Zero),
        ["市卫生健康委受理岗 2 人", "案件核查组"],
        [
            new("告知是否受理", new(2026, 11, 26), "2 个工作日", "本市办理规程第 7 条"),
            new("初步核实完成", new(2026, 12, 15), "15 个工作日", "本市办理规程第 11 条"),
            new("告知办理结果", new(2027, 1, 23), "60 日", "本市办理规程第 15 条"),
        ],
        [new("聊天记录截图.jpg", ["拍摄地点", "手机型号"]), new("清单.pdf", []), new("安装包.exe", [], "不收可执行文件")]);

    public static ProofView Proof { get; } = new(
        new(new("示例市卫生健康委员会", new(2026, 11, 24), "website", "4821773055", "0f3a5c77d1e2b498"), "MEUCIQDinventedinventedinventedinventedinventedAiEAinventedinventedinventedinventedinvented=="), "https://qingyi.example.cn");

    public static ProofCheckView ProofCheck { get; } = new("", new(Qingyi.Server.Features.TipOffs.ProofVerdict.Valid, Proof.Proof));

    public static ProofCheckView ProofChanged { get; } = new(Proof.Proof.Text, new(Qingyi.Server.Features.TipOffs.ProofVerdict.Changed));

    public static FollowUpFormView FollowUpForm { get; } = new("8306 4471 2095", "没有这个编号。请核对后再输一次。");

    public static FollowUpView FollowUp { get; } = new(
        "8306447120956138",
        [
            new("已收到", StepState.Done, new(2026, 11, 24)), new("已受理", StepState.Done, new(2026, 11, 25)), new("核查中", StepState.Now, new(2026, 12, 15)),
            new("处理中", StepState.Future), new("已办结", StepState.Future),
        ],
        new(LightState.Green, 9),
        "核查组正在核实您反映的情况。12月15日前会在这里告知核实结果；逾期自动报告分管领导。",
        [
            new("受理岗", new(2026, 11, 25, 1, 12, 0, TimeSpan.Zero), "您反映的问题属于我委管辖，已决定受理，交案件核查组办理。", false),
            new("核查组", new(2026, 11, 30, 7, 40, 0, TimeSpan.Zero), "请问您说的“同病房另一位家属”，是否愿意向我们说明情况？", false),
            new("您", new(2026, 12, 1, 12, 3, 0, TimeSpan.Zero), "8月30日到9月5日在6层。\n他愿意说，但担心孩子后续复查受影响。", true),
        ],
        [("聊天记录截图.jpg", new(2026, 11, 24)), ("住院费用清单.pdf", new(2026, 12, 1))],
        new ReporterMay(true, null, new(2027, 1, 2), null, 2, 30));

    public static NoticesView Notices { get; } = new(
        Lines, [new("1", "示例市第一医院"), new("2", "示例市中医院")], [2026, 2025], "", "Penalty", "2026", new(6, 46, null, "/notices?after=22"));

    public static NoticeView Notice { get; } = new(
        Lines[0] with { Heading = "行政处罚决定公示" },
        "示例市卫生健康委员会",
        [
            [new("当事人：张某，男，示例市第一医院骨科副主任医师，医师执业证书编号"), NoticeRun.Hidden, new("，身份证件号码"), NoticeRun.Hidden, new("。")],
            [new("经查，2026年3月至6月，当事人在为患者"), NoticeRun.Hidden, new("等二人诊疗期间，利用职务之便收受患者家属现金二次，共计 3,200 元。调查期间，当事人已将全部款项退还患者家属。")],
            [new("上述行为违反《中华人民共和国医师法》第三十一条。依据该法第五十六条第五项，决定给予当事人警告，并处罚款人民币 16,000 元（大写：壹万陆仟元整）。")],
            [new("当事人自收到决定书之日起六十日内可以申请行政复议，六个月内可以提起行政诉讼。")],
        ],
        new(2026, 11, 12), new(2026, 11, 13), "行政处罚法第48条", (3, "个人信息保护法第28条、本市公示办法第9条。由公示岗 2 人核对。"),
        "4f1c09ae77d2b3e85a60cd912e4b8f374f1c09ae77d2b3e85a60cd912e4b8f37", new(2026, 11, 24));

    public static NoticeWithdrawnView Withdrawn { get; } = new("示卫罚〔2026〕7号", new(2026, 4, 10), new(2026, 9, 15), "原决定经复议变更");
}
