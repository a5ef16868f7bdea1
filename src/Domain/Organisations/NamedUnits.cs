namespace Qingyi.Domain.Organisations;

/// <summary>The organisations that the words of a notice name: 各市卫生健康委, 市直医疗机构, 各县（市、区）卫生健康局.</summary>
public static class NamedUnits
{
    /// <summary>Those inside the jurisdiction of <paramref name="owner"/>, itself included; none where the words name nobody here.</summary>
    public static IReadOnlyList<Organisation> Of(string words, Organisation owner, IReadOnlyCollection<Organisation> all)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(owner);
        var here = all.Where(owner.Governs).OrderBy(o => o.Path, StringComparer.Ordinal).ToList();
        if (here.Where(o => o.Name == words).ToList() is { Count: > 0 } exact)
        {
            return exact;
        }

        // 县（市、区） is one level: the county's.
        var plain = words.Replace("（市、区）", "", StringComparison.Ordinal);
        if (plain.Contains("医疗机构", StringComparison.Ordinal) || plain.Contains("医疗卫生机构", StringComparison.Ordinal) || plain.Contains("医院", StringComparison.Ordinal))
        {
            return [.. here.Where(o => o.Level == OrganisationLevel.Hospital && Under(o, Direct(plain), all))];
        }

        if (plain.Contains("各单位", StringComparison.Ordinal) || plain.Contains("各地", StringComparison.Ordinal) || plain.Contains("各支部", StringComparison.Ordinal))
        {
            return here;
        }

        if (!Commission(plain))
        {
            return [];
        }

        var levels = Levels(plain);
        return [.. here.Where(o => o.Level != OrganisationLevel.Hospital && (levels.Count == 0 || levels.Contains(o.Level)))];
    }

    private static bool Commission(string words) =>
        words.Contains("卫生健康", StringComparison.Ordinal) || words.Contains("卫健", StringComparison.Ordinal) || words.Contains("卫体", StringComparison.Ordinal) || words.Contains("行政部门", StringComparison.Ordinal)
        || words.Contains("主管部门", StringComparison.Ordinal) || words.Contains("领导小组", StringComparison.Ordinal);

    private static HashSet<OrganisationLevel> Levels(string words)
    {
        var levels = new HashSet<OrganisationLevel>();
        foreach (var (word, level) in new[] { ("省", OrganisationLevel.Province), ("市", OrganisationLevel.City), ("县", OrganisationLevel.County) })
        {
            if (words.Contains(word, StringComparison.Ordinal))
            {
                levels.Add(level);
            }
        }

        return levels;
    }

    /// <summary>省属, 市直, 县直: institutions that stand directly under a commission of that level.</summary>
    private static OrganisationLevel? Direct(string words) =>
        words.Contains("县直", StringComparison.Ordinal) ? OrganisationLevel.County
        : words.Contains("市直", StringComparison.Ordinal) ? OrganisationLevel.City
        : words.Contains("省属", StringComparison.Ordinal) || words.Contains("省直", StringComparison.Ordinal) ? OrganisationLevel.Province : null;

    private static bool Under(Organisation institution, OrganisationLevel? level, IReadOnlyCollection<Organisation> all) =>
        level is null || all.FirstOrDefault(o => o.Id == institution.ParentId)?.Level == level;
}
