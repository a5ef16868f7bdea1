using System.Text.Json.Nodes;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Forms;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Tests.Web.Gallery;

static class WorkSamples
{
    static readonly LightView Soon = new(LightState.Yellow, 2);

    public static TaskLine[] Tasks { get; } =
    [
        new("t1", "129", "市第二医院骨科耗材回扣", "示卫案〔2026〕0129号", "法制审核", new(LightState.Red, 2), new(2026, 11, 13), new(2026, 11, 20), "王某", 1, "赵某"),
        new("t2", "137", "李某收受患者财物", "示卫案〔2026〕0137号", "法制审核", Soon, new(2026, 11, 19), new(2026, 11, 26), "王某", 0, "赵某"),
        new("t3", "140", "甲县人民医院过度检查", "示卫案〔2026〕0140号", "法制审核", Soon, new(2026, 11, 19), new(2026, 11, 26)),
        new("t4", "144", "张某收受医药企业宴请", "示卫案〔2026〕0144号", "法制审核", new(LightState.Yellow, 0), new(2026, 11, 20), new(2026, 11, 24), "孙某", 2, "赵某"),
        new("t5", "118", "丙区某门诊部出租科室", "示卫案〔2026〕0118号", "听证主持", new(LightState.Green, 6), new(2026, 11, 18), new(2026, 12, 2), Assignee: "赵某"),
        new("t6", "146", "丁县卫生院药品采购违规", "示卫案〔2026〕0146号", "法制审核", new(LightState.Green, 9), new(2026, 11, 24), new(2026, 12, 7), Assignee: "赵某"),
        new("t7", "102", "乙县人民医院出具虚假证明", "示卫案〔2026〕0102号", "法制审核", new(LightState.Paused, Text: "暂停，待鉴定"), new(2026, 10, 15), null, Assignee: "赵某"),
        new("t8", "99", "示例市妇幼保健院红包上缴登记抽查", "示卫查〔2026〕0058号", "协办", new(LightState.Done), new(2026, 11, 2), new(2026, 11, 20), Assignee: "赵某"),
        new("t9", "98", "戊县医院统方线索移送反馈", "示卫移〔2026〕0021号", "反馈签收", new(LightState.Late, 3), new(2026, 11, 3), new(2026, 11, 12), Assignee: "赵某"),
        new("t10", "97", "第四季度普法材料会签", "会签〔2026〕0007号", "会签", new(LightState.None), new(2026, 11, 23), null, Assignee: "赵某"),
    ];

    public static WorkbenchView Workbench { get; } = new(
        new(2026, 11, 24), new(12, 4, 1, 3), Tasks[..7],
        [new(new(2026, 11, 24), "今天", 1), new(new(2026, 11, 26), "2 个工作日后", 3), new(new(2026, 12, 2), "6 个工作日后", 1)],
        [new("a", "示例市医疗机构廉洁从业专项行动", "实施阶段", "26 / 52 项完成")]);

    public static JsonObject ReviewSchema { get; } = JsonNode.Parse("""
        {
          "type": "object",
          "required": ["checks", "applies"],
          "properties": {
            "checks": { "type": "array", "title": "审核内容（行政处罚法第58条）", "items": { "type": "string", "enum": ["jurisdiction", "facts", "law", "discretion", "procedure"],
              "x-labels": ["主体合法，有管辖权", "事实清楚，证据充分", "适用法律正确", "裁量适当，与类案相当", "程序合法，文书规范"] }, "minItems": 5 },
            "applies": { "type": "boolean", "title": "是否属于应当审核的事项" }
          }
        }
        """)!.AsObject();

    public static WaitingView Waiting { get; } = new(Soon, "市卫生健康委法制科 赵某", "出具审核意见", "3 个工作日", new(2026, 11, 26), "分管主任", "/workbench/deadlines/d1");

    public static TaskFormView Task { get; } = new(
        "t2", "法制审核", [new("agree", "同意"), new("agree-amended", "修改后同意"), new("return", "退回补充调查")],
        SchemaFormView.For(ReviewSchema, JsonNode.Parse("""{ "checks": ["jurisdiction", "facts", "law"], "applies": true }""")!.AsObject()), "agree",
        Claim: ActionView.Send("退回待签收", Paths.ReleaseTask("t2")));

