using System.Linq.Expressions;
using System.Reflection;
using NRules.RuleModel;

namespace NRules.Fluent.Dsl;

/// <summary>The variables of a rule and the local or field that stands for each in the rule's expressions.</summary>
internal sealed class VariableScope
{
    private readonly Dictionary<MemberInfo, Declaration> variables = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    /// <summary>Binds the local or field that the alias names. Alternatives of an Or may bind the same one again.</summary>
    public Declaration Declare(LambdaExpression alias, Type type)
    {
        var member = AliasOf(alias);
        var declaration = new Declaration(type, member.Name);
        variables[member] = declaration;
        names.Add(member.Name);
        return declaration;
    }

    /// <summary>A variable that only the expressions of its own pattern see, named after the parameter that the author wrote.</summary>
    public Declaration Unnamed(Type type, IEnumerable<LambdaExpression> expressions)
    {
        var name = expressions.FirstOrDefault(x => x.Parameters.Count > 0)?.Parameters[0].Name ?? "fact";
        var free = name;
        for (var number = 2; !names.Add(free); number++)
        {
            free = $"{name}{number}";
        }

        return new Declaration(type, free);
    }

    /// <summary>
    /// The expression with variables in place of captured locals; its parameters are the given ones and then the variables that it reads.
    /// </summary>
    public (LambdaExpression Expression, IReadOnlyList<Declaration> Imports) Bind(LambdaExpression expression, params Declaration[] own)
    {
        var binder = new VariableBinder(variables);
        for (var i = 0; i < own.Length; i++)
        {
            binder.Replacements[expression.Parameters[i]] = own[i].ToParameterExpression();
        }

        var body = binder.Visit(expression.Body);
        var parameters = own.Select(x => x.ToParameterExpression())
            .Concat(expression.Parameters.Skip(own.Length))
            .Concat(binder.Used.Except(own).Select(x => x.ToParameterExpression()));
        return (Expression.Lambda(body, parameters), [.. binder.Used.Union(own)]);
    }

    private static MemberInfo AliasOf(LambdaExpression alias) =>
        alias.Body is MemberExpression { Member: FieldInfo or PropertyInfo } member
            ? member.Member
            : throw new ArgumentException($"A variable is bound as \"() => name\", where name is a local or a field; found \"{alias}\".", nameof(alias));

    private sealed class VariableBinder(Dictionary<MemberInfo, Declaration> variables) : ExpressionVisitor
    {
        public Dictionary<ParameterExpression, ParameterExpression> Replacements { get; } = [];

        public List<Declaration> Used { get; } = [];

        protected override Expression VisitMember(MemberExpression node)
        {
            if (!variables.TryGetValue(node.Member, out var declaration) || node.Expression is ParameterExpression)
            {
                return base.VisitMember(node);
            }

            if (!Used.Contains(declaration))
            {
                Used.Add(declaration);
            }

            return declaration.ToParameterExpression();
        }

        protected override Expression VisitParameter(ParameterExpression node) => Replacements.GetValueOrDefault(node, node);
    }
}
