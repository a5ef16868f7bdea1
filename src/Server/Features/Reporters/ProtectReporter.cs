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
    public override string Name => Texts.Of("reporters.protect-reporter.name");
    public override string Purpose => Texts.Of("reporters.protect-reporter.purpose");
    public override IReadOnlyList<string> Roles { get; } = [Role.Intake, Role.Handler, Role.SectionHead];
    public override CaseTrigger? First => null;
}

/// <summary>处理打击报复反映.</summary>
public sealed class AnswerRetaliation : Act
{
    public override string Id => "answer-retaliation";
    public override string Name => Texts.Of("reporters.answer-retaliation.name");
    public override CaseStage Stage => CaseStage.Received;
    public override string Role => Domain.People.Role.Leader;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("protected", Texts.Of("reporters.answer-retaliation.protected")), ("unfounded", Texts.Of("reporters.answer-retaliation.unfounded")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [];
    public override CaseStage StageIn(Case of) => of.Stage;

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Long("measures", Texts.Of("reporters.answer-retaliation.measures")).Required().Hint(Texts.Of("reporters.answer-retaliation.measures-hint")),
        Forms.Long("message", Texts.Of("reporters.answer-retaliation.message")).Required().Hint(Texts.Of("reporters.answer-retaliation.message-hint")));

    public override Refusal? Apply(Doing doing) => Letters.Answer(doing);
}
