using Qingyi.Server.Features.CreditRepair;

namespace Qingyi.Server.Features.Procedures;

/// <summary>The closed list of procedures beside the main one, in the order of the menu.</summary>
public static class SideProcedures
{
    public static IReadOnlyList<Procedure> All { get; } =
    [
        new RepairCredit(),
    ];

    private static readonly Dictionary<string, Procedure> ById = All.ToDictionary(p => p.Id, StringComparer.Ordinal);

    public static Procedure? Find(string? id) => id is null ? null : ById.GetValueOrDefault(id);
}
