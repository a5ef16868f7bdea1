using System.Globalization;

namespace Qingyi.Domain.Inspections;

/// <summary>The lines of shell by which anybody repeats a draw with sha256sum and sort; the public page shows them, and a test runs them.</summary>
public static class ProofLines
{
    public const string List = "sha256sum list.txt";

    public static string Commitment(string secret) => $"printf '%s' {Quoted(secret)} | sha256sum | cut -c1-64";

    public static string Seed(string secret, string listHash, string value) => $"printf '%s\\n%s\\n%s' {Quoted(secret)} {listHash} {Quoted(value)} | sha256sum | cut -c1-64";

    /// <summary>Prints ticket and code of the units that are drawn of a stratum.</summary>
    public static string Units(string seed, string stratum, int count) => string.Create(CultureInfo.InvariantCulture,
        $$"""awk '$1=="unit" && $3=="{{stratum}}" {print $2}' list.txt | while read -r c; do echo "$(printf '%s unit %s' {{seed}} "$c" | sha256sum | cut -c1-64) $c"; done | LC_ALL=C sort | head -n {{count}}""");

    /// <summary>Prints the inspectors of a unit in their order; whoever avoids the unit is passed over.</summary>
    public static string Inspectors(string seed, string unit) =>
        $$"""awk -v u={{Quoted(unit)}} '$1=="inspector" {p[$2]=1} $1=="avoid" && $3==u {delete p[$2]} END {for (c in p) print c}' list.txt | while read -r c; do echo "$(printf '%s inspector %s %s' {{seed}} {{Quoted(unit)}} "$c" | sha256sum | cut -c1-64) $c"; done | LC_ALL=C sort""";

    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
