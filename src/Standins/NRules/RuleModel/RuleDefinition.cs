namespace NRules.RuleModel;

internal sealed class RuleDefinition : IRuleDefinition
{
    public required string Name { get; init; }

    public required string Description { get; init; }

    public required RuleRepeatability Repeatability { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    IEnumerable<string> IRuleDefinition.Tags => Tags;

    public required int Priority { get; init; }

    public required PropertyMap Properties { get; init; }

    public required DependencyGroupElement DependencyGroup { get; init; }

    public required FilterGroupElement FilterGroup { get; init; }

    public required GroupElement LeftHandSide { get; init; }

    public required ActionGroupElement RightHandSide { get; init; }
}
