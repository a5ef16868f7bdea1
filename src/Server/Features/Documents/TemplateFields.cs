namespace Qingyi.Server.Features.Documents;

/// <summary>What is wrong in a template, for whoever wrote it.</summary>
/// <param name="Where">第3行, 全文, or a part of the file.</param>
/// <param name="What">What is wrong there.</param>
/// <param name="Right">What would be right.</param>
public sealed record TemplateFault(string Where, string What, string Right)
{
    public override string ToString() => $"{Where}：{What}。{Right}";
}

/// <summary>Finds a field of a template by its path, in the sample that has every one of them.</summary>
internal sealed class TemplateFields(IReadOnlyDictionary<string, object?> all)
{
    private static readonly string[] Loop = ["index", "index0", "rindex", "first", "last", "length"];

    /// <summary>Paths that <c>for</c> may go through.</summary>
    public IEnumerable<string> Lists => all.SelectMany(f => ListsIn(f.Key, f.Value));

    /// <param name="loops">Variables of the loops around, with what each stands for; null where nothing is known of it because of an earlier fault.</param>
    /// <param name="fault">Told what is wrong, and what would be right.</param>
    /// <returns>The value that the sample has there; null where there is none, or nothing is known of it.</returns>
    public object? Find(string path, IReadOnlyDictionary<string, object?> loops, Action<string, string> fault)
    {
        var steps = path.Split('.');
        if (steps is ["forloop", var of] && loops.Count > 0 && Loop.Contains(of))
        {
            return of;
        }

        if (!loops.TryGetValue(steps[0], out var at) && !all.TryGetValue(steps[0], out at))
        {
            fault(Texts.Of("documents.template-field.unknown", steps[0]), Texts.Of("documents.template-field.unknown-remedy", string.Join('、', all.Keys)));
            return null;
        }

        for (var i = 1; i < steps.Length && at is not null; i++)
        {
            var above = string.Join('.', steps[..i]);
            var below = at;
            at = Below(at, steps[i]);
            if (at is null)
            {
                var parts = string.Join('、', below is IReadOnlyList<object?> ? ["first", "last", "size"] : SampleFields.PartsOf(below));
                fault(Texts.Of("documents.template-field.part-unknown", above, steps[i]), parts.Length == 0 ? Texts.Of("documents.template-field.no-parts-remedy", above) : Texts.Of("documents.template-field.parts-remedy", above, parts));
            }
        }

        return at;
    }

    private static IEnumerable<string> ListsIn(string path, object? value) => value switch
    {
        IReadOnlyList<object?> => [path],
        IReadOnlyDictionary<string, object?> group => group.SelectMany(p => ListsIn($"{path}.{p.Key}", p.Value)),
        _ => [],
    };

    private static object? Below(object at, string step) => at switch
    {
        IReadOnlyDictionary<string, object?> group => group.GetValueOrDefault(step),
        IReadOnlyList<object?> list when step is "first" or "last" => list[0],
        IReadOnlyList<object?> list when step == "size" => list.Count,
        _ => null,
    };
}
