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
    public override string Name => "拟公示稿";
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Handler;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("drafted", "提交审核"), ("not-needed", "不公示"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "drafted" ? [CaseTrigger.DraftNotice] : [];

    public override JsonObject Form(ActView view) => Forms.Of(
        Forms.Choice("scope", "发布范围", ("public", "向社会公示"), ("internal", "内部通报")).Required(),
        Forms.Text("title", "标题").Hint("不填则自动拟定；不得出现任何人的姓名、证件号、电话、住址和健康信息。"));

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
    public override string Name => "公示审核";
    public override CaseStage Stage => CaseStage.Enforcement;
    public override string Role => Domain.People.Role.Publisher;
    public override IReadOnlyDictionary<string, string> Outcomes { get; } = Are(("approved", "同意发布"), ("returned", "退回修改"));
    public override IReadOnlyList<CaseTrigger> Fires(string outcome, Case of) => outcome == "approved" ? [CaseTrigger.ApproveNotice] : [];

    public override JsonObject Form(ActView view) => Forms.Of(Forms.Long("reason", "意见").Hint("退回时必填。"));

    public override Refusal? Apply(Doing doing)
    {
        if (doing.Outcome == "returned")
        {
            return doing.ReasonGiven();
        }

        return doing.Case.ApproveNotice(doing.By, doing.Now);
    }
}
