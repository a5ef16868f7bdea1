using System.Globalization;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Audit;

/// <summary>A link that does not hold.</summary>
/// <param name="Place">Chain and sequence, with the line of an export.</param>
public sealed record AuditFault(string Place, string Sentence)
{
    /// <summary>When the link was written; null where what is wrong is no one link.</summary>
    public DateTimeOffset? At { get; init; }

    public override string ToString() => $"{Place}：{Sentence}";
}

/// <summary>What a verification found.</summary>
/// <param name="LastRoot">Hash of the last link of the root chain: to be noted on paper, it proves a later copy.</param>
public sealed record AuditFindings(int Chains, long Links, long Roots, string? LastRoot, IReadOnlyList<AuditFault> Faults);

/// <summary>
/// Verifies chains and roots. First the roots are read (<see cref="Expect"/>), then all links pass in the order of their sequence (<see cref="Check"/>), roots
/// included; the chains may be interleaved. What a holder of the database could forge consistently, roots and all, only a noted root proves.
/// </summary>
/// <param name="of">Which chains are looked at; null: all. The others need not pass.</param>
public sealed class AuditVerification(Func<string, bool>? of = null)
{
    private const int Shown = 200;
    private static readonly TimeSpan WithoutRoot = TimeSpan.FromHours(2);

    private readonly Dictionary<(string Chain, long Sequence), (string Hash, long Root)> _expected = [];
    private readonly Dictionary<string, Reached> _chains = new(StringComparer.Ordinal);
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);
    private readonly List<AuditFault> _faults = [];
    private readonly RootedHeads _rooted = new();
    private RootData? _lastRoot;
    private long _links;
    private (DateTimeOffset First, DateTimeOffset Last)? _span;

    /// <summary>Takes up what a root says; all roots, in order, before the first link is checked.</summary>
    public void Expect(AuditRow root)
    {
        if (RootedHeads.Read(root.Data) is not { } data)
        {
            return;
        }

        foreach (var (chain, head) in data.Moved)
        {
            _expected[(chain, head.Sequence)] = (head.Hash, root.Sequence);
        }

        _rooted.Read(root.Sequence, data.Moved);
        _lastRoot = data;
    }

    /// <param name="where">The line of an export; empty for the database.</param>
    public void Check(AuditRow link, string where = "")
    {
        _links++;
        _span = _span is { } span ? (link.At < span.First ? link.At : span.First, link.At > span.Last ? link.At : span.Last) : (link.At, link.At);
        var before = _chains.GetValueOrDefault(link.Chain) ?? new Reached(0, AuditChain.First(link.Chain));
        if (Order(link, before) is { } order)
        {
            Fault(link.Chain, link.Sequence, where, order, link.At);
        }
        else if (AuditChain.Hash(link) != link.Hash)
        {
            Fault(link.Chain, link.Sequence, where, "内容与哈希不符，记录被改动过。", link.At);
        }
        else if (_expected.TryGetValue((link.Chain, link.Sequence), out var expected) && expected.Hash != link.Hash)
        {
            Fault(link.Chain, link.Sequence, where, string.Create(CultureInfo.InvariantCulture, $"与第 {expected.Root} 个根的记载不符，链被重写过。"), link.At);
        }

        _chains[link.Chain] = new Reached(Math.Max(link.Sequence, before.Sequence), link.Hash);
    }

    /// <summary>Compares a stored head with the chain that passed.</summary>
    public void CheckHead(ChainHead head)
    {
        var reached = _chains.GetValueOrDefault(head.Chain);
        if (reached is null)
        {
            Missing(head.Chain, head.Sequence, "链头");
        }
        else if (reached.Sequence != head.Sequence || reached.Hash != head.Hash)
        {
            Fault(head.Chain, null, "", string.Create(CultureInfo.InvariantCulture, $"链头记到第 {head.Sequence} 条，链中最后是第 {reached.Sequence} 条，两者不符，链被截断或者续写过。"));
        }
    }

    /// <summary>Chains that passed but have no stored head.</summary>
    public void CheckHeadless(IReadOnlySet<string> heads)
    {
        foreach (var chain in _chains.Keys.Where(c => !heads.Contains(c)).Order(StringComparer.Ordinal))
        {
            Fault(chain, null, "", "链头缺失。");
        }
    }

    /// <summary>What holds for the whole, after all links.</summary>
    public AuditFindings Finish()
    {
        foreach (var (chain, head) in _rooted.All.Where(h => of is null || of(h.Chain)))
        {
            var reached = _chains.GetValueOrDefault(chain);
            if (reached is null)
            {
                Missing(chain, head.Sequence, "根");
            }
            else if (reached.Sequence < head.Sequence)
            {
                Fault(chain, null, "", string.Create(CultureInfo.InvariantCulture, $"根记到第 {head.Sequence} 条，现在只到第 {reached.Sequence} 条，链被截断。"));
            }
        }

        if (_lastRoot is { } last && (last.Count != _rooted.Count || last.Root != _rooted.Hash()))
        {
            Fault(AuditRoots.Chain, _rooted.LastRoot, "", "根哈希与全部链头算出的不符。");
        }

        if (_lastRoot is null && _span is { } span && span.Last - span.First > WithoutRoot)
        {
            Fault(AuditRoots.Chain, null, "", "没有任何根；服务每小时写一个根，根链可能整条被删。");
        }

        var roots = _chains.GetValueOrDefault(AuditRoots.Chain);
        return new AuditFindings(_chains.Count, _links, roots?.Sequence ?? 0, roots?.Hash, _faults);
    }

    private static string? Order(AuditRow link, Reached before)
    {
        if (link.Sequence > before.Sequence + 1)
        {
            return link.Sequence == before.Sequence + 2
                ? string.Create(CultureInfo.InvariantCulture, $"缺少第 {link.Sequence - 1} 条。")
                : string.Create(CultureInfo.InvariantCulture, $"缺少第 {before.Sequence + 1} 条至第 {link.Sequence - 1} 条。");
        }

        if (link.Sequence <= before.Sequence)
        {
            return "序号重复，有插入的记录。";
        }

        return link.Previous != before.Hash ? "与前一条不相接，前一条被替换或者本条是插入的。" : null;
    }

    private void Missing(string chain, long sequence, string by)
    {
        if (_named.Add(chain))
        {
            Fault(chain, null, "", string.Create(CultureInfo.InvariantCulture, $"整条链缺失，{by}记载有 {sequence} 条。"));
        }
    }

    private void Fault(string chain, long? sequence, string where, string sentence, DateTimeOffset? at = null)
    {
        if (_faults.Count < Shown)
        {
            var place = sequence is { } number ? string.Create(CultureInfo.InvariantCulture, $"{chain} 第 {number} 条") : chain;
            _faults.Add(new AuditFault(where.Length > 0 ? $"{where} {place}" : place, sentence) { At = at });
        }
    }

    private sealed record Reached(long Sequence, string Hash);
}
