using System.Globalization;
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
            [.. findings.Select(f => Line(f, key, others))], changes.View(latest.IsDraft ? "改了什么" : "这一版改了什么", old, now, wrong),
            await Cases(visible, latest, cancellation), latest.IsDraft || latest.OrganisationId == door.Person.OrganisationId ? Paths.Moves(key) : null,
            Related(key, now, others), await uppers.View(latest, now, before?.Id, cancellation), Form(latest, errors, typed));
    }

    /// <summary>A draft is compared with what is in force; an edition with the one before it.</summary>
    private static Edition? Before(IReadOnlyList<Edition> visible, Edition latest) => latest.IsDraft
        ? visible.FirstOrDefault(e => e.IsPublished)
        : visible.Where(e => !e.IsDraft && e.Version < latest.Version).OrderByDescending(e => e.Version).FirstOrDefault();

    private static string Beside(Edition latest, Edition? before) => (latest.IsDraft, before) switch
    {
        (true, { } edition) => $"{latest.Name} 草稿，对比现行{Number(edition)}",
        (true, null) => $"{latest.Name} 草稿，还没有发布过",
        (false, { } edition) => $"{latest.Name} 现行{Number(latest)}，对比{Number(edition)}",
        _ => $"{latest.Name} 现行{Number(latest)}",
    };

    private static List<ActionView> Actions(string key, Edition latest) =>
    [
        ActionView.Open(latest.IsDraft ? "返回设计" : "去修改", Paths.StudioDefinition(key), "arrow-left"), ActionView.Open("修改记录", Paths.DefinitionRevisions(key), "clock"),
        ActionView.Open("重新检查", Paths.DefinitionCheck(key)),
    ];

    private static VerdictView Verdict(Edition latest, int errors, int warnings) => (latest.IsDraft, errors, warnings) switch
    {
        (false, 0, _) => new(Tone.Plain, "没有草稿：", "现在看到的是现行版本。在设计器里修改并保存以后，再来检查和发布。"),
        (false, _, _) => new(Tone.Red, "现行版本有问题：", $"按今天的检查有 {errors} 处不通过。请修改后发布新版。"),
        (true, > 0, _) => new(Tone.Red, "现在不能发布：", $"有 {errors} 处不通过。请修改后重新检查，或者放弃草稿。"),
        (true, _, > 0) => new(Tone.Amber, "可以发布：", $"有 {warnings} 处提示，请先看一看。"),
        _ => new(Tone.Green, "可以发布：", "检查没有发现问题。"),
    };

    private static string? Done(IReadOnlyList<Edition> visible, string? published) =>
        visible.FirstOrDefault(e => e.Id == published && e.IsPublished) is { } edition ? $"{Number(edition)}已经发布。今后新收的案件按它办理，在办案件不变。" : null;

    private static FindingLine Line(CheckFinding finding, string key, IReadOnlyDictionary<string, WorkflowDefinition> others)
    {
        var place = finding.Definition == key || finding.Definition.Length == 0 ? null : others.GetValueOrDefault(finding.Definition)?.Name ?? finding.Definition;
        var node = (place, finding.Name) switch { (null, var name) => name, ({ } drawing, null) => drawing, var (drawing, name) => $"{drawing}：{name}" };
        return new FindingLine(
            finding.Level == FaultLevel.Error ? new LightView(LightState.Red, Text: "不通过") : new LightView(LightState.Yellow, Text: "提示"),
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
                pairs.Add(new Pair($"沿用{Number(edition)}", string.Create(CultureInfo.InvariantCulture, $"{count} 件{(edition.IsPublished ? "（现行）" : "")}")));
            }
        }

        pairs.Add(new Pair("新收的案件", latest.IsDraft ? "发布后按新版办理" : $"按{Number(latest)}办理"));
        return pairs;
    }

    private static List<Pair> Related(string key, CompiledWorkflow? now, Dictionary<string, WorkflowDefinition> others)
    {
        var calls = now is null ? [] : Calls(now.Definition).Where(k => k != key).Distinct(StringComparer.Ordinal).ToList();
        var callers = others.Values.Where(d => d.DefinitionId != key && Calls(d).Contains(key)).Select(d => d.Name).ToList();
        var pairs = new List<Pair>();
        if (callers.Count > 0)
        {
            pairs.Add(new Pair("调用它的流程", string.Join('、', callers)));
        }

        if (calls.Count > 0)
        {
            pairs.Add(new Pair("它调用的流程", string.Join('、', calls.Select(k => others.GetValueOrDefault(k)?.Name ?? $"{k}（没有发布）"))));
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
        return errors > 0 ? form with { Refusal = "检查没有通过，不能发布。" } : form;
    }

    internal static string Number(Edition edition) => string.Create(CultureInfo.InvariantCulture, $"第 {edition.Version} 版");
}
