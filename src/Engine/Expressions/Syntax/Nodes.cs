using Qingyi.Engine.Expressions.Functions;
using Qingyi.Engine.Expressions.Patterns;

namespace Qingyi.Engine.Expressions.Syntax;

/// <summary>
/// A part of the tree. <paramref name="Position"/> is where a fault of this part is shown (an operator, a member's name);
/// <paramref name="Height"/> bounds the recursion of whoever walks the tree.
/// </summary>
internal abstract record Node(int Position, int Height)
{
    protected static int Over(Node? one, Node? two = null, Node? three = null) =>
        1 + Math.Max(one?.Height ?? 0, Math.Max(two?.Height ?? 0, three?.Height ?? 0));

    protected static int Over(IEnumerable<Node> parts) => 1 + parts.Select(part => part.Height).DefaultIfEmpty(0).Max();
}

/// <summary>An empty source.</summary>
internal sealed record Nothing() : Node(0, 1);

internal sealed record Literal(int Position, object? Value) : Node(Position, 1);

/// <summary>A parameter of an arrow function.</summary>
internal sealed record Local(int Position, string Name) : Node(Position, 1);

/// <summary>A bare name that the scope answers.</summary>
internal sealed record Root(int Position, string Name) : Node(Position, 1);

/// <summary><c>variables.name</c> or <c>variables[name]</c>.</summary>
internal sealed record VariableRead(int Position, Node Name) : Node(Position, Over(Name));

/// <summary>A template: one text more than parts.</summary>
internal sealed record Template(int Position, IReadOnlyList<string> Texts, IReadOnlyList<Node> Parts) : Node(Position, Over(Parts));

internal sealed record ArrayLiteral(int Position, IReadOnlyList<Node> Items) : Node(Position, Over(Items));

internal sealed record ObjectLiteral(int Position, IReadOnlyList<Entry> Entries)
    : Node(Position, Over(Entries.Select(entry => entry.Value).Concat(Entries.Select(entry => entry.Key).OfType<Node>())));

/// <summary>One member of an object literal; without a key it is <c>...value</c>.</summary>
internal sealed record Entry(Node? Key, Node Value);

/// <summary><c>...value</c> in an array or among arguments.</summary>
internal sealed record Spread(int Position, Node Value) : Node(Position, Over(Value));

internal sealed record Unary(int Position, string Mark, Node Operand) : Node(Position, Over(Operand));

internal sealed record Binary(int Position, string Mark, Node Left, Node Right) : Node(Position, Over(Left, Right));

/// <summary><c>&amp;&amp;</c>, <c>||</c> and <c>??</c>: the right side may not be evaluated.</summary>
internal sealed record Logical(int Position, string Mark, Node Left, Node Right) : Node(Position, Over(Left, Right));

internal sealed record Conditional(int Position, Node Test, Node Then, Node Else) : Node(Position, Over(Test, Then, Else));

internal sealed record Member(int Position, Node Target, string Name, bool Optional) : Node(Position, Over(Target));

internal sealed record Element(int Position, Node Target, Node Key, bool Optional) : Node(Position, Over(Target, Key));

/// <summary>Ends an optional chain: what <c>?.</c> skipped becomes undefined here.</summary>
internal sealed record Chain(int Position, Node Inner) : Node(Position, Over(Inner));

internal sealed record MethodCall(int Position, Node Target, string Name, IReadOnlyList<Node> Arguments, bool Optional)
    : Node(Position, Math.Max(Over(Target), Over(Arguments)));

/// <summary>A call of a function that the language offers.</summary>
internal sealed record FunctionCall(int Position, Function Function, IReadOnlyList<Node> Arguments) : Node(Position, Over(Arguments));

/// <summary>A call that the scope answers.</summary>
internal sealed record ScopeCall(int Position, string Name, IReadOnlyList<Node> Arguments) : Node(Position, Over(Arguments));

internal sealed record Arrow(int Position, IReadOnlyList<Parameter> Parameters, Node Body) : Node(Position, Over(Body));

/// <summary>A parameter: a name, or the names taken out of an array (a null skips a place) or an object.</summary>
internal abstract record Parameter(int Position);

internal sealed record NamedParameter(int Position, string Name) : Parameter(Position);

internal sealed record ArrayParameter(int Position, IReadOnlyList<string?> Names) : Parameter(Position);

internal sealed record ObjectParameter(int Position, IReadOnlyList<(string Key, string Name)> Names) : Parameter(Position);

/// <summary><c>Number</c>, <c>String</c> or <c>Boolean</c> handed to an array function.</summary>
internal sealed record FunctionName(int Position, Function Function) : Node(Position, 1);

internal sealed record PatternLiteral(int Position, Pattern Pattern) : Node(Position, 1);
