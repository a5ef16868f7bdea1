using NRules.RuleModel;

namespace NRules.Fluent.Dsl;

/// <summary>Base of every rule written in C#: <see cref="Define"/> says when it applies and what it does.</summary>
public abstract class Rule
{
    private RuleDraft? draft;

    /// <summary>Sets the name; stronger than <see cref="NameAttribute"/>.</summary>
    protected void Name(string value) => Draft.Name = value;

    /// <summary>Sets the priority; stronger than <see cref="PriorityAttribute"/>.</summary>
    protected void Priority(int value) => Draft.Priority = value;

    /// <summary>Services that the actions use.</summary>
    protected IDependencyExpression Dependency() => Draft.Dependencies;

    /// <summary>Conditions.</summary>
    protected ILeftHandSideExpression When() => Draft.Conditions;

    /// <summary>Filters on matches that meet the conditions.</summary>
    protected IFilterExpression Filter() => Draft.Filters;

    /// <summary>Actions.</summary>
    protected IRightHandSideExpression Then() => Draft.Actions;

    /// <summary>States the rule with <see cref="When"/> and <see cref="Then"/>. Called once for each loading.</summary>
    public abstract void Define();

    internal IRuleDefinition BuildDefinition()
    {
        draft = new RuleDraft(this);
        Define();
        var definition = draft.Build();
        draft = null;
        return definition;
    }

    private RuleDraft Draft => draft ?? throw new InvalidOperationException("A rule can be stated only inside Define.");
}
