namespace Qingyi.Server.Web.Components;

/// <summary>The columns of a list and which of them are shown.</summary>
/// <param name="Back">The address of the list, to come back to.</param>
public sealed record ColumnsView(string List, string Back, IReadOnlyList<ColumnChoice> Choices)
{
    public bool Shows(string column) => Choices.FirstOrDefault(c => c.Key == column)?.Shown ?? true;
}

public sealed record ColumnChoice(string Key, string Name, bool Shown);
