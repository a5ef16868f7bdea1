using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Tests.Web.Gallery;

static class LeaderSamples
{
    public static SuperviseView Supervise { get; } = new(
        new(2026, 11, 24),
        [
            new("提醒承办人", 14, "今日新增 3", "?rung=1", false), new("科室负责人", 6, "今日新增 1", "?rung=2", false), new("分管领导（我）", 3, "待批示 3", "?rung=3", true),
            new("主要领导", 1, "11-20 上报", "?rung=4", false), new("上级部门", 0, "本月 0", "?rung=5", false),
        ],
        "到我这一级",
        [
            new("e1", new(LightState.Red, 2), "市第二医院骨科耗材回扣", "/workbench/cases/129", "法制审核 11月20日到期，赵某尚未出具意见，退回过 1 次。", "11-23 报到您，未批示则 11-26 报主要领导"),
            new("e2", new(LightState.Red, 3), "市第二医院三季度行风报表", "/workbench/campaigns/a", "11月19日到期未报，已催 2 次，联系人已读未回复。", "11-23 报到您，未批示则 11-26 报主要领导"),
            new("e3", new(LightState.Red, 1), "丙区某诊所超范围执业", "/workbench/cases/118", "送达 11月23日到期，公告送达手续未齐。", "11-24 报到您，未批示则 11-27 报主要领导", Refusal: "当事人是您的近亲属，您已回避，由主要领导处理。"),
        ],
        [
            new(new(LightState.Yellow, 2), "李某收受患者财物，法制审核", "/workbench/cases/137", "赵某（法制科）", new(2026, 11, 27)),
            new(new(LightState.Yellow, 2), "张某收受回扣，调查核实", "/workbench/cases/141", "王某（医政科）", new(2026, 11, 27)),
        ],
        [(LightState.Green, 54), (LightState.Yellow, 19), (LightState.Red, 4), (LightState.Paused, 9)],
        [new("法制审核", 6), new("送达", 4), new("调查核实", 3), new("报送", 2)],
        [new("请法制科周五前拿出意见。", new(2026, 11, 18), "已落实"), new("同意延期 5 个工作日，理由成立。", new(2026, 11, 12), "已落实")],
        [new("p1", "赵某（法制科）"), new("p2", "周某（医政科）")]);

    static readonly LightView Done = new(LightState.Done, Text: "已完成");
    static readonly LightView Running = new(LightState.Green, Text: "进行中");

    public static CampaignView Campaign { get; } = new(
        "a", "示例市医疗机构廉洁从业专项行动", "实施阶段", 42, new(2026, 11, 24),
        [
            new("动员部署", new(2026, 1, 1), new(2026, 2, 28), StepState.Done, new(LightState.Done)),
            new("组织实施", new(2026, 3, 1), new(2026, 12, 31), StepState.Now, new(LightState.Green, 27), "已进行 269 日"),
            new("总结评估", new(2027, 1, 1), new(2027, 3, 31), StepState.Future, new(LightState.None)),
        ],
        ActionView.Refused("进入总结阶段", "还有 2 项条件没有满足，见左侧。"),
        ["巡查覆盖 100%，现 87.5%（14 / 16 家）", "三季度报表收齐，缺 2 家"],
        [
            new("人员配备", 42, 42, "个单位", new(LightState.Done, Text: "达标"), "/workbench/cases"), new("教育培训", 18236, 19105, "人", new(LightState.Green, Text: "差 869 人")),
            new("即时评价", 35, 42, "个单位", new(LightState.Yellow, Text: "差 7 个")), new("巡查覆盖", 14, 16, "家医院", new(LightState.Yellow, Text: "差 2 家")),
        ],
        [
            new("报送实施方案", "一次", new(2026, 1, 31), Done, 42, 42, "通知第三条（一）"), new("红包上缴登记", "每月", new(2026, 11, 30), new(LightState.Yellow, 4), 38, 42, "通知第三条（二）"),
            new("季度行风报表", "每季度", new(2026, 11, 19), new(LightState.Red, 3), 40, 42, "通知第五条"), new("专题学习", "每月", new(2026, 11, 30), Running, 21, 42, "通知第三条（四）"),
            new("年度总结", "一次", new(2027, 3, 15), new(LightState.None), 0, 42, "通知第六条"),
        ],
        new(["方案报送", "上缴登记", "来访管理", "满意度", "三季度报表"],
        [
            ("示例市第一医院", [Done, Done, Running, Running, Done]),
            ("示例市第二医院", [Done, new(LightState.Late, Text: "迟报"), new(LightState.Yellow), new(LightState.Red), new(LightState.Red)]),
            ("丙区卫生健康局", [Done, null, null, Running, new(LightState.Paused)]),
        ]),
        [
            new("市第二医院", "三季度报表", new(LightState.Red, 3), ActionView.Send("催报", "/workbench/campaigns/a/chase/2")),
            new("甲县人民医院", "三季度报表", new(LightState.Late, 1)),
        ]);

    public static NoticeDeskView NoticeDesk { get; } = new(
        [new("待审批", 2, "?state=waiting", true), new("公示中", 41, "?state=published", false), new("已期满", 12, "?state=expired", false), new("已撤下", 3, "?state=withdrawn", false)],
        [
            new("31", "关于示例市第一医院张某收受患者财物案的行政处罚公示", NoticeKind.Penalty, "示卫罚〔2026〕31号", "示卫案〔2026〕0131号", "/workbench/cases/131",
                new(LightState.Yellow, 3), new(2026, 11, 27), new(2027, 11, 26),
                [new("送达", "", Light: new(LightState.Done, Text: "2026-11-13 已送达")), new("隐去", "3 处，公示岗李某、陈某核对")],
                [ActionView.Open("预览", "/notices/31"), ActionView.Send("同意公示", "/workbench/notices/31/approve", primary: true, confirm: "公示后任何人都能看到，确定吗？")]),
            new("32", "关于丙区某诊所超范围执业案的行政处罚公示", NoticeKind.Penalty, "示卫罚〔2026〕32号", "示卫案〔2026〕0118号", "/workbench/cases/118",
                new(LightState.Red, 1), null, null,
                [new("送达", "", Light: new(LightState.Red, Text: "尚未送达"))],
                [ActionView.Refused("同意公示", "决定书还没有送达，不能公示（行政处罚法第48条）。")]),
        ],
        new(2, 2, null, null));
}
