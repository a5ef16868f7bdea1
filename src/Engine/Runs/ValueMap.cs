using System.Collections;
using System.Text.Json.Nodes;

namespace Qingyi.Engine.Runs;

/// <summary>
/// A few values by name, in the order in which they were set. An instance has many such maps with few names each: a list that is searched through is
/// smaller and faster there than a hash table.
/// </summary>
internal sealed class ValueMap : IEnumerable<KeyValuePair<string, JsonNode?>>
{
    private KeyValuePair<string, JsonNode?>[] _items = [];

    public ValueMap()
    {
    }

    public ValueMap(ValueMap other)
    {
        _items = other.Count == 0 ? [] : other._items.AsSpan(0, other.Count).ToArray();
        Count = other.Count;
    }

    public int Count { get; private set; }

    /// <summary>Null also when there is no such name.</summary>
    public JsonNode? this[string name]
    {
        get => Find(name) is var at and >= 0 ? _items[at].Value : null;
        set
        {
            var at = Find(name);
            if (at < 0)
            {
                at = Count++;
                if (at == _items.Length)
                {
                    Array.Resize(ref _items, Math.Max(2, at * 2));
                }
            }

            _items[at] = new(name, value);
        }
    }

    public bool ContainsKey(string name) => Find(name) >= 0;

    public bool TryGetValue(string name, out JsonNode? value)
    {
        var at = Find(name);
        value = at < 0 ? null : _items[at].Value;
        return at >= 0;
    }

    public ArraySegment<KeyValuePair<string, JsonNode?>>.Enumerator GetEnumerator() => new ArraySegment<KeyValuePair<string, JsonNode?>>(_items, 0, Count).GetEnumerator();

    IEnumerator<KeyValuePair<string, JsonNode?>> IEnumerable<KeyValuePair<string, JsonNode?>>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int Find(string name)
    {
        for (var i = 0; i < Count; i++)
        {
            if (_items[i].Key == name)
            {
                return i;
            }
        }

        return -1;
    }
}
