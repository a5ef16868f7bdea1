using Qingyi.Domain.Cases;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Features.Cases;

/// <summary>Names of the legal stages, as lists show them.</summary>
public static class StageNames
{
    public static string Of(CaseStage stage) => Texts.Of("cases.stage-name." + stage.Kebab());
}
