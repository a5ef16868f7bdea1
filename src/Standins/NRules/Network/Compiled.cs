using System.Linq.Expressions;

namespace NRules.Network;

/// <summary>
/// An expression that can be called. The first calls are interpreted, since most expressions of a rule set are asked once or twice and compiling one
/// takes longer than a hundred such calls; what is called more often is compiled. Both give the same results. Thread-safe.
/// </summary>
internal sealed class Compiled<T>(Expression<T> source)
    where T : Delegate
{
    private const int Often = 100;
    private T? interpreted;
    private T? compiled;
    private int calls;

    public T Call => compiled ?? (calls++ < Often ? interpreted ??= source.Compile(preferInterpretation: true) : compiled = source.Compile());
}
