using System.Security.Cryptography;
using System.Text;

namespace Qingyi.Domain.Inspections;

/// <summary>One unit that was drawn, with its two inspectors.</summary>
public sealed record DrawnUnit(DrawUnit Unit, string Ticket, string Lead, string Second);

/// <summary>What came out of a draw; its text, like the list's, is one and the same on every machine.</summary>
public sealed record DrawResult(string ListHash, string Seed, IReadOnlyList<DrawnUnit> Drawn)
{
    public const string Heading = "清医抽查结果 1";

    public string Text => string.Concat(
        new[] { Heading, $"list {ListHash}", $"seed {Seed}" }
            .Concat(Drawn.Select(d => $"drawn {d.Unit.Stratum} {d.Unit.Code} {d.Lead} {d.Second} {d.Ticket}")).Select(l => l + "\n"));
}

/// <summary>
/// 随机抽取, repeatable by anybody with sha256sum and sort. Each unit has a ticket, the SHA-256 of seed and code; the lowest tickets of a stratum are drawn. So every set of the stratum is
/// equally likely, and neither the order of the list nor the number of other strata matters. Each drawn unit's inspectors are drawn in the same way among those who need not avoid it.
/// </summary>
public static class ProvableDraw
{
    /// <summary>Lower-case hexadecimal SHA-256 of the text's UTF-8.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>What is published of a secret before the list is fixed.</summary>
    public static string Commit(string secret) => Hash(secret);

    /// <summary>The seed: nobody who knew the secret could know the public value, and nobody who knows that value knew the secret.</summary>
    public static string Seed(string secret, string listHash, string value) => Hash($"{secret}\n{listHash}\n{value}");

    /// <summary>Stands for a person in a published list; whoever knows the salt can check it.</summary>
    public static string Digest(string person, string salt) => Hash($"{person}\n{salt}");

    public static string Ticket(string seed, DrawUnit unit) => Hash($"{seed} unit {unit.Code}");

    /// <exception cref="InvalidOperationException">The list was not checked by <see cref="ListChecks"/>: a stratum or a unit has too few.</exception>
    public static DrawResult Draw(DrawList list, string seed)
    {
        ArgumentNullException.ThrowIfNull(list);
        var drawn = list.Takes.OrderBy(t => t.Stratum, StringComparer.Ordinal).SelectMany(take =>
        {
            var stratum = list.Units.Where(u => u.Stratum == take.Stratum).Select(u => (Unit: u, Ticket: Ticket(seed, u))).OrderBy(u => u.Ticket, StringComparer.Ordinal).ToList();
            return stratum.Count >= take.Count ? stratum.Take(take.Count) : throw new InvalidOperationException($"Stratum {take.Stratum} has {stratum.Count} units, not {take.Count}.");
        });
        return new DrawResult(list.Hash, seed, [.. drawn.Select(d =>
        {
            var order = Order(list, seed, d.Unit.Code);
            return order.Count >= 2 ? new DrawnUnit(d.Unit, d.Ticket, order[0], order[1]) : throw new InvalidOperationException($"Unit {d.Unit.Code} has fewer than two inspectors.");
        })]);
    }

    /// <summary>Who may inspect the unit, in the order of their tickets: the first leads, the second assists, the others stand in.</summary>
    public static IReadOnlyList<string> Order(DrawList list, string seed, string unit)
    {
        ArgumentNullException.ThrowIfNull(list);
        return [.. list.For(unit).Select(i => i.Code).OrderBy(code => Hash($"{seed} inspector {unit} {code}"), StringComparer.Ordinal)];
    }

    /// <summary>Who takes the place of one that cannot inspect: the next in the order who neither inspects nor was replaced; null where nobody is left.</summary>
    public static string? Next(DrawList list, string seed, string unit, IReadOnlyCollection<string> used) => Order(list, seed, unit).FirstOrDefault(code => !used.Contains(code));
}
