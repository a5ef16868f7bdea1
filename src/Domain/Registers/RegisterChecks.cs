using System.Text.RegularExpressions;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Matters;
using Qingyi.Domain.People;

namespace Qingyi.Domain.Registers;

/// <summary>What in a definition does not hang together.</summary>
internal static partial class RegisterChecks
{
    internal static readonly string[] Levels = ["province", "city", "county", "hospital"];

    public static IReadOnlyList<RegisterFault> Faults(RegisterDefinition of, LegalLimits limits)
    {
        var faults = new List<RegisterFault>();
        void Unless(bool right, string path, string sentence)
        {
            if (!right)
            {
                faults.Add(new(path, sentence));
            }
        }

        Unless(Word().IsMatch(of.Key), "$.key", Texts.Of("registers.fault.key", of.Key));
        Unless(of.Title.Length is > 0 and <= 40, "$.title", Texts.Of("registers.fault.title"));
        Unless(of.Keepers.Levels.Count > 0 && of.Keepers.Levels.All(Levels.Contains), "$.keepers.levels", Texts.Of("registers.fault.levels", string.Join('、', Levels)));
        Unless(of.Keepers.Roles.Count > 0 || of.Over is not null, "$.keepers.roles", Texts.Of("registers.fault.roles-none"));
        foreach (var role in of.Keepers.Roles.Concat(of.Transitions.SelectMany(t => t.By)).Distinct().Where(r => !Role.Names.ContainsKey(r)))
        {
            faults.Add(new("$.keepers.roles", Texts.Of("registers.fault.role-unknown", role, string.Join('、', Role.Names.Keys))));
        }

        Unless(of.Label.Count > 0, "$.label", Texts.Of("registers.fault.label-none"));
        Unless(of.Retention.Years is > 0 and <= 100, "$.retention.years", Texts.Of("registers.fault.retention-years"));
        Unless(of.Sources.Count > 0, "$.sources", Texts.Of("registers.fault.sources-none"));
        Unless(of.Sources.All(s => Seed().IsMatch(s.Seed) && s.Paragraph.Length > 0), "$.sources", Texts.Of("registers.fault.source"));
        foreach (var id in of.Requirements.Where(r => !Requirement().IsMatch(r)))
        {
            faults.Add(new("$.requirements", Texts.Of("registers.fault.requirement", id)));
        }

        faults.AddRange(StateFaults(of));
        faults.AddRange(FieldFaults.Of(of));
        faults.AddRange(DutyFaults(of, limits));
        faults.AddRange(PublicationChecks.Faults(of));
        return faults;
    }

    private static IEnumerable<RegisterFault> StateFaults(RegisterDefinition of)
    {
        var keys = of.States.Select(s => s.Key).ToList();
        if (keys.Count == 0 || keys.Distinct(StringComparer.Ordinal).Count() < keys.Count)
        {
            yield return new("$.states", Texts.Of("registers.fault.states"));
            yield break;
        }

        for (var i = 0; i < of.Transitions.Count; i++)
        {
            var move = of.Transitions[i];
            foreach (var state in move.From.Append(move.To).Where(s => !keys.Contains(s)))
            {
                yield return new($"$.transitions[{i}]", Texts.Of("registers.fault.step-state-unknown", move.Title, state, string.Join('、', keys)));
            }

            if (move.By.Count == 0)
            {
                yield return new($"$.transitions[{i}].by", Texts.Of("registers.fault.step-by-nobody", move.Title));
            }
        }

        if (of.Over is not null)
        {
            yield break;
        }

        var reached = new HashSet<string>([keys[0]], StringComparer.Ordinal);
        for (var before = 0; before < reached.Count;)
        {
            before = reached.Count;
            reached.UnionWith(of.Transitions.Where(t => t.From.Any(reached.Contains)).Select(t => t.To));
        }

        foreach (var state in of.States.Where(s => !reached.Contains(s.Key)))
        {
            yield return new("$.states", Texts.Of("registers.fault.state-unreachable", state.Title));
        }

        foreach (var state in of.States.Where(s => !s.Ended && reached.Contains(s.Key) && of.Transitions.All(t => !t.From.Contains(s.Key))))
        {
            yield return new("$.states", Texts.Of("registers.fault.state-without-exit", state.Title));
        }
    }

    private static IEnumerable<RegisterFault> DutyFaults(RegisterDefinition of, LegalLimits limits)
    {
        for (var i = 0; i < of.Deadlines.Count; i++)
        {
            var duty = of.Deadlines[i];
            var limit = limits.All.FirstOrDefault(l => l.Id == duty.Limit);
            if (limit is null)
            {
                yield return new($"$.deadlines[{i}].limit", Texts.Of("registers.fault.limit-unknown", duty.Limit));
            }
            else if ((duty.Workdays is not null || duty.Parameter is not null) && !limit.Configurable)
            {
                yield return new($"$.deadlines[{i}].workdays", Texts.Of("registers.fault.limit-statutory", limit.Title));
            }

            if (duty.Parameter is { } parameter && of.Parameters.All(p => p.Key != parameter))
            {
                yield return new($"$.deadlines[{i}].parameter", Texts.Of("registers.fault.parameter-unknown", parameter));
            }

            foreach (var state in duty.States.Concat(duty.Lapses ?? []).Where(s => of.States.All(x => x.Key != s)))
            {
                yield return new($"$.deadlines[{i}]", Texts.Of("registers.fault.deadline-state-unknown", duty.Title, state));
            }
        }

        for (var i = 0; i < of.Leads.Count; i++)
        {
            var lead = of.Leads[i];
            foreach (var on in lead.On.Where(o => o != "create" && of.Transitions.All(t => t.Key != o)))
            {
                yield return new($"$.leads[{i}].on", Texts.Of("registers.fault.step-unknown", on));
            }

            if (lead.To is not ("clue" or "matter" or "entry"))
            {
                yield return new($"$.leads[{i}].to", Texts.Of("registers.fault.lead-target", lead.To));
            }

            if (lead.To == "matter" && MatterKind.Find(lead.Kind) is null)
            {
                yield return new($"$.leads[{i}].kind", Texts.Of("registers.fault.matter-kind-unknown", lead.Kind));
            }
        }

        if (of.Over is { } over && MatterKind.Find(over.Matter) is null)
        {
            yield return new("$.over.matter", Texts.Of("registers.fault.matter-kind-unknown", over.Matter));
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex Word();

    [GeneratedRegex("^00[0-4]$")]
    private static partial Regex Seed();

    [GeneratedRegex(@"^S[0-4]-\d{3}$")]
    private static partial Regex Requirement();
}
