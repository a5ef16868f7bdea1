using NRules;
using NRules.Extensibility;
using NRules.Fluent;
using NRules.Fluent.Dsl;
using NRules.RuleModel;

namespace Qingyi.Tests.Standins.NRules;

public sealed record Case(string Id, string Institution);

public sealed record Finding(string CaseId, string Kind, decimal Amount)
{
    public int Number { get; init; }
}

public sealed record Violation(string CaseId, string Article, decimal Amount);

public sealed record Grade(string CaseId, int Tier);

/// <summary>A fact that changes in place, so that updates have something to see.</summary>
public sealed class Account(string name, decimal balance)
{
    public string Name { get; } = name;

    public decimal Balance { get; set; } = balance;

    public string Owner { get; set; } = "";
}

/// <summary>What the rules of a test did, in order.</summary>
public sealed class Journal
{
    public List<string> Lines { get; } = [];

    public void Write(string line) => Lines.Add(line);
}

internal static class Sessions
{
    /// <summary>A session over these rule classes, nested or not.</summary>
    public static ISession Of(params Type[] rules) => Factory(rules).CreateSession();

    public static ISessionFactory Factory(params Type[] rules) => Repository(rules).Compile();

    public static RuleRepository Repository(params Type[] rules)
    {
        var repository = new RuleRepository();
        repository.Load(x => x.NestedTypes().PrivateTypes().From(rules));
        return repository;
    }

    public static IRuleDefinition Definition(Type rule) => Repository(rule).GetRuleSets().Single().Rules.Single();

    /// <summary>The same, where rules find a journal to write to.</summary>
    public static ISession WithJournal(Journal journal, params Type[] rules)
    {
        var factory = Factory(rules);
        factory.DependencyResolver = new One(journal);
        return factory.CreateSession();
    }
}

/// <summary>Resolves everything to one service and remembers what was asked for.</summary>
internal sealed class One(object service) : IDependencyResolver
{
    public Type? Asked { get; private set; }

    public object Resolve(IResolutionContext context, Type serviceType)
    {
        Asked = serviceType;
        return service;
    }
}
