using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Features.Retention;

/// <summary>销毁鉴定, one of two.</summary>
public sealed class ReviewDestruction : Act
{
    public override string Id => "review-destruction";
    public override string Name => Texts.Of("retention.review-destruction.name");
    public override CaseStage Stage => CaseStage.Closed;
    public override string Role => Domain.People.Role.SectionHead;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("destroy", Texts.Of("retention.review-destruction.destroy")), ("keep", Texts.Of("retention.review-destruction.keep")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "destroy" ? [CaseTrigger.ReviewDestruction] : [];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("reason", Texts.Of("retention.review-destruction.reason")).Hint(Texts.Of("retention.review-destruction.reason-hint")));

    public override Refusal? Apply(Doing doing)
    {
        if (doing.Outcome == "keep")
        {
            doing.Case.KeepFiles();
            return doing.ReasonGiven();
        }

        var (t, of) = (doing.Transition, doing.Case);
        return DisposeOfFiles.Burdened(of, of.Facts.Merger is { Into: { } into } ? t.Db.Cases.Find(into) : null)
            ?? (DisposeOfFiles.Until(of, t.Calendar, t.Now) is { } last ? of.ReviewDestruction(last, doing.By, doing.Now) : CaseRefusals.OutOfTurn(CaseTrigger.ReviewDestruction, of.Stage));
    }
}

/// <summary>批准销毁 by a leader who reviewed nothing.</summary>
public sealed class ApproveDestruction : Act
{
    public override string Id => "approve-destruction";
    public override string Name => Texts.Of("retention.approve-destruction.name");
    public override CaseStage Stage => CaseStage.Closed;
    public override string Role => Domain.People.Role.Leader;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("approved", Texts.Of("retention.approve-destruction.approved")), ("refused", Texts.Of("retention.approve-destruction.refused")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "approved" ? [CaseTrigger.ApproveDestruction] : [];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("reason", Texts.Of("retention.approve-destruction.reason")).Hint(Texts.Of("retention.approve-destruction.reason-hint")));

    public override Refusal? Apply(Doing doing)
    {
        if (doing.Outcome == "approved")
        {
            return doing.Case.ApproveDestruction(doing.By, doing.Now);
        }

        doing.Case.KeepFiles();
        return doing.ReasonGiven();
    }
}

/// <summary>销毁, watched by somebody else: every key of the case goes, and with it whatever it sealed.</summary>
public sealed class DestroyFiles : Act
{
    public override string Id => "destroy-files";
    public override string Name => Texts.Of("retention.destroy-files.name");
    public override CaseStage Stage => CaseStage.Closed;
    public override string Role => Domain.People.Role.SectionHead;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("destroyed", Texts.Of("retention.destroy-files.destroyed")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => [CaseTrigger.DestroyFiles];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Text("witness", Texts.Of("retention.destroy-files.witness")).Required().Hint(Texts.Of("retention.destroy-files.witness-hint")));

    public override Refusal? Apply(Doing doing)
    {
        var contents = SealedContents.Of(doing.Transition);
        if (doing.Case.DestroyFiles(doing.Text("witness")!, contents.Count, doing.By, doing.Now) is { } refusal)
        {
            return refusal;
        }

        contents.Destroy();
        doing.Transition.Audit("files-destroyed", new JsonObject { ["texts"] = contents.Texts, ["messages"] = contents.Messages, ["files"] = contents.Files, ["tip"] = contents.HasTip });
        return null;
    }
}
