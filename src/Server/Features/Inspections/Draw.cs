using System.Buffers.Binary;
using Qingyi.Server.Secrets;

namespace Qingyi.Server.Features.Inspections;

/// <summary>抽签: each of the candidates has the same chance.</summary>
public static class Draw
{
    /// <returns>So many different ones, in the order in which they were drawn.</returns>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> candidates, int count, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, candidates.Count);
        var left = candidates.ToList();
        var drawn = new List<T>();
        while (drawn.Count < count)
        {
            var index = Below(left.Count, random);
            drawn.Add(left[index]);
            left.RemoveAt(index);
        }

        return drawn;
    }

    // A number above the last whole multiple would favour the first candidates: it is thrown again.
    private static int Below(int bound, RandomSource random)
    {
        var whole = uint.MaxValue - (uint.MaxValue % (uint)bound);
        Span<byte> bytes = stackalloc byte[4];
        while (true)
        {
            random(bytes);
            var number = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            if (number < whole)
            {
                return (int)(number % (uint)bound);
            }
        }
    }
}
