using Qingyi.Domain.Cases;

namespace Qingyi.Server.Features.Tasks;

/// <summary>Stages as they stand in URLs and JSON.</summary>
public static class StageCodes
{
    private static readonly Dictionary<CaseStage, string> Codes = Enum.GetValues<CaseStage>()
        .ToDictionary(s => s, s => string.Concat(s.ToString().Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString())));

    public static string Kebab(this CaseStage stage) => Codes[stage];

    public static CaseStage? Read(string? code) => Codes.FirstOrDefault(c => c.Value == code) is { Value: not null } found ? found.Key : null;
}
