using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Tests.Web.Gallery;

static class DeadlineSamples
{
    static DateTimeOffset At(int month, int day, int hour, int minute, int second = 0) => new(2026, month, day, hour, minute, second, TimeSpan.FromHours(8));

    static readonly DateOnly[] Holidays = [.. Enumerable.Range(0, 3).Select(day => new DateOnly(2026, 9, 25).AddDays(day)), .. Enumerable.Range(0, 7).Select(day => new DateOnly(2026, 10, 1).AddDays(day))];
    static readonly DateOnly[] Worked = [new(2026, 9, 20), new(2026, 10, 10)];

    static List<DayMark> Days()
    {
        var marks = new List<DayMark>();
        var count = 0;
        for (var day = new DateOnly(2026, 9, 16); day <= new DateOnly(2026, 11, 26); day = day.AddDays(1))
        {
            var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            marks.Add(day switch
            {
                _ when day == new DateOnly(2026, 9, 16) => new(day, DayKind.Start),
                _ when Holidays.Contains(day) => new(day, DayKind.Holiday),
                _ when Worked.Contains(day) => new(day, DayKind.MakeUp, ++count),
                _ when weekend => new(day, DayKind.Weekend),
                _ when day >= new DateOnly(2026, 10, 12) && day <= new DateOnly(2026, 11, 3) => new(day, DayKind.Paused),
                _ when day == new DateOnly(2026, 11, 26) => new(day, DayKind.Due, ++count),
                _ => new(day, DayKind.Counted, ++count),
            });
        }

        return marks;
    }

    public static DeadlineView Deadline { get; } = new(
        "调查核实期限", "141", "示卫案〔2026〕0141号", "张某收受回扣",
        new(new(LightState.Red, 1), "医政科 王某", "提交调查终结报告", "31 个工作日", new(2026, 11, 26), "分管主任"),
        [
            new("到期日", null, "2026-11-26",
            [
                new("起算事件", "立案审批通过", "2026-09-16 15:32", [new(null, "审计链第 12 条，周某批准。当日不计入，次日起算")]),
                new("期限长度", "调查核实", "30 个工作日", [new(null, "依据：示例市行风案件办理规程第 14 条，2026-01-01 起施行"), new(null, "上限：行政处罚法第 60 条，立案之日起 90 日，即 2026-12-15")]),
                new("工作日历", "国务院办公厅 2026 年安排", "版本 2026-1", [new(null, "放假不计：09-25 中秋，10-01 至 10-07 国庆"), new(null, "调休上班计入：09-20（星期日）、10-10（星期六）")]),
                new("暂停", "委托审计", "17 个工作日", [new(null, "2026-10-12 委托书送出，至 2026-11-03 审计报告送达")]),
                new("延长", "无"),
            ]),
        ],
        At(11, 4, 9, 20), Days(), "09-17 至 10-10 计 13 日　暂停 10-12 至 11-03　11-04 至 11-26 计 17 日　合计 30 个工作日",
        [
            new("提醒承办人", At(11, 19, 8, 30), At(11, 19, 8, 30, 2), "王某", At(11, 19, 8, 41), "报告已起草，待孙某核对", 63),
            new("科室负责人", At(11, 24, 8, 30), At(11, 24, 8, 30, 1), "周某", null, null, 66),
            new("分管领导", At(11, 27, 8, 30), null, "郑某", null, null, null),
            new("上级部门", At(12, 9, 8, 30), null, "省卫生健康委", null, null, null),
        ],
        [new(At(9, 16, 15, 32), "立案，首次计算", new(2026, 11, 3), "系统"), new(At(10, 12, 10, 4), "委托审计，暂停计时", null, "孙某，周某批准"), new(At(11, 4, 9, 20), "审计报告送达，恢复计时", new(2026, 11, 26), "系统")],
        "71be04c9a3f2", "王某", At(11, 24, 14, 5), [ActionView.Open("申请延期", "/workbench/deadlines/d1/extend")]);
}
