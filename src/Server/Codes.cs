using System.Collections;

namespace Qingyi.Server;

/// <summary>A closed list of codes in the order of screens; their words are the texts <c>group.code</c>, in the language that is spoken.</summary>
public sealed class Codes(string group, params string[] codes) : IEnumerable<(string Code, string Name)>
{
    private readonly HashSet<string> _known = new(codes, StringComparer.Ordinal);

    /// <summary>The word of a code; what is not on the list stands as it is.</summary>
    public string this[string code] => _known.Contains(code) ? Texts.Of($"{group}.{code}") : code;

    public bool Has(string code) => _known.Contains(code);

    public IEnumerator<(string Code, string Name)> GetEnumerator() => codes.Select(c => (c, this[c])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
