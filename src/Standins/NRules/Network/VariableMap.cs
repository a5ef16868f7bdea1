using System.Linq.Expressions;
using System.Reflection;
using NRules.Memory;
using NRules.RuleModel;

namespace NRules.Network;

/// <summary>The variables bound on one way through a rule, with the level of the tuple that carries each.</summary>
internal sealed class VariableMap
{
    private static readonly FieldInfo ParentField = typeof(BetaTuple).GetField(nameof(BetaTuple.Parent))!;
    private static readonly FieldInfo FactField = typeof(BetaTuple).GetField(nameof(BetaTuple.Fact))!;
    private static readonly FieldInfo ValueField = typeof(Fact).GetField(nameof(Fact.Value))!;
    private readonly List<(Declaration Declaration, int Level)> variables = [];

    /// <summary>Names that the rule binds somewhere, on this way or on another.</summary>
    private readonly HashSet<string> known;

    public VariableMap(IEnumerable<string> known)
    {
        this.known = new HashSet<string>(known, StringComparer.Ordinal);
    }

    /// <summary>Whether the variable is bound by another alternative of an Or, so that it has its default value here.</summary>
    public bool IsBoundElsewhere(string name) => known.Contains(name);

    public void Bind(Declaration declaration, int level) => variables.Add((declaration, level));

    public IReadOnlyList<(Declaration Declaration, int StepsUp)> At(int level) => [.. variables.Select(x => (x.Declaration, level - x.Level))];

    /// <summary>How many steps above a tuple of the level the variable is; null when nothing binds it.</summary>
    public int? StepsUp(string name, int level)
    {
        var place = variables.FindLastIndex(x => x.Declaration.Name == name);
        return place < 0 ? null : level - variables[place].Level;
    }

    /// <summary>Reads a variable so many steps above the tuple.</summary>
    public static Expression Read(Expression tuple, int stepsUp, Type type)
    {
        for (var step = 0; step < stepsUp; step++)
        {
            tuple = Expression.Field(tuple, ParentField);
        }

        return Expression.Convert(Expression.Field(Expression.Field(tuple, FactField), ValueField), type);
    }
}

/// <summary>Puts other expressions in place of parameters.</summary>
internal sealed class ParameterReplacer(IReadOnlyDictionary<ParameterExpression, Expression> replacements) : ExpressionVisitor
{
    protected override Expression VisitParameter(ParameterExpression node) => replacements.GetValueOrDefault(node, node);
}
