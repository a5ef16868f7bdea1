using System.Globalization;
using Qingyi.Domain;
using Qingyi.Server.Web;

namespace Qingyi.Server.Studio.Drafts;

/// <summary>Why a draft was not saved or not published.</summary>
public static class DraftRefusals
{
    public static Refusal NoSuchDefinition { get; } = new("no-such-definition", "没有这个流程，或者不属于本机关及其上级；请回到流程列表重新选择。");
    public static Refusal NoDraft { get; } = new("no-such-definition", "本机关没有这个流程的草稿；先修改并保存，再来办理这一项。");
    public static Refusal NoSuchRevision { get; } = new("no-such-definition", "没有这一份修改记录；请刷新后再选。");
    public static Refusal ReasonMissing { get; } = new("invalid-data", "请写明发布的理由；理由记入审计。");

    public static Refusal WrongKey { get; } = new("invalid-data", "流程编号用字母、数字、点、下划线和连字符，以字母或者数字开头，最多80个字符。");

    /// <summary>Somebody saved in between; what was sent is kept as the sender's own revision.</summary>
    public static Refusal Stale(string who, DateTimeOffset at, string key) => new("stale-revision",
        $"{who}于{Beijing(at)}保存了这份草稿，您这次的修改没有合并进去，已经另存为您自己的一份，没有丢失；请在 {Paths.DefinitionRevisions(key)} 查看差别。");

    /// <summary>The edition that was opened is no longer the one that a draft would be derived from.</summary>
    public static Refusal Outdated(string key) => new("stale-revision",
        $"您打开以后，这个流程的草稿已被发布或者放弃，或者上级发布了新版；您这次的修改已经另存为您自己的一份，没有丢失；请重新打开流程，并在 {Paths.DefinitionRevisions(key)} 查看差别。");

    /// <summary>The draft is another than the caller read.</summary>
    public static Refusal Changed(string who, DateTimeOffset at) => new("stale-revision", $"{who}于{Beijing(at)}又保存了这份草稿；请核对现在的内容后再办。");

    /// <summary>Publishing needs a reason, which Studio cannot ask for.</summary>
    public static Refusal PublishOnPage(string key) => new("publish-on-page", $"草稿已保存，尚未发布。发布前须检查并写明理由，请打开检查页：{Paths.DefinitionCheck(key)}");

    public static Refusal Faulty(int errors) => new("definition-faults", $"检查发现{errors}处必须先改正的问题，没有发布；请按 findings 逐条改正后再发布。");

    public static Refusal NothingToPublish(string key) => new("publish-on-page", $"与已发布的版本相同，没有要发布的改动。如需查看，检查页在：{Paths.DefinitionCheck(key)}");

    private static string Beijing(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(8)).ToString("M月d日HH:mm", CultureInfo.InvariantCulture);
}
