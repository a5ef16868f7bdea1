using System.Linq.Expressions;
using NRules.Memory;
using NRules.RuleModel;

namespace NRules.Network;

/// <summary>Binds the filters and actions of a rule to the variables of its matches.</summary>
internal sealed class RightHandSide
{
    private static readonly ParameterExpression Context = Expression.Parameter(typeof(IContext), "context");
    private static readonly ParameterExpression Tuple = Expression.Parameter(typeof(BetaTuple), "tuple");
    private static readonly ParameterExpression Services = Expression.Parameter(typeof(object[]), "services");
    private static readonly ParameterExpression Current = Expression.Parameter(typeof(object), "current");
    private readonly IRuleDefinition rule;
    private readonly VariableMap variables;
    private readonly int level;
    private readonly List<DependencyElement> dependencies;

    private RightHandSide(IRuleDefinition rule, VariableMap variables, int level)
    {
        this.rule = rule;
        this.variables = variables;
        this.level = level;
        dependencies = [.. rule.DependencyGroup.Dependencies];
    }

    public static RuleTerminal TerminalOf(IRuleDefinition rule, VariableMap variables, int level)
    {
        var side = new RightHandSide(rule, variables, level);
        RuleAction[] actions = [.. rule.RightHandSide.Actions.Select(side.Action)];
        return new RuleTerminal
        {
            Rule = rule,
            Variables = variables.At(level),
            Filters = [.. rule.FilterGroup.Filters.Select(x => (x.FilterType, side.Bind(x.Expression, null, null)))],
            Actions = actions,
            HasUndo = rule.RightHandSide.Actions.Any(x => x.ActionTrigger.HasFlag(ActionTrigger.Deactivated)),
            NeedsContext = side.dependencies.Count > 0 || actions.Any(x => x.Expression.ReadsContext || x.YieldUpdate?.ReadsContext == true),
            Services = [.. side.dependencies.Select(x => x.ServiceType)],
        };
    }

    private RuleAction Action(ActionElement element, int number)
    {
        var context = element.Expression.Parameters.FirstOrDefault(x => x.Type == typeof(IContext));
        var update = element.YieldUpdate is { } yieldUpdate ? Bind(yieldUpdate, yieldUpdate.Parameters[0], yieldUpdate.Parameters[1]) : null;
        return new RuleAction(element.ActionTrigger, Bind(element.Expression, context, null), update, element.IsYield ? $"Yield {number}" : null);
    }

    private BoundExpression Bind(LambdaExpression expression, ParameterExpression? context, ParameterExpression? current)
    {
        var sources = expression.Parameters.Select(x => SourceOf(x, expression, context, current)).ToList();
        var replacements = expression.Parameters.Zip(sources).ToDictionary(x => x.First, x => Read(x.Second, x.First.Type));
        var body = new ParameterReplacer(replacements).Visit(expression.Body);
        var result = body.Type == typeof(void)
            ? Expression.Block(body, Expression.Constant(null))
            : (Expression)Expression.Convert(body, typeof(object));
        return new BoundExpression(
            expression, sources, Expression.Lambda<BoundCall>(result, Context, Tuple, Services, Current), ParameterFinder.In(result).Contains(Context));
    }

    private ArgumentSource SourceOf(ParameterExpression parameter, LambdaExpression expression, ParameterExpression? context, ParameterExpression? current)
    {
        if (parameter == context)
        {
            return new ArgumentSource(ArgumentKind.Context, 0);
        }

        if (parameter == current)
        {
            return new ArgumentSource(ArgumentKind.Current, 0);
        }

        if (variables.StepsUp(parameter.Name!, level) is { } stepsUp)
        {
            return new ArgumentSource(ArgumentKind.Variable, stepsUp);
        }

        var service = dependencies.FindIndex(x => x.Declaration.Name == parameter.Name);
        if (service >= 0)
        {
            return new ArgumentSource(ArgumentKind.Service, service);
        }

        return variables.IsBoundElsewhere(parameter.Name!)
            ? new ArgumentSource(ArgumentKind.Nothing, 0)
            : throw new RuleCompilationException($"The variable {parameter.Name} is read in \"{expression}\" but nothing binds it.", rule.Name, null);
    }

    private static Expression Read(ArgumentSource source, Type type) =>
        source.Kind switch
        {
            ArgumentKind.Context => Context,
            ArgumentKind.Nothing => Expression.Default(type),
            ArgumentKind.Current => Expression.Convert(Current, type),
            ArgumentKind.Service => Expression.Convert(Expression.ArrayIndex(Services, Expression.Constant(source.Place)), type),
            _ => VariableMap.Read(Tuple, source.Place, type),
        };
}
