using Qingyi.Domain;
using Qingyi.Domain.People;

namespace Qingyi.Server.Features.Procedures;

/// <summary>Why a procedure cannot be started.</summary>
public static class ProcedureRefusals
{
    public static Refusal NoSuchProcedure(string? id) => new("no-such-procedure", $"没有“{id}”这个程序；请从案件页的“启动程序”里选择。");
    public static Refusal Running(string name) => new("procedure-running", $"本案的“{name}”已经启动，正在办理；办完以后才能再次启动。");
    public static Refusal NotPublished(string name) => new("procedure-not-published", $"“{name}”还没有发布流程；请业务主管先发布。");

    public static Refusal ByOthers(IEnumerable<string> roles) =>
        new("not-permitted", $"由本机关的{string.Join('、', roles.Select(r => r == Role.Handler ? "本案承办人" : Role.Names[r]))}启动。");
}
