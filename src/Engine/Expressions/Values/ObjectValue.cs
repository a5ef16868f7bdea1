using System.Globalization;
using System.Text.Json.Nodes;
using Qingyi.Engine.Expressions.Evaluation;

namespace Qingyi.Engine.Expressions.Values;

/// <summary>An object without prototype; one that comes from the scope is converted when it is first read, one level at a time.</summary>
internal sealed class ObjectValue
{
    private readonly Run? run;
    private readonly JsonObject? source;
    private OrderedDictionary<string, object?>? members;

    public ObjectValue(OrderedDictionary<string, object?> members) => this.members = members;

    public ObjectValue(JsonObject source, Run run) => (this.source, this.run) = (source, run);

    private OrderedDictionary<string, object?> Members => members ??= Load();

    public int Count => Members.Count;

    public bool TryGet(string name, out object? value) => Members.TryGetValue(name, out value);

    /// <summary>Members as the language orders them: whole numbers first, ascending, then the names as they were written.</summary>
    public IEnumerable<KeyValuePair<string, object?>> Ordered
    {
        get
        {
            var numbered = Members.Where(member => IsIndex(member.Key)).OrderBy(member => uint.Parse(member.Key, CultureInfo.InvariantCulture)).ToList();
            return numbered.Count == 0 ? Members : numbered.Concat(Members.Where(member => !IsIndex(member.Key)));
        }
    }

    private static bool IsIndex(string key) =>
        key.Length is > 0 and <= 10 && key.All(char.IsAsciiDigit) && (key[0] != '0' || key.Length == 1)
        && uint.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < uint.MaxValue;

    private OrderedDictionary<string, object?> Load()
    {
        try
        {
            run!.Spend(source!.Count);
            var loaded = new OrderedDictionary<string, object?>(source.Count, StringComparer.Ordinal);
            foreach (var (name, node) in source) loaded[name] = run.FromJson(node);
            return loaded;
        }
        catch (ArgumentException)
        {
            // JsonObject finds out late that its text held one name twice.
            throw run!.Fault("数据里有重复的成员名。");
        }
    }
}
