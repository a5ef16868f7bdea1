using System.Globalization;
using Qingyi.Domain;
using Qingyi.Server.Web;

namespace Qingyi.Server.Studio.Drafts;

/// <summary>Why a draft was not saved or not published.</summary>
public static class DraftRefusals
{
    public static Refusal NoSuchDefinition { get; } = Refusals.Of("no-such-definition.in-own-or-above");
    public static Refusal NoDraft { get; } = Refusals.Of("no-such-definition.draft-of-own");
    public static Refusal NoSuchRevision { get; } = Refusals.Of("no-such-definition.revision");
    public static Refusal ReasonMissing { get; } = Refusals.Of("invalid-data.workflow-publish-reason");

    public static Refusal WrongKey { get; } = Refusals.Of("invalid-data.workflow-key");

    /// <summary>Somebody saved in between; what was sent is kept as the sender's own revision.</summary>
    public static Refusal Stale(string who, DateTimeOffset at, string key) => Refusals.Of("stale-revision.saved-by-another", who, Beijing(at), Paths.DefinitionRevisions(key));

    /// <summary>The edition that was opened is no longer the one that a draft would be derived from.</summary>
    public static Refusal Outdated(string key) => Refusals.Of("stale-revision.draft-gone", Paths.DefinitionRevisions(key));

    /// <summary>The draft is another than the caller read.</summary>
    public static Refusal Changed(string who, DateTimeOffset at) => Refusals.Of("stale-revision.changed-since-read", who, Beijing(at));

    /// <summary>Publishing needs a reason, which Studio cannot ask for.</summary>
    public static Refusal PublishOnPage(string key) => Refusals.Of("publish-on-page.draft-saved", Paths.DefinitionCheck(key));

    public static Refusal Faulty(int errors) => Refusals.Of("definition-faults", errors);

    public static Refusal NothingToPublish(string key) => Refusals.Of("publish-on-page.no-changes", Paths.DefinitionCheck(key));

    private static string Beijing(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(8)).ToString("M月d日HH:mm", CultureInfo.InvariantCulture);
}
