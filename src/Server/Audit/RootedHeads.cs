using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Qingyi.Server.Audit;

/// <summary>How far a chain reached.</summary>
public sealed record HeadAt(long Sequence, string Hash);

/// <summary>
/// The heads of all chains as the roots recorded them. A root names only the heads that moved since the one before, and the hash of the tree over all of
/// them; read in order, the roots give every head that ever was.
/// </summary>
public sealed class RootedHeads
{
    private readonly SortedDictionary<string, HeadAt> _heads = new(StringComparer.Ordinal);

    public int Count => _heads.Count;

    public IEnumerable<(string Chain, HeadAt Head)> All => _heads.Select(h => (h.Key, h.Value));

    /// <summary>Sequence of the last root that was read.</summary>
    public long LastRoot { get; private set; }

    /// <summary>Those of the heads that moved since the last root.</summary>
    public IReadOnlyList<(string Chain, HeadAt Head)> Moved(IEnumerable<(string Chain, HeadAt Head)> heads) =>
        [.. heads.Where(h => _heads.GetValueOrDefault(h.Chain) != h.Head).OrderBy(h => h.Chain, StringComparer.Ordinal)];

    /// <summary>Takes up what a root recorded.</summary>
    public void Read(long sequence, IEnumerable<(string Chain, HeadAt Head)> moved)
    {
        foreach (var (chain, head) in moved)
        {
            _heads[chain] = head;
        }

        LastRoot = sequence;
    }

    /// <summary>The tree's hash: leaves in the order of the chains' names, an odd one goes up unpaired.</summary>
    public string Hash()
    {
        var level = _heads.Select(h => Sha256(string.Create(CultureInfo.InvariantCulture, $"head\n{h.Key}\n{h.Value.Sequence}\n{h.Value.Hash}"))).ToList();
        while (level.Count > 1)
        {
            level = [.. level.Chunk(2).Select(pair => pair.Length == 2 ? Sha256($"pair\n{pair[0]}\n{pair[1]}") : pair[0])];
        }

        return level.Count == 0 ? Sha256("empty") : level[0];
    }

    /// <summary>The data of a root's audit entry.</summary>
    public static JsonObject Write(int count, string hash, IEnumerable<(string Chain, HeadAt Head)> moved) => new()
    {
        ["count"] = count,
        ["root"] = hash,
        ["heads"] = new JsonArray([.. moved.Select(m => (JsonNode)new JsonArray(m.Chain, m.Head.Sequence, m.Head.Hash))]),
    };

    /// <summary>Reads a root's data back; null where it is none.</summary>
    public static RootData? Read(string data)
    {
        try
        {
            var read = JsonNode.Parse(data)!.AsObject();
            return new RootData(read["count"]!.GetValue<int>(), read["root"]!.GetValue<string>(),
                [.. read["heads"]!.AsArray().Select(h => (h![0]!.GetValue<string>(), new HeadAt(h[1]!.GetValue<long>(), h[2]!.GetValue<string>())))]);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or NullReferenceException or FormatException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static string Sha256(string text) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>What one root says.</summary>
/// <param name="Count">Chains there were.</param>
/// <param name="Root">Hash of the tree over all heads.</param>
/// <param name="Moved">Heads that moved since the root before.</param>
public sealed record RootData(int Count, string Root, IReadOnlyList<(string Chain, HeadAt Head)> Moved);
