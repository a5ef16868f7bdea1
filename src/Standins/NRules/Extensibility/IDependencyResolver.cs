using System.Linq.Expressions;
using NRules.RuleModel;

namespace NRules.Extensibility;

/// <summary>For whom a dependency is resolved.</summary>
public interface IResolutionContext
{
    ISession Session { get; }

    IRuleDefinition Rule { get; }
}

/// <summary>Gives rules the services that they depend on.</summary>
public interface IDependencyResolver
{
    object Resolve(IResolutionContext context, Type serviceType);
}

/// <summary>Resolves nothing: the default, so that a rule with a dependency fails with a clear error.</summary>
public class DependencyResolver : IDependencyResolver
{
    /// <exception cref="InvalidOperationException">Always.</exception>
    public object Resolve(IResolutionContext context, Type serviceType)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(serviceType);
        throw new InvalidOperationException(
            $"Rule {context.Rule.Name} depends on {serviceType.FullName}, but the session has no dependency resolver. Set DependencyResolver on the session or its factory.");
    }
}

/// <summary>An action about to run.</summary>
public interface IActionInvocation
{
    /// <summary>The values of the action's parameters, the context first.</summary>
    IReadOnlyList<object?> Arguments { get; }

    Expression Expression { get; }

    ActionTrigger Trigger { get; }

    void Invoke();
}

/// <summary>Stands between the engine and the actions of a rule; runs them, or not.</summary>
public interface IActionInterceptor
{
    void Intercept(IContext context, IEnumerable<IActionInvocation> actions);
}
