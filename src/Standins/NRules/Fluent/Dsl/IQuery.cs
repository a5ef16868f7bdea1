using System.Linq.Expressions;

namespace NRules.Fluent.Dsl;

/// <summary>The start of a query over facts.</summary>
public interface IQuery
{
    IQueryBuilder Builder { get; }
}

/// <summary>A query whose results are of this type.</summary>
public interface IQuery<out TSource>
{
    IQueryBuilder Builder { get; }
}

/// <summary>A query over the facts of one type.</summary>
public interface IMatchQuery<out TSource> : IQuery<TSource>;

/// <summary>A query whose results are computed.</summary>
public interface ITransformQuery<out TSource> : IQuery<TSource>;

/// <summary>A query that collects into one result, which can be ordered or turned into a lookup.</summary>
public interface ICollectQuery<out TSource> : IQuery<TSource>;

/// <summary>What the steps of a query add up to.</summary>
public interface IQueryBuilder
{
    void FactQuery<TSource>(Expression<Func<TSource, bool>>[] conditions);

    void From<TSource>(Expression<Func<TSource>> source);

    void Where<TSource>(Expression<Func<TSource, bool>>[] predicates);

    void Select<TSource, TResult>(Expression<Func<TSource, TResult>> selector);

    void SelectMany<TSource, TResult>(Expression<Func<TSource, IEnumerable<TResult>>> selector);

    void GroupBy<TSource, TKey, TElement>(Expression<Func<TSource, TKey>> keySelector, Expression<Func<TSource, TElement>> elementSelector);

    void Collect<TSource>();

    void OrderBy<TSource, TKey>(Expression<Func<TSource, TKey>> keySelector, bool descending);

    void ToLookup<TSource, TKey, TElement>(Expression<Func<TSource, TKey>> keySelector, Expression<Func<TSource, TElement>> elementSelector);
}

/// <summary>The steps of a query.</summary>
public static class QueryExtensions
{
    /// <summary>Facts of the type that meet all conditions.</summary>
    public static IMatchQuery<TSource> Match<TSource>(this IQuery source, params Expression<Func<TSource, bool>>[] conditions)
    {
        source.Builder.FactQuery(conditions);
        return new QueryStep<TSource>(source.Builder);
    }

    /// <summary>One value, computed from earlier variables of the rule.</summary>
    public static IMatchQuery<TSource> From<TSource>(this IQuery source, Expression<Func<TSource>> expression)
    {
        source.Builder.From(expression);
        return new QueryStep<TSource>(source.Builder);
    }

    /// <summary>Keeps the results that meet all predicates.</summary>
    public static IQuery<TSource> Where<TSource>(this IQuery<TSource> source, params Expression<Func<TSource, bool>>[] predicates)
    {
        source.Builder.Where(predicates);
        return new QueryStep<TSource>(source.Builder);
    }

    /// <summary>Turns each result into another value.</summary>
    public static ITransformQuery<TResult> Select<TSource, TResult>(this IQuery<TSource> source, Expression<Func<TSource, TResult>> selector)
    {
        source.Builder.Select(selector);
        return new QueryStep<TResult>(source.Builder);
    }

    /// <summary>Turns each result into several values.</summary>
    public static ITransformQuery<TResult> SelectMany<TSource, TResult>(
        this IQuery<TSource> source, Expression<Func<TSource, IEnumerable<TResult>>> selector)
    {
        source.Builder.SelectMany(selector);
        return new QueryStep<TResult>(source.Builder);
    }

    /// <summary>One result for each key.</summary>
    public static ITransformQuery<IGrouping<TKey, TSource>> GroupBy<TSource, TKey>(
        this IQuery<TSource> source, Expression<Func<TSource, TKey>> keySelector)
    {
        source.Builder.GroupBy<TSource, TKey, TSource>(keySelector, x => x);
        return new QueryStep<IGrouping<TKey, TSource>>(source.Builder);
    }

    /// <summary>One result for each key, of the elements selected.</summary>
    public static ITransformQuery<IGrouping<TKey, TElement>> GroupBy<TSource, TKey, TElement>(
        this IQuery<TSource> source, Expression<Func<TSource, TKey>> keySelector, Expression<Func<TSource, TElement>> elementSelector)
    {
        source.Builder.GroupBy(keySelector, elementSelector);
        return new QueryStep<IGrouping<TKey, TElement>>(source.Builder);
    }

    /// <summary>One result that holds all; it is there, empty, when there are none.</summary>
    public static ICollectQuery<IEnumerable<TSource>> Collect<TSource>(this IQuery<TSource> source)
    {
        source.Builder.Collect<TSource>();
        return new QueryStep<IEnumerable<TSource>>(source.Builder);
    }

    /// <summary>Orders what is collected, smallest first.</summary>
    public static ICollectQuery<IEnumerable<TSource>> OrderBy<TSource, TKey>(
        this ICollectQuery<IEnumerable<TSource>> source, Expression<Func<TSource, TKey>> keySelector)
    {
        source.Builder.OrderBy(keySelector, descending: false);
        return source;
    }

    /// <summary>Orders what is collected, largest first.</summary>
    public static ICollectQuery<IEnumerable<TSource>> OrderByDescending<TSource, TKey>(
        this ICollectQuery<IEnumerable<TSource>> source, Expression<Func<TSource, TKey>> keySelector)
    {
        source.Builder.OrderBy(keySelector, descending: true);
        return source;
    }

    /// <summary>Groups what is collected under keys.</summary>
    public static ICollectQuery<ILookup<TKey, TSource>> ToLookup<TSource, TKey>(
        this ICollectQuery<IEnumerable<TSource>> source, Expression<Func<TSource, TKey>> keySelector)
    {
        source.Builder.ToLookup<TSource, TKey, TSource>(keySelector, x => x);
        return new QueryStep<ILookup<TKey, TSource>>(source.Builder);
    }

    /// <summary>Groups elements of what is collected under keys.</summary>
    public static ICollectQuery<ILookup<TKey, TElement>> ToLookup<TSource, TKey, TElement>(
        this ICollectQuery<IEnumerable<TSource>> source, Expression<Func<TSource, TKey>> keySelector, Expression<Func<TSource, TElement>> elementSelector)
    {
        source.Builder.ToLookup(keySelector, elementSelector);
        return new QueryStep<ILookup<TKey, TElement>>(source.Builder);
    }

    private sealed class QueryStep<TSource>(IQueryBuilder builder) : IMatchQuery<TSource>, ITransformQuery<TSource>, ICollectQuery<TSource>
    {
        public IQueryBuilder Builder { get; } = builder;
    }
}
