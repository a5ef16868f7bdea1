using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Engine.Definitions;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Studio.Comparing;
using Qingyi.Server.Studio.Drafts;
using Qingyi.Server.Studio.Publishing;
using Qingyi.Server.Studio.Reading;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Studio;

namespace Qingyi.Server.Studio.Checking;

/// <summary>Puts the check page together: findings, differences, cases, neighbours, the edition above.</summary>
public sealed class CheckViews(CaseDb db, Editions editions, PublicationCheck check, Changes changes, UpperEditions uppers, PersonAtDoor door)
{
    /// <param name="published">Id of a version that was published a moment ago.</param>
    /// <param name="typed">The form as it was sent, where it was refused.</param>
    public async Task<Outcome<CheckView>> View(string key, string? published, PublishForm? typed, CancellationToken cancellation)
    {
        var visible = await editions.VisibleTo(door.Person, key, cancellation);
        if (visible.FirstOrDefault(e => e.IsLatest) is not { } latest)
        {
            return DraftRefusals.NoSuchDefinition;
        }

        var json = await editions.Json(latest, cancellation);
        var others = await check.InForce(door.Person, cancellation);
        var findings = check.Of(json, others);
        var before = Before(visible, latest);
        var (old, now) = (changes.Read(before is null ? null : await editions.Json(before, cancellation)), changes.Read(json));
        var wrong = findings.Where(f => f.Level == FaultLevel.Error && f.Definition == key).Select(f => f.Activity).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var errors = findings.Count(f => f.Level == FaultLevel.Error);
        return new CheckView(
            key, latest.Name, Beside(latest, before), Actions(key, latest), Verdict(latest, errors, findings.Count - errors), Done(visible, published),
            [.. findings.Select(f => Line(f, key, others))], changes.View(latest.IsDraft ? Texts.Of("studio.check.changes") : Texts.Of("studio.check.version-changes"), old, now, wrong),
            await Cases(visible, latest, cancellation), latest.IsDraft || latest.OrganisationId == door.Person.OrganisationId ? Paths.Moves(key) : null,
            Related(key, now, others), await uppers.View(latest, now, before?.Id, cancellation), Form(latest, errors, typed));
    }

    /// <summary>A draft is compared with what is in force; an edition with the one before it.</summary>
    private static Edition? Before(IReadOnlyList<Edition> visible, Edition latest) => latest.IsDraft
        ? visible.FirstOrDefault(e => e.IsPublished)
        : visible.Where(e => !e.IsDraft && e.Version < latest.Version).OrderByDescending(e => e.Version).FirstOrDefault();

    private static string Beside(Edition latest, Edition? before) => (latest.IsDraft, before) switch
    {
        (true, { } edition) => Texts.Of("studio.check.draft-beside", latest.Name, Number(edition)),
        (true, null) => Texts.Of("studio.check.draft-alone", latest.Name),
        (false, { } edition) => Texts.Of("studio.check.in-force-beside", latest.Name, Number(latest), Number(edition)),
        _ => Texts.Of("studio.check.in-force-alone", latest.Name, Number(latest)),
    };

    private static List<ActionView> Actions(string key, Edition latest) =>
    [
        ActionView.Open(latest.IsDraft ? Texts.Of("studio.check.back") : Texts.Of("studio.check.edit"), Paths.StudioDefinition(key), "arrow-left"), ActionView.Open(Texts.Of("studio.check.revisions"), Paths.DefinitionRevisions(key), "clock"),
        ActionView.Open(Texts.Of("studio.check.again"), Paths.DefinitionCheck(key)),
    ];

    private static VerdictView Verdict(Edition latest, int errors, int warnings) => (latest.IsDraft, errors, warnings) switch
    {
        (false, 0, _) => new(Tone.Plain, Texts.Of("studio.check.no-draft"), Texts.Of("studio.check.no-draft-text")),
        (false, _, _) => new(Tone.Red, Texts.Of("studio.check.in-force-faulty"), Texts.Of("studio.check.in-force-faulty-text", errors)),
        (true, > 0, _) => new(Tone.Red, Texts.Of("studio.check.cannot-publish"), Texts.Of("studio.check.cannot-publish-text", errors)),
        (true, _, > 0) => new(Tone.Amber, Texts.Of("studio.check.can-publish"), Texts.Of("studio.check.can-publish-warned", warnings)),
        _ => new(Tone.Green, Texts.Of("studio.check.can-publish"), Texts.Of("studio.check.can-publish-clean")),
    };

