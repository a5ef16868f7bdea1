using System.Text.Json.Nodes;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Engine.Definitions;
using Qingyi.Server.Activities;
using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Studio.Checking;

/// <summary>What the engine cannot know: acts, roles and limits are those of the house, and nobody waits without a deadline.</summary>
internal sealed class HouseCheck(CompiledWorkflow workflow, DateOnly today)
{
    private readonly List<CheckFinding> _found = [];

    public IReadOnlyList<CheckFinding> Run()
    {
        if (string.IsNullOrEmpty((string?)workflow.Definition.Options["incidentStrategyType"]))
        {
            _found.Add(new CheckFinding(FaultLevel.Warning, "no-incident-strategy", workflow.Definition.DefinitionId, "$.options.incidentStrategyType", null, null,
                Texts.Of("studio.house.no-incident-strategy")));
        }

        foreach (var node in workflow.Nodes)
        {
            switch (node.Type)
            {
                case "Case.HumanTask":
                    Task(node);
                    break;
                case "Case.Deadline":
                    Limit(node);
                    break;
                case "Case.Notify":
                    OneOfRoles(node);
                    break;
            }
        }

        return _found;
    }

    private void Task(Node node)
    {
        OneOfRoles(node);
        if (Text(node, nameof(HumanTask.Act)) is { Length: > 0 } id)
        {
            if (Acts.Find(id) is not { } act)
            {
                Error(node, nameof(HumanTask.Act), "unknown-act", Texts.Of("studio.house.unknown-act", node.DisplayText, id));
            }
            else if (!act.TakesOutcomes && node.Outcomes?.Where(o => !act.Outcomes.ContainsKey(o)).ToList() is { Count: > 0 } others)
            {
                Error(node, nameof(HumanTask.Outcomes), "unknown-outcome",
                    Texts.Of("studio.house.unknown-outcome", act.Name, string.Join("”“", others), string.Join("、", act.Outcomes.Select(o => $"{o.Key}（{o.Value}）"))));
            }
        }

        if (node.Literal(nameof(HumanTask.Form)) is JsonObject { Count: > 0 } form && DrawnForm.Faults(form) is [var (path, sentence), ..])
        {
            Error(node, nameof(HumanTask.Form), "wrong-form", Texts.Of("studio.house.wrong-form", node.DisplayText, path, sentence));
        }

        if (Text(node, nameof(HumanTask.Limit)) is { Length: > 0 })
        {
            Limit(node);
        }
        else if (!Computed(node, nameof(HumanTask.Limit)) && string.IsNullOrWhiteSpace(Text(node, nameof(HumanTask.NoDeadlineReason))))
        {
            Error(node, nameof(HumanTask.Limit), "no-deadline", Texts.Of("studio.house.no-deadline", node.DisplayText));
        }
    }

    private void Limit(Node node)
    {
        if (Text(node, nameof(HumanTask.Limit)) is not { Length: > 0 } id)
        {
            return;
        }

        if (!LegalLimits.Shipped.TryGet(id, today, out var limit))
        {
            Error(node, nameof(HumanTask.Limit), "unknown-limit", Texts.Of("studio.house.unknown-limit", node.DisplayText, id));
        }
        else if (limit.Before)
        {
            Error(node, nameof(HumanTask.Limit), "limit-runs-back", Texts.Of("studio.house.limit-runs-back", node.DisplayText, id));
        }
    }

    private void OneOfRoles(Node node)
    {
        if (Text(node, nameof(HumanTask.Role)) is { Length: > 0 } role && !Role.Names.ContainsKey(role))
        {
            Error(node, nameof(HumanTask.Role), "unknown-role", Texts.Of("studio.house.unknown-role", node.DisplayText, role, string.Join("、", Role.Names.Select(r => $"{r.Key}（{r.Value}）"))));
        }
    }

    private static string? Text(Node node, string input) => node.Literal(input)?.ToString();

    /// <summary>An expression decides; only a run can tell.</summary>
    private static bool Computed(Node node, string input) =>
        (string?)node.Json[char.ToLowerInvariant(input[0]) + input[1..]]?["expression"]?["type"] is { } type && type is not ("Literal" or "Object");

    private void Error(Node node, string input, string code, string message) => _found.Add(new CheckFinding(
        FaultLevel.Error, code, workflow.Definition.DefinitionId, $"{node.Path}.{char.ToLowerInvariant(input[0])}{input[1..]}", node.Id, node.DisplayText, message));
}
