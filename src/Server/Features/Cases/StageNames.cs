using Qingyi.Domain.Cases;

namespace Qingyi.Server.Features.Cases;

/// <summary>Chinese names of the legal stages.</summary>
public static class StageNames
{
    public static string Of(CaseStage stage) => stage switch
    {
        CaseStage.Received => "待受理",
        CaseStage.Triage => "分办",
        CaseStage.Verification => "初步核实",
        CaseStage.Disposed => "已了结",
        CaseStage.Filing => "立案审批",
        CaseStage.Investigation => "调查取证",
        CaseStage.Adjudication => "审理",
        CaseStage.Grading => "裁量",
        CaseStage.LegalReview => "法制审核",
        CaseStage.PriorNotice => "事先告知",
        CaseStage.Hearing => "听证",
        CaseStage.Discussion => "集体讨论",
        CaseStage.Decision => "处理决定",
        CaseStage.Service => "送达",
        CaseStage.Enforcement => "执行与公示",
        CaseStage.Closed => "已结案",
        CaseStage.Underway => "进行中",
        CaseStage.Cancelled => "已撤销",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };
}