    private static string? Done(IReadOnlyList<Edition> visible, string? published) =>
        visible.FirstOrDefault(e => e.Id == published && e.IsPublished) is { } edition ? Texts.Of("studio.check.published", Number(edition)) : null;

    private static FindingLine Line(CheckFinding finding, string key, IReadOnlyDictionary<string, WorkflowDefinition> others)
    {
        var place = finding.Definition == key || finding.Definition.Length == 0 ? null : others.GetValueOrDefault(finding.Definition)?.Name ?? finding.Definition;
        var node = (place, finding.Name) switch { (null, var name) => name, ({ } drawing, null) => drawing, var (drawing, name) => $"{drawing}：{name}" };
        return new FindingLine(
            finding.Level == FaultLevel.Error ? new LightView(LightState.Red, Text: Texts.Of("studio.check.failed")) : new LightView(LightState.Yellow, Text: Texts.Of("studio.check.warning")),
            node, finding.Message, finding.Path, Paths.StudioDefinition(finding.Definition.Length == 0 ? key : finding.Definition));
    }

    private async Task<List<Pair>> Cases(IReadOnlyList<Edition> visible, Edition latest, CancellationToken cancellation)
    {
        var pairs = new List<Pair>();
        foreach (var edition in visible.Where(e => !e.IsDraft).OrderByDescending(e => e.Version))
        {
            var held = $"\"{edition.Id}\"";
            var count = await db.VisibleTo(door.Person).CountAsync(c => c.Stage != CaseStage.Closed && c.Stage != CaseStage.Cancelled && c.WorkflowSet.Contains(held), cancellation);
            if (count > 0 || edition.IsPublished)
            {
                pairs.Add(new Pair(Texts.Of("studio.check.stay-on", Number(edition)), Texts.Of("studio.check.case-count", count, edition.IsPublished ? Texts.Of("studio.check.case-count-in-force") : "")));
            }
        }

        pairs.Add(new Pair(Texts.Of("studio.check.new-cases"), latest.IsDraft ? Texts.Of("studio.check.new-cases-draft") : Texts.Of("studio.check.new-cases-version", Number(latest))));
        return pairs;
    }

    private static List<Pair> Related(string key, CompiledWorkflow? now, Dictionary<string, WorkflowDefinition> others)
    {
        var calls = now is null ? [] : Calls(now.Definition).Where(k => k != key).Distinct(StringComparer.Ordinal).ToList();
        var callers = others.Values.Where(d => d.DefinitionId != key && Calls(d).Contains(key)).Select(d => d.Name).ToList();
        var pairs = new List<Pair>();
        if (callers.Count > 0)
        {
            pairs.Add(new Pair(Texts.Of("studio.check.callers"), string.Join('、', callers)));
        }

        if (calls.Count > 0)
        {
            pairs.Add(new Pair(Texts.Of("studio.check.calls"), string.Join('、', calls.Select(k => others.GetValueOrDefault(k)?.Name ?? Texts.Of("studio.check.call-unpublished", k)))));
        }

        return pairs;
    }

    private static IEnumerable<string> Calls(WorkflowDefinition definition) => CalledKeys.Of(definition.Root);

    private PublishForm? Form(Edition latest, int errors, PublishForm? typed)
    {
        if (!latest.IsDraft || !door.Person.Is(Role.Supervisor))
        {
            return null;
        }

        var form = typed is null ? new PublishForm(latest.Id) : typed with { Revision = latest.Id };
        return errors > 0 ? form with { Refusal = Texts.Of("studio.check.refusal") } : form;
    }

    internal static string Number(Edition edition) => Texts.Of("studio.check.version", edition.Version);
}
