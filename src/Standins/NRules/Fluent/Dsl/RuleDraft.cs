using System.Reflection;
using NRules.RuleModel;

namespace NRules.Fluent.Dsl;

/// <summary>A rule while its <see cref="Rule.Define"/> runs.</summary>
internal sealed class RuleDraft
{
    private readonly Rule rule;
    private readonly List<RuleElement> conditions = [];

    public RuleDraft(Rule rule)
    {
        this.rule = rule;
        var scope = new VariableScope();
        Dependencies = new DependencyExpression(scope);
        Conditions = new LeftHandSideExpression(scope, conditions);
        Filters = new FilterExpression(scope);
        Actions = new RightHandSideExpression(scope);
    }

    public string? Name { get; set; }

    public int? Priority { get; set; }

    public DependencyExpression Dependencies { get; }

    public LeftHandSideExpression Conditions { get; }

    public FilterExpression Filters { get; }

    public RightHandSideExpression Actions { get; }

    public RuleDefinition Build()
    {
        var type = rule.GetType();
        var metadata = new RuleMetadata(type);
        return new RuleDefinition
        {
            Name = Name ?? metadata.Name,
            Description = metadata.Description,
            Tags = metadata.Tags,
            Priority = Priority ?? type.GetCustomAttribute<PriorityAttribute>()?.Value ?? 0,
            Repeatability = type.GetCustomAttribute<RepeatabilityAttribute>()?.Value ?? RuleRepeatability.Repeatable,
            Properties = new PropertyMap([new RuleProperty(RuleProperties.ClrType, type)]),
            DependencyGroup = new DependencyGroupElement(Dependencies.Elements),
            FilterGroup = new FilterGroupElement(Filters.Elements),
            LeftHandSide = conditions is [GroupElement only] ? only : new AndElement(conditions),
            RightHandSide = new ActionGroupElement(Actions.Elements),
        };
    }
}
