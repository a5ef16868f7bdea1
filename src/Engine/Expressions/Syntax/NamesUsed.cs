namespace Qingyi.Engine.Expressions.Syntax;

/// <summary>What an expression asks of its scope, for checks before it runs.</summary>
internal sealed class NamesUsed
{
    private readonly List<string> roots = [];
    private readonly List<string> variables = [];

    public IReadOnlyList<string> Roots => roots;

    public IReadOnlyList<string> Variables => variables;

    public void Root(string name) => AddOnce(roots, name);

    public void Variable(string name) => AddOnce(variables, name);

    private static void AddOnce(List<string> names, string name)
    {
        if (!names.Contains(name, StringComparer.Ordinal)) names.Add(name);
    }
}
