using System.Reflection;

namespace NRules.Network;

/// <summary>Makes the typed collections that rules see.</summary>
internal static class ElementFactories
{
    public static Func<object?, IElements> Group(Type key, Type element) => Make<Func<object?, IElements>>(nameof(NewGroup), key, element);

    public static Func<IElements> Collection(Type element) => Make<Func<IElements>>(nameof(NewCollection), element);

    public static Func<IReadOnlyList<(object? Key, object? Element)>, object> Lookup(Type key, Type element) =>
        Make<Func<IReadOnlyList<(object?, object?)>, object>>(nameof(NewLookup), key, element);

    public static Func<IReadOnlyList<(object? Key, object? Element)>, object> List(Type element) =>
        Make<Func<IReadOnlyList<(object?, object?)>, object>>(nameof(NewList), element);

    private static TDelegate Make<TDelegate>(string method, params Type[] types)
        where TDelegate : Delegate =>
        typeof(ElementFactories).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(types).CreateDelegate<TDelegate>();

    private static GroupElements<TKey, TElement> NewGroup<TKey, TElement>(object? key) => new GroupElements<TKey, TElement>((TKey)key!);

    private static Elements<T> NewCollection<T>() => new Elements<T>();

    private static ILookup<TKey, TElement> NewLookup<TKey, TElement>(IReadOnlyList<(object? Key, object? Element)> rows) =>
        rows.ToLookup(x => (TKey)x.Key!, x => (TElement)x.Element!);

    private static T[] NewList<T>(IReadOnlyList<(object? Key, object? Element)> rows) => rows.Select(x => (T)x.Element!).ToArray();
}
