using Stateless.Reflection;

namespace Stateless;

/// <summary>A condition over the arguments of a trigger, with the words for its refusal.</summary>
internal sealed record Guard(Func<object?[], bool> Test, InvocationInfo Info, int Arity)
{
    public static Guard Of(Func<bool> test, string? description) =>
        new(_ => test(), InvocationInfo.Of(test, description), 0);

    public static Guard Of(Func<object?[], bool> test, string? description) =>
        new(test, InvocationInfo.Of(test, description), 0);

    public static Guard Of<TArg0>(Func<TArg0, bool> test, string? description) =>
        new(a => test(Arguments.Take<TArg0>(a, 0)), InvocationInfo.Of(test, description), 1);

    public static Guard Of<TArg0, TArg1>(Func<TArg0, TArg1, bool> test, string? description) =>
        new(a => test(Arguments.Take<TArg0>(a, 0), Arguments.Take<TArg1>(a, 1)), InvocationInfo.Of(test, description), 2);

    public static Guard Of<TArg0, TArg1, TArg2>(Func<TArg0, TArg1, TArg2, bool> test, string? description) =>
        new(a => test(Arguments.Take<TArg0>(a, 0), Arguments.Take<TArg1>(a, 1), Arguments.Take<TArg2>(a, 2)),
            InvocationInfo.Of(test, description), 3);

    public static Guard[] All(Tuple<Func<bool>, string>[] guards) => [.. guards.Select(g => Of(g.Item1, g.Item2))];

    public static Guard[] All<TArg0>(Tuple<Func<TArg0, bool>, string>[] guards) => [.. guards.Select(g => Of(g.Item1, g.Item2))];

    public static Guard[] All<TArg0, TArg1>(Tuple<Func<TArg0, TArg1, bool>, string>[] guards) =>
        [.. guards.Select(g => Of(g.Item1, g.Item2))];
}
