using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Procedures;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Features.TipOffs;

namespace Qingyi.Server.Features.Reporters;

/// <summary>保护举报人: the reporter says that she is made to suffer for it. A leader answers within days, and the rungs see to it that he does.</summary>
public sealed class ProtectReporter : Procedure
{
    public const string Key = "case-protection";
    public const string Limit = "reporter-protection";

    public override string Id => Key;
    public override string Name => "保护举报人";
    public override string Purpose => "举报人反映受到打击报复的，由领导了解情况、采取措施，并答复举报人。";
    public override IReadOnlyList<string> Roles { get; } = [Role.Intake, Role.Handler, Role.SectionHead];
    public override CaseTrigger? First => null;
}

/// <summary>处理打击报复反映.</summary>
public sealed class AnswerRetaliation : Act
{
    public override string Id => "answer-retaliation";
    public override string Name => "处理打击报复反映";
    public override CaseStage Stage => CaseStage.Received;
    public override string Role => Domain.People.Role.Leader;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("protected", "已采取保护措施"), ("unfounded", "经了解没有发生"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [];
    public override CaseStage StageIn(Case of) => of.Stage;

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Long("measures", "了解的情况和采取的措施").Required().Hint("只在案卷中加密保存，不告知举报人；不写能够看出举报人是谁的内容。"),
        Forms.Long("message", "答复举报人").Required().Hint("举报人凭回执可见。"));

    public override Refusal? Apply(Doing doing) => Letters.Answer(doing);
}
