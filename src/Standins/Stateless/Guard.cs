using Stateless.Reflection;

namespace Stateless;

/// <summary>A condition over the arguments of a trigger, with the words for its refusal. One object each, since a machine is made for each firing.</summary>
/// <param name="named">The method that its name comes from.</param>
/// <param name="arity">How many arguments it needs.</param>
internal abstract class Guard(Delegate named, string? description, int arity)
{
    public InvocationInfo Info => new(named, description);

    public int Arity => arity;

    public static Guard Of(Func<bool> test, string? description) => new Plain(test, description);

    public static Guard Of(Func<object?[], bool> test, string? description) => new Whole(test, description);

    public static Guard Of<TArg0>(Func<TArg0, bool> test, string? description) => new One<TArg0>(test, description);

    public static Guard Of<TArg0, TArg1>(Func<TArg0, TArg1, bool> test, string? description) => new Two<TArg0, TArg1>(test, description);

    public static Guard Of<TArg0, TArg1, TArg2>(Func<TArg0, TArg1, TArg2, bool> test, string? description) => new Three<TArg0, TArg1, TArg2>(test, description);

    public static Guard[] All(Tuple<Func<bool>, string>[] guards) => Array.ConvertAll(guards, g => Of(g.Item1, g.Item2));

    public static Guard[] All<TArg0>(Tuple<Func<TArg0, bool>, string>[] guards) => Array.ConvertAll(guards, g => Of(g.Item1, g.Item2));

    public static Guard[] All<TArg0, TArg1>(Tuple<Func<TArg0, TArg1, bool>, string>[] guards) => Array.ConvertAll(guards, g => Of(g.Item1, g.Item2));

    public abstract bool Test(object?[] args);

    private sealed class Plain(Func<bool> test, string? description) : Guard(test, description, 0)
    {
        public override bool Test(object?[] args) => test();
    }

    private sealed class Whole(Func<object?[], bool> test, string? description) : Guard(test, description, 0)
    {
        public override bool Test(object?[] args) => test(args);
    }

    private sealed class One<TArg0>(Func<TArg0, bool> test, string? description) : Guard(test, description, 1)
    {
        public override bool Test(object?[] args) => test(Arguments.Take<TArg0>(args, 0));
    }

    private sealed class Two<TArg0, TArg1>(Func<TArg0, TArg1, bool> test, string? description) : Guard(test, description, 2)
    {
        public override bool Test(object?[] args) => test(Arguments.Take<TArg0>(args, 0), Arguments.Take<TArg1>(args, 1));
    }

    private sealed class Three<TArg0, TArg1, TArg2>(Func<TArg0, TArg1, TArg2, bool> test, string? description) : Guard(test, description, 3)
    {
        public override bool Test(object?[] args) => test(Arguments.Take<TArg0>(args, 0), Arguments.Take<TArg1>(args, 1), Arguments.Take<TArg2>(args, 2));
    }
}
