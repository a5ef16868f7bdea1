using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Tests.Web.Gallery;

static class CaseSamples
{
    static DateTimeOffset At(int month, int day, int hour, int minute) => new(2026, month, day, hour, minute, 0, TimeSpan.FromHours(8));

    static readonly string[] Hashes = ["9c417e0b52d8a1f0", "71be04c9a3f2bb10", "4f1c09ae77d2b3e8"];

    public static CasesView Cases { get; } = new(
        [
            .. WorkSamples.Tasks.Select((task, index) => new CaseLine(
                task.CaseId, task.CaseNumber, task.Title, "示例市第一医院", task.Stage, task.Light, index % 2 == 0 ? "法制科 赵某" : "医政科 王某", new(2026, 9, 7), task.Due)),
        ],
        [new("legal-review", "法制审核"), new("investigation", "调查核实")], [new("1", "示例市第一医院")], "legal-review", "yellow", "", "", new(10, 86, null, "/workbench/cases?after=97"));

    static readonly ProcessNode[] Nodes =
    [
        new("transfer", 138, 8, 104, 50, "移送其他机关", "未走", NodeState.NotTaken),
        new("refuse", 268, 8, 104, 50, "不予立案", "未走", NodeState.NotTaken),
        new("intake", 8, 92, 104, 50, "受理登记", "1个工作日", NodeState.Done),
        new("verify", 138, 92, 104, 50, "初步核实", "9个工作日", NodeState.Done),
        new("file", 268, 92, 104, 50, "立案审批", "2个工作日", NodeState.Done),
        new("investigate", 398, 92, 104, 50, "调查取证", "34个工作日", NodeState.Done),
        new("grade", 528, 92, 104, 50, "裁量建议", "2个工作日", NodeState.Done),
        new("review", 658, 92, 104, 50, "法制审核", "已 3 个工作日", NodeState.Now),
        new("notice", 8, 204, 104, 50, "事先告知", "1个工作日", NodeState.Future),
        new("defence", 138, 204, 104, 50, "陈述申辩", "5个工作日", NodeState.Future),
        new("decide", 268, 204, 104, 50, "负责人决定", "3个工作日", NodeState.Future),
        new("serve", 398, 204, 104, 50, "送达", "7日内", NodeState.Future),
        new("report", 528, 204, 104, 50, "上报", "5个工作日", NodeState.Future),
        new("publish", 658, 204, 104, 50, "公示", "7个工作日", NodeState.Future),
    ];

    public static ProcessGraph Process { get; } = new(
        "流程图：受理登记、初步核实、立案审批、调查取证、裁量建议已完成；当前在法制审核；其后为事先告知、陈述申辩、负责人决定、送达、上报、公示",
        "行政处罚（普通程序）第 4 版 · 立案起已 39 个工作日",
        Nodes,
        [
            new("intake", "verify", NodeState.Done), new("verify", "file", NodeState.Done), new("file", "investigate", NodeState.Done),
            new("investigate", "grade", NodeState.Done), new("grade", "review", NodeState.Done), new("review", "notice", NodeState.Future),
            new("notice", "defence", NodeState.Future), new("defence", "decide", NodeState.Future), new("decide", "serve", NodeState.Future),
            new("serve", "report", NodeState.Future), new("report", "publish", NodeState.Future),
            new("verify", "transfer", NodeState.NotTaken), new("file", "refuse", NodeState.NotTaken),
            new("review", "investigate", NodeState.NotTaken, "退回补充调查"),
        ]);

    static readonly TimelineEntry[] Timeline =
    [
        new(At(11, 24, 8, 30), EntryKind.Deadline, "期限提醒已发给赵某", Detail: "法制审核还剩 2 个工作日。11-24 09:02 已读。"),
        new(At(11, 19, 16, 20), EntryKind.Person, "提交裁量建议：警告，罚款 ¥18,000.00", "王某", "采用系统建议，未偏离。规则集 2026.2，指纹 9c41 7e0b。"),
        new(At(11, 19, 16, 20), EntryKind.System, "转法制审核，审核人不得为调查人员", Detail: "行政处罚法第58条。已排除王某、孙某。"),
        new(At(11, 17, 10, 5), EntryKind.Person, "提交调查终结报告", "孙某", "询问笔录 3 份、银行流水 1 份、退款收条 2 份。"),
        new(At(9, 30, 9, 0), EntryKind.Message, "举报人补充了住院日期"),
        new(At(9, 7, 20, 13), EntryKind.Person, "收到网上举报", Detail: "内容已加密，仅核查组可见。"),
    ];

