using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Features.Publication;

/// <summary>拟稿: the notice is composed from allowed fields; the handler adds no free text.</summary>
public sealed class DraftNotice : Act
{
    public override string Id => "draft-notice";
    public override string Name => Texts.Of("publication.draft-notice.name");
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("drafted", Texts.Of("publication.draft-notice.drafted")), ("not-needed", Texts.Of("publication.draft-notice.not-needed")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "drafted" ? [CaseTrigger.DraftNotice] : [];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Choice("scope", Texts.Of("publication.draft-notice.scope"), ("public", Texts.Of("publication.draft-notice.public")), ("internal", Texts.Of("publication.draft-notice.internal"))).Required(),
        Forms.Text("title", Texts.Of("publication.draft-notice.title")).Hint(Texts.Of("publication.draft-notice.title-hint")));

    public override Refusal? Apply(Doing doing)
    {
        if (doing.Outcome == "not-needed")
        {
            return null;
        }

        var (title, body) = NoticeText.Compose(doing.Case, doing.Text("title"), doing.Transition.Db.Organisations.Find(doing.Case.OrganisationId)!.Name);
        return doing.Case.DraftNotice(doing.Transition.NewId(), doing.Text("scope")!, title, body, doing.By, doing.Now);
    }
}

/// <summary>A publisher who handled nothing in the case approves the text, or sends it back.</summary>
public sealed class ApproveNotice : Act
{
    public override string Id => "approve-notice";
    public override string Name => Texts.Of("publication.approve-notice.name");
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Publisher;
    public override IReadOnlyDictionary<string, string> Outcomes => Are(("approved", Texts.Of("publication.approve-notice.approved")), ("returned", Texts.Of("publication.approve-notice.returned")));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "approved" ? [CaseTrigger.ApproveNotice] : [];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("reason", Texts.Of("publication.approve-notice.reason")).Hint(Texts.Of("publication.approve-notice.reason-hint")));

    public override Refusal? Apply(Doing doing)
    {
        if (doing.Outcome == "returned")
        {
            return doing.ReasonGiven();
        }

        return doing.Case.ApproveNotice(doing.By, doing.Now);
    }
}
