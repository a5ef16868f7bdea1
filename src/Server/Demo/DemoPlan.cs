using System.Globalization;

namespace Qingyi.Server.Demo;

/// <summary>The invented plan of the demonstration's own campaign: begun two months back, so that its returns stand in every state today.</summary>
internal static class DemoPlan
{
    public const string Id = "demonstration";
    public const int Began = 60;

    /// <param name="last">Last day that the calendar knows: nothing is due after it.</param>
    public static string Yaml(DateOnly today, DateOnly last)
    {
        string Day(int days) => today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string Due(int days) => (today.AddDays(days) is var day && day > last ? last : day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return $$"""
            id: {{Id}}
            title: 示例省医疗机构廉洁从业专项行动（虚构，仅供演示）
            organisation: 示例省卫生健康委员会
            instrument:
              issued: {{Day(-Began)}}
            from: {{Day(-Began)}}
            to: {{Day(120)}}
            settings:
              grace-workdays: 5
            phases:
              - { id: mobilisation, title: 宣传动员, from: {{Day(-Began)}}, to: {{Day(-31)}}, source: 一 }
              - { id: implementation, title: 组织实施, from: {{Day(-30)}}, to: {{Day(60)}}, source: 二 }
              - { id: summary, title: 总结评估, from: {{Day(61)}}, to: {{Day(120)}}, source: 三 }
            obligations:
              - { id: tip-channels, title: 公布举报电话和邮箱, kind: publicity, due: { date: {{Due(-33)}} }, responsible: [各单位], source: 一 }
              - { id: institution-plan, title: 报送本单位实施方案, kind: report, due: { date: {{Due(-12)}} }, responsible: [各单位], recipient: 省卫生健康委, source: 一 }
              - { id: quarterly-progress, title: 阶段工作进展, kind: report, due: { date: {{Due(-3)}} }, responsible: [各市卫生健康委员会, 省属医疗机构], recipient: 省卫生健康委, source: 二 }
              - { id: self-check, title: 自查自纠情况, kind: report, due: { date: {{Due(4)}} }, responsible: [各医疗机构], source: 二 }
              - { id: warning-education, title: 开展一次警示教育, kind: study, due: { date: {{Due(10)}} }, responsible: [各医疗机构], source: 二 }
            inspections:
              - { id: supervision, title: 年度督导, class: 各类医疗机构, levels: ["3", "2"], percent: 50, from-year: {{today.Year}}, to-year: {{today.Year}}, by: [市卫生健康委], source: 二 }
            """;
    }
}
