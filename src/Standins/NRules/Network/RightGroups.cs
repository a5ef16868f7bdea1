namespace NRules.Network;

/// <summary>Numbers the groups of right memories: those of one type under the same key. A memory without a key stands alone.</summary>
internal sealed class RightGroups
{
    private readonly Dictionary<(Selection, string), int> numbers = [];

    /// <summary>The group of a new memory; it bears the number of its first member.</summary>
    public int Of(int memory, Selection selection, JoinIndex? index)
    {
        if (index is null)
        {
            return memory;
        }

        var key = (selection.Root, index.RightText);
        return numbers.TryGetValue(key, out var known) ? known : numbers[key] = memory;
    }
}