    public static CaseView Overview { get; } = new(
        "137", "示卫案〔2026〕0137号", "李某收受患者财物", [new("建议：通报处理", Tone.Blue), new("内部")], WorkSamples.Waiting, CaseTab.Overview,
        new Dictionary<CaseTab, int> { [CaseTab.Evidence] = 9, [CaseTab.Documents] = 6, [CaseTab.Deadlines] = 3 },
        new(Process,
            [
                new("当事人", "李某，示例市第一医院 普外科 副主任医师"), new("来源", "网上举报（匿名），2026-09-07"), new("行为", "收受患者财物 2 次，共 ¥4,800.00"),
                new("立案", "2026-09-23，90 日期限 2026-12-22"), new("发生时间", "2025-11-18、2026-03-06"), new("承办人", "王某、孙某（医政科）"),
                new("退还", "2026-10-20 全部退还患者家属"), new("回避", "", Light: new(LightState.Green, Text: "无人需要回避")),
            ],
            Timeline),
        WorkSamples.Task,
        [
            ActionView.Open("转办", "/workbench/cases/137/reassign"), ActionView.Open("申请延期", "/workbench/cases/137/extend"),
            ActionView.Send("暂停计时", "/workbench/cases/137/pause", confirm: "暂停后期限不再计算，确定暂停吗？"),
            ActionView.Refused("移送", "裁量结论未触发移送条件。"), ActionView.Refused("撤案", "须由承办人提出。"),
        ],
        "赵某", At(11, 24, 14, 5));

    public static CaseView Evidence { get; } = Overview with
    {
        Tab = CaseTab.Evidence,
        Content = new(Evidence:
        [
            new(3, "张某询问笔录", "询问笔录", new(2026, 10, 8), "王某、孙某", "/workbench/files/3", Hashes[0]),
            new(5, "银行流水", "书证", new(2026, 10, 9), "孙某", "/workbench/files/5", Hashes[1]),
        ]),
    };

    public static CaseView Documents { get; } = Overview with
    {
        Tab = CaseTab.Documents,
        Content = new(Documents: [new("立案审批表", "示卫立〔2026〕0137号", "/workbench/cases/1/documents/filing-approval", "立案审批", false, 2, true, "王某", At(9, 23, 11, 40), null), new("案件调查终结报告", null, null, "调查终结", false, null, false, null, null, null)]),
    };

    public static CaseView Deadlines { get; } = Overview with
    {
        Tab = CaseTab.Deadlines,
        Task = null,
        Actions = [],
        Content = new(Deadlines:
        [
            new("d1", "法制审核", new(LightState.Yellow, 2), new(2026, 11, 26), "5 个工作日", "本市办理规程第 18 条"),
            new("d2", "立案后作出决定", new(LightState.Green, 20), new(2026, 12, 22), "90 日", "行政处罚法第 60 条"),
            new("d3", "初步核实", new(LightState.Late, 1), new(2026, 9, 21), "9 个工作日", "本市办理规程第 11 条"),
        ]),
    };

    public static CaseView GradingTab { get; } = Overview with { Tab = CaseTab.Grading, Content = new(Grading: GradingSamples.Grading) };

    public static CaseView Correspondence { get; } = Overview with
    {
        Tab = CaseTab.Correspondence,
        Content = new(Correspondence: [new("举报人", At(9, 30, 9, 0), "8月30日到9月5日在6层。", false), new("核查组", At(9, 30, 10, 0), "谢谢，我们会核实。", true)]),
    };

    public static CaseView Audit { get; } = Overview with
    {
        Tab = CaseTab.Audit,
        Content = new(Audit: [new(48, At(11, 19, 16, 18), "系统", "裁量建议已存", Hashes[0]), new(47, At(11, 19, 16, 20), "王某", "完成任务：裁量建议", Hashes[1])]),
    };

    /// <summary>A picture in a designer's coordinates, too wide for the page, with long names.</summary>
    public static CaseView WidePicture { get; } = Overview with
    {
        Tab = CaseTab.Process,
        Content = new(new(
            "流程图：办理环节",
            "行政处罚（听证程序）第 2 版",
            [
                .. Enumerable.Range(0, 9).Select(index => new ProcessNode(
                    $"n{index}", -300 + index * 190, 400 + index % 2 * 90, 140, 56, index % 3 == 0 ? "告知当事人陈述申辩和要求听证的权利" : "Legal review 法制审核", index < 4 ? "2个工作日" : null,
                    index < 4 ? NodeState.Done : index == 4 ? NodeState.Now : NodeState.Future)),
            ],
            [.. Enumerable.Range(0, 8).Select(index => new ProcessEdge($"n{index}", $"n{index + 1}", index < 4 ? NodeState.Done : NodeState.Future))])),
    };
}
