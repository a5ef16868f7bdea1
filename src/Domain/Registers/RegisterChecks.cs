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

        Unless(Word().IsMatch(of.Key), "$.key", $"“{of.Key}”须为小写字母、数字和连字符。");
        Unless(of.Title.Length is > 0 and <= 40, "$.title", "标题须为1到40字。");
        Unless(of.Keepers.Levels.Count > 0 && of.Keepers.Levels.All(Levels.Contains), "$.keepers.levels", $"层级可选：{string.Join('、', Levels)}。");
        Unless(of.Keepers.Roles.Count > 0 || of.Over is not null, "$.keepers.roles", "至少要有一种角色登记。");
        foreach (var role in of.Keepers.Roles.Concat(of.Transitions.SelectMany(t => t.By)).Distinct().Where(r => !Role.Names.ContainsKey(r)))
        {
            faults.Add(new("$.keepers.roles", $"没有“{role}”这个角色；可选：{string.Join('、', Role.Names.Keys)}。"));
        }

        Unless(of.Label.Count > 0, "$.label", "至少要有一个字段作为名称。");
        Unless(of.Retention.Years is > 0 and <= 100, "$.retention.years", "保管年限须为1到100年。");
        Unless(of.Sources.Count > 0, "$.sources", "请写明依据：文件编号和段落。");
        Unless(of.Sources.All(s => Seed().IsMatch(s.Seed) && s.Paragraph.Length > 0), "$.sources", "依据须写明文件编号（000至004）和段落。");
        foreach (var id in of.Requirements.Where(r => !Requirement().IsMatch(r)))
        {
            faults.Add(new("$.requirements", $"“{id}”不是需求编号；应像 S1-059。"));
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
            yield return new("$.states", "至少要有一个状态，且不能重复。");
            yield break;
        }

        for (var i = 0; i < of.Transitions.Count; i++)
        {
            var move = of.Transitions[i];
            foreach (var state in move.From.Append(move.To).Where(s => !keys.Contains(s)))
            {
                yield return new($"$.transitions[{i}]", $"办理“{move.Title}”引用了没有定义的状态“{state}”；可选：{string.Join('、', keys)}。");
            }

            if (move.By.Count == 0)
            {
                yield return new($"$.transitions[{i}].by", $"办理“{move.Title}”没有写明由谁办理。");
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
            yield return new("$.states", $"状态“{state.Title}”永远到不了。");
        }

        foreach (var state in of.States.Where(s => !s.Ended && reached.Contains(s.Key) && of.Transitions.All(t => !t.From.Contains(s.Key))))
        {
            yield return new("$.states", $"状态“{state.Title}”没有出路；办结的状态请写 ended。");
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
                yield return new($"$.deadlines[{i}].limit", $"期限表中没有“{duty.Limit}”。");
            }
            else if ((duty.Workdays is not null || duty.Parameter is not null) && !limit.Configurable)
            {
                yield return new($"$.deadlines[{i}].workdays", $"期限“{limit.Title}”由法定，不能自设。");
            }

            if (duty.Parameter is { } parameter && of.Parameters.All(p => p.Key != parameter))
            {
                yield return new($"$.deadlines[{i}].parameter", $"没有定义单位参数“{parameter}”。");
            }

            foreach (var state in duty.States.Concat(duty.Lapses ?? []).Where(s => of.States.All(x => x.Key != s)))
            {
                yield return new($"$.deadlines[{i}]", $"期限“{duty.Title}”引用了没有定义的状态“{state}”。");
            }
        }

        for (var i = 0; i < of.Leads.Count; i++)
        {
            var lead = of.Leads[i];
            foreach (var on in lead.On.Where(o => o != "create" && of.Transitions.All(t => t.Key != o)))
            {
                yield return new($"$.leads[{i}].on", $"没有“{on}”这一步办理。");
            }

            if (lead.To is not ("clue" or "matter" or "entry"))
            {
                yield return new($"$.leads[{i}].to", $"“{lead.To}”不是去向；可选：clue、matter、entry。");
            }

            if (lead.To == "matter" && MatterKind.Find(lead.Kind) is null)
            {
                yield return new($"$.leads[{i}].kind", $"没有“{lead.Kind}”这种事项。");
            }
        }

        if (of.Over is { } over && MatterKind.Find(over.Matter) is null)
        {
            yield return new("$.over.matter", $"没有“{over.Matter}”这种事项。");
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex Word();

    [GeneratedRegex("^00[0-4]$")]
    private static partial Regex Seed();

    [GeneratedRegex(@"^S[0-4]-\d{3}$")]
    private static partial Regex Requirement();
}
