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
            Fault(link.Chain, link.Sequence, where, Texts.Of("audit.fault.content"), link.At);
        }
        else if (_expected.TryGetValue((link.Chain, link.Sequence), out var expected) && expected.Hash != link.Hash)
        {
            Fault(link.Chain, link.Sequence, where, Texts.Of("audit.fault.rewritten", expected.Root), link.At);
        }

        _chains[link.Chain] = new Reached(Math.Max(link.Sequence, before.Sequence), link.Hash);
    }

    /// <summary>Compares a stored head with the chain that passed.</summary>
    public void CheckHead(ChainHead head)
    {
        var reached = _chains.GetValueOrDefault(head.Chain);
        if (reached is null)
        {
            Missing(head.Chain, head.Sequence, Texts.Of("audit.head"));
        }
        else if (reached.Sequence != head.Sequence || reached.Hash != head.Hash)
        {
            Fault(head.Chain, null, "", Texts.Of("audit.fault.head-differs", head.Sequence, reached.Sequence));
        }
    }

    /// <summary>Chains that passed but have no stored head.</summary>
    public void CheckHeadless(IReadOnlySet<string> heads)
    {
        foreach (var chain in _chains.Keys.Where(c => !heads.Contains(c)).Order(StringComparer.Ordinal))
        {
            Fault(chain, null, "", Texts.Of("audit.fault.headless"));
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
                Missing(chain, head.Sequence, Texts.Of("audit.root"));
            }
            else if (reached.Sequence < head.Sequence)
            {
                Fault(chain, null, "", Texts.Of("audit.fault.root-ahead", head.Sequence, reached.Sequence));
            }
        }

        if (_lastRoot is { } last && (last.Count != _rooted.Count || last.Root != _rooted.Hash()))
        {
            Fault(AuditRoots.Chain, _rooted.LastRoot, "", Texts.Of("audit.fault.root-hash"));
        }

        if (_lastRoot is null && _span is { } span && span.Last - span.First > WithoutRoot)
        {
            Fault(AuditRoots.Chain, null, "", Texts.Of("audit.fault.no-roots"));
        }

        var roots = _chains.GetValueOrDefault(AuditRoots.Chain);
        return new AuditFindings(_chains.Count, _links, roots?.Sequence ?? 0, roots?.Hash, _faults);
    }

    private static string? Order(AuditRow link, Reached before)
    {
        if (link.Sequence > before.Sequence + 1)
        {
            return link.Sequence == before.Sequence + 2
                ? Texts.Of("audit.fault.entry-missing", link.Sequence - 1)
                : Texts.Of("audit.fault.entries-missing", before.Sequence + 1, link.Sequence - 1);
        }

        if (link.Sequence <= before.Sequence)
        {
            return Texts.Of("audit.fault.sequence-twice");
        }

        return link.Previous != before.Hash ? Texts.Of("audit.fault.not-linked") : null;
    }

    private void Missing(string chain, long sequence, string by)
    {
        if (_named.Add(chain))
        {
            Fault(chain, null, "", Texts.Of("audit.fault.chain-missing", by, sequence));
        }
    }

    private void Fault(string chain, long? sequence, string where, string sentence, DateTimeOffset? at = null)
    {
        if (_faults.Count < Shown)
        {
            var place = sequence is { } number ? Texts.Of("audit.place.entry", chain, number) : chain;
            _faults.Add(new AuditFault(where.Length > 0 ? $"{where} {place}" : place, sentence) { At = at });
        }
    }

    private sealed record Reached(long Sequence, string Hash);
}
