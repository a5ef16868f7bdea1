using System.Text.Json.Nodes;
using Qingyi.Engine.Expressions.Evaluation;

namespace Qingyi.Engine.Expressions.Values;

/// <summary>An array; one that comes from the scope is converted when it is first read, one level at a time.</summary>
internal sealed class ArrayValue
{
    private readonly Run? run;
    private readonly JsonArray? source;
    private object?[]? items;

    public ArrayValue(object?[] items) => this.items = items;

    public ArrayValue(JsonArray source, Run run) => (this.source, this.run) = (source, run);

    public object?[] Items => items ??= Load();

    public object? At(double index) => index >= 0 && index < Items.Length && index == Math.Floor(index) ? Items[(int)index] : Undefined.Value;

    private object?[] Load()
    {
        run!.Spend(source!.Count);
        return [.. source.Select(run.FromJson)];
    }
}
