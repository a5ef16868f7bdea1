using NRules.Network;
using NRules.RuleModel;

namespace NRules;

/// <summary>Turns rules into a session factory.</summary>
public class RuleCompiler
{
    /// <exception cref="RuleCompilationException">A rule cannot be compiled.</exception>
    public ISessionFactory Compile(IEnumerable<IRuleDefinition> ruleDefinitions) => Compile(ruleDefinitions, CancellationToken.None);

    public ISessionFactory Compile(IEnumerable<IRuleDefinition> ruleDefinitions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ruleDefinitions);
        var builder = new NetworkBuilder();
        foreach (var rule in ruleDefinitions)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                builder.Add(rule);
            }
            catch (Exception failure) when (failure is not RuleCompilationException)
            {
                throw new RuleCompilationException("Failed to compile rule", rule.Name, failure);
            }
        }

        return new SessionFactory(builder.Build());
    }

    public ISessionFactory Compile(IEnumerable<IRuleSet> ruleSets) => Compile(ruleSets, CancellationToken.None);

    public ISessionFactory Compile(IEnumerable<IRuleSet> ruleSets, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ruleSets);
        return Compile(ruleSets.SelectMany(x => x.Rules), cancellationToken);
    }
}

/// <summary>Compiles repositories.</summary>
public static class RuleRepositoryExtensions
{
    /// <exception cref="RuleCompilationException">A rule cannot be compiled.</exception>
    public static ISessionFactory Compile(this IRuleRepository repository) => repository.Compile(CancellationToken.None);

    public static ISessionFactory Compile(this IRuleRepository repository, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(repository);
        return new RuleCompiler().Compile(repository.GetRuleSets(), cancellationToken);
    }
}