    public static InboxView Inbox { get; } = new(
        "待办", 12,
        [
            new("待办", 12, "/workbench/inbox", true), new("待签收", 3, "/workbench/inbox?filter=unclaimed", false), new("传阅", 4, "/workbench/inbox?filter=circulated", false),
            new("已办", 218, "/workbench/inbox?state=done", false), new("委托给我", 1, "/workbench/inbox?filter=delegated", false),
        ],
        [
            new("已超期", 1, "/workbench/inbox?light=red", false, new(LightState.Red)), new("将到期", 4, "/workbench/inbox?light=yellow", false, new(LightState.Yellow)),
            new("暂停计时", 1, "/workbench/inbox?light=paused", false, new(LightState.Paused)),
        ],
        Tasks, new(10, 12, null, "/workbench/inbox?after=t10"), "t2",
        new(Tasks[1], "示例市第一医院 普外科 副主任医师", Waiting,
            [new("来自", "王某（医政科）11-19 16:20"), new("事实", "2 次，共 ¥4,800.00，已全部退还"), new("裁量建议", "通报处理；警告，罚款 ¥18,000.00"), new("距上一档", "¥200.00", "/workbench/cases/137?tab=grading")],
            "两次收受均有银行流水和双方笔录印证。当事人主动说出第二次，并已全部退还。", Task));

    public static InboxView EmptyInbox { get; } = Inbox with { Lines = [], Total = 0, Preview = null, Selected = null, Pager = new(0, 0, null, null) };

    public static JsonObject IntakeSchema { get; } = JsonNode.Parse("""
        {
          "type": "object",
          "required": ["channel", "institution", "conduct", "text", "findings"],
          "properties": {
            "channel": { "title": "来源", "enum": ["telephone", "letter", "visit", "hotline", "transfer", "inspection"], "x-labels": { "telephone": "电话", "letter": "来信", "visit": "来访", "hotline": "12345 热线", "transfer": "移送", "inspection": "巡查发现" }, "x-widget": "radio" },
            "institution": { "type": "string", "title": "医疗机构", "maxLength": 100 },
            "conduct": { "title": "问题类型", "enum": ["red-envelope", "kickback", "data-for-sale", "over-treatment", "other"], "x-labels": ["收受红包", "收受回扣", "统方", "过度检查治疗", "其他"] },
            "happenedOn": { "type": "string", "format": "date", "title": "发生日期" },
            "amount": { "type": "number", "title": "涉及金额", "x-unit": "元", "minimum": 0, "multipleOf": 0.01, "x-hint": "不清楚可以不填" },
            "text": { "type": "string", "format": "textarea", "title": "主要内容", "minLength": 20, "x-rows": 5 },
            "findings": { "type": "array", "title": "反映的事实", "minItems": 1, "items": { "type": "object", "required": ["what"], "properties": { "what": { "type": "string", "title": "事实" }, "times": { "type": "integer", "title": "次数", "minimum": 1 }, "amount": { "type": "number", "title": "金额", "x-unit": "元" } } } },
            "urgent": { "type": "boolean", "title": "紧急，需要当日办理" }
          }
        }
        """)!.AsObject();

    public static IntakeView Intake { get; } = new(
        SchemaFormView.Again(IntakeSchema, FormReader.Read(IntakeSchema,
            new Dictionary<string, Microsoft.Extensions.Primitives.StringValues>
            {
                ["data.channel"] = "telephone", ["data.institution"] = "示例市第一医院", ["data.amount"] = "两千", ["data.text"] = "来电人反映骨科收红包。",
                ["data.findings[0].what"] = "收受现金", ["data.findings[0].times"] = "两次", ["data.findings[0].amount"] = "2000",
            }, Words.Chinese)),
        new IntakeHintsView([new("示卫线〔2026〕0142号", "/workbench/cases/x", new DateOnly(2026, 11, 20), true, true, 3, true)], [new("示卫案〔2026〕0137号", "/workbench/cases/y", new DateOnly(2026, 8, 1), true, false, null, false)], 1, 1, true), Tasks[2..5], "invented-key");
}
