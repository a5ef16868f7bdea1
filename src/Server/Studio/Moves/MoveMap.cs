using System.Text.Json;

namespace Qingyi.Server.Studio.Moves;

/// <summary>New activity ids by old ones, by definition. What is absent stays under its id; an empty id says that there is no counterpart.</summary>
public sealed class MoveMap(IReadOnlyDictionary<string, Dictionary<string, string>> entries)
{
    private static readonly IReadOnlyDictionary<string, string> Same = new Dictionary<string, string>(StringComparer.Ordinal);

    public static MoveMap Read(string json) => new(JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(json)!);

    public string Write() => JsonSerializer.Serialize(entries);

    public IReadOnlyDictionary<string, string> For(string definition) => entries.TryGetValue(definition, out var map) ? map : Same;

    /// <summary>The map with some answers changed.</summary>
    public MoveMap With(string definition, IReadOnlyDictionary<string, string> changes)
    {
        var all = entries.ToDictionary(e => e.Key, e => new Dictionary<string, string>(e.Value, StringComparer.Ordinal), StringComparer.Ordinal);
        var map = all.TryGetValue(definition, out var found) ? found : all[definition] = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (old, chosen) in changes)
        {
            if (chosen == old)
            {
                map.Remove(old);
            }
            else
            {
                map[old] = chosen;
            }
        }

        return new MoveMap(all);
    }
}
