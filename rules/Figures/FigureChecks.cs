namespace Qingyi.Rules.Figures;

/// <summary>What the dated figures of a statute must satisfy among themselves: a lower figure below its upper one, months and multiples that a law can mean.</summary>
internal static class FigureChecks
{
    /// <summary>医师法 55–57, 护士条例 31, 纠纷条例 45: a licence is suspended for six months to a year, whatever a local text says (invariant 2).</summary>
    private const int LeastSuspension = 6;
    private const int LongestSuspension = 12;

    public static IEnumerable<ScheduleFault> Faults(string name, ScheduleFile file)
    {
        for (var i = 0; i < (file.Editions?.Count ?? 0); i++)
        {
            foreach (var (key, value) in file.Editions![i].Values)
            {
                var path = $"$.editions[{i}].values.{key}";
                if (value < 0 && !key.StartsWith("weight-", StringComparison.Ordinal))
                    yield return new ScheduleFault(name, path, $"{value} 应为零或正数：只有 weight- 开头的权重可以为负");
                if (Upper(key) is { } upper && file.Editions[i].Values.TryGetValue(upper, out var most) && value > most)
                    yield return new ScheduleFault(name, path, $"{value} 大于 {upper} 的 {most}：下限不应高于上限");
                if ((key is "suspension-min-months" or "suspension-max-months") && (value < LeastSuspension || value > LongestSuspension))
                    yield return new ScheduleFault(name, path, $"{value} 个月超出暂停执业活动六个月以上一年以下的法定期限");
                if (key.EndsWith("-months", StringComparison.Ordinal) && value != decimal.Truncate(value))
                    yield return new ScheduleFault(name, path, $"{value} 应为整月");
            }
        }
    }

    private static string? Upper(string key) =>
        key.EndsWith("-min", StringComparison.Ordinal) || key.Contains("-min-", StringComparison.Ordinal) || key.StartsWith("min-", StringComparison.Ordinal)
            ? key.Replace("-min", "-max", StringComparison.Ordinal).Replace("min-", "max-", StringComparison.Ordinal)
            : null;
}
