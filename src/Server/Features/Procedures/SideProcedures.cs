using Qingyi.Server.Features.Collection;
using Qingyi.Server.Features.Corrections;
using Qingyi.Server.Features.CreditRepair;
using Qingyi.Server.Features.Merging;
using Qingyi.Server.Features.Reconsideration;
using Qingyi.Server.Features.Reporters;
using Qingyi.Server.Features.Reporting;
using Qingyi.Server.Features.Retention;

namespace Qingyi.Server.Features.Procedures;

/// <summary>The closed list of procedures beside the main one, in the order of the menu.</summary>
public static class SideProcedures
{
    public static IReadOnlyList<Procedure> All { get; } =
    [
        new ChallengeDecision(), new CorrectDecision(), new CollectPayment(), new MergeCases(), new UnmergeCase(), new RepairCredit(), new FollowTransfer(), new ProtectReporter(), new ReviewAnswer(), new DisposeOfFiles(),
    ];

    private static readonly Dictionary<string, Procedure> ById = All.ToDictionary(p => p.Id, StringComparer.Ordinal);

    public static Procedure? Find(string? id) => id is null ? null : ById.GetValueOrDefault(id);
}
