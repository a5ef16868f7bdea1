using System.Globalization;
using Qingyi.Domain;

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
        $"{who}于{Beijing(at)}保存了这份草稿，您这次的修改没有合并进去，已经另存为您自己的一份，没有丢失；请在 {Differences(key)} 查看差别。");

    /// <summary>The edition that was opened is no longer the one that a draft would be derived from.</summary>
    public static Refusal Outdated(string key) => new("stale-revision",
        $"您打开以后，这个流程的草稿已被发布或者放弃，或者上级发布了新版；您这次的修改已经另存为您自己的一份，没有丢失；请重新打开流程，并在 {Differences(key)} 查看差别。");

    /// <summary>Publishing needs a reason, which Studio cannot ask for.</summary>
    public static Refusal PublishOnPage(string key) => new("publish-on-page", $"草稿已保存，尚未发布。发布前须检查并写明理由，请打开检查页：{Check(key)}");

    public static Refusal NothingToPublish(string key) => new("publish-on-page", $"与已发布的版本相同，没有要发布的改动。如需查看，检查页在：{Check(key)}");

    public static string Check(string key) => $"/studio/definitions/{Uri.EscapeDataString(key)}/check";

    public static string Differences(string key) => $"/studio/definitions/{Uri.EscapeDataString(key)}/revisions";

    private static string Beijing(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(8)).ToString("M月d日HH:mm", CultureInfo.InvariantCulture);
}
