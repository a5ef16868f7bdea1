using System.Reflection;
using NRules.RuleModel;

namespace Qingyi.Rules.Tracing;

/// <summary>A rule of the rule model with its patterns, so that the trace can find why it fired or which condition failed first.</summary>
internal sealed class TracedRule
{
    private readonly List<(Type Type, List<TracedCondition> Conditions)> patterns;

    public TracedRule(IRuleDefinition definition)
    {
        var type = (Type)definition.Properties["ClrType"];
        Name = definition.Name;
        Class = type.Name;
        Article = type.GetCustomAttribute<ArticleAttribute>()?.Text ?? throw new InvalidOperationException($"{type.Name} names no article.");
        Editions = EditionsAttribute.Of(type);
        Stage = Stages.Of(type);
        var positions = new Dictionary<string, int>(StringComparer.Ordinal);
        var read = new List<(Type, List<TracedCondition>)>();
        foreach (var element in definition.LeftHandSide.ChildElements)
        {
            if (element is not PatternElement { Source: null } pattern)
                throw new NotSupportedException(
                    $"{type.Name} uses {element.ElementType}; rules of this set match facts only, so that each refusal has one first failing condition.");
            positions.Add(pattern.Declaration.Name, positions.Count);
            read.Add((pattern.ValueType, [.. pattern.Expressions.Find(PatternElement.ConditionName).Select(c => new TracedCondition(c.Expression, name => positions[name]))]));
        }

        patterns = read;
        Declarations = positions;
        var references = FigureReferences.In(definition);
        Texts = [.. references.Texts.Order(StringComparer.Ordinal)];
        Reads = [.. references.Keys.Order(StringComparer.Ordinal)];
    }

    public string Name { get; }
    public string Class { get; }
    public string Article { get; }
    public Stage Stage { get; }
    public IReadOnlyList<string> Editions { get; }

    /// <summary>Where each variable of the rule stands among its patterns.</summary>
    public IReadOnlyDictionary<string, int> Declarations { get; }

    /// <summary>The figures and schedules that conditions and actions read, as <c>schedule/figure</c> or <c>schedule</c>.</summary>
    public IReadOnlyList<string> Reads { get; }

    /// <summary>The texts of the actions: what is cited besides <see cref="Article"/>.</summary>
    public IReadOnlyList<string> Texts { get; }

    public IEnumerable<string> Conditions => patterns.SelectMany(p => p.Conditions.Select(c => c.Canonical).Prepend(p.Type.Name));

    /// <summary>The conditions of one firing, with their values.</summary>
    public string Because(IReadOnlyList<object> facts)
    {
        var bound = facts.ToArray();
        var said = patterns.SelectMany(p => p.Conditions).Select(c => c.Because(bound)).ToList();
        return said.Count == 0 ? "事实齐备" : string.Join("；", said);
    }

    /// <summary>
    /// The condition that stopped the best attempt: of all ways to bind facts in the order of the patterns, the one that satisfied most conditions.
    /// Null where some binding satisfies them all.
    /// </summary>
    /// <param name="facts">All facts of the session by their type.</param>
    public FailingCondition? FirstFailing(ILookup<Type, object> facts)
    {
        var deepest = -1;
        FailingCondition? failing = null;
        var bound = new object[patterns.Count];
        return Satisfied(0, 0) ? null : failing;

        bool Satisfied(int pattern, int depth)
        {
            if (pattern == patterns.Count)
                return true;
            var (type, conditions) = patterns[pattern];
            var any = false;
            foreach (var fact in facts[type])
            {
                any = true;
                bound[pattern] = fact;
                var met = 0;
                while (met < conditions.Count && conditions[met].Holds(bound))
                    met++;
                if (met < conditions.Count)
                    Note(depth + met, conditions[met].Failing(bound));
                else if (Satisfied(pattern + 1, depth + conditions.Count + 1))
                    return true;
            }

            if (!any)
                Note(depth, new FailingCondition($"有{Term(type)}", new TraceValue(Number: 0), new TraceValue(Number: 1)));
            return false;
        }

        void Note(int depth, FailingCondition condition)
        {
            if (depth <= deepest)
                return;
            deepest = depth;
            failing = condition;
        }
    }

    private static string Term(Type type) => type.GetCustomAttribute<TermAttribute>()?.Text ?? type.Name;
}
