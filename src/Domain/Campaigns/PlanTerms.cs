namespace Qingyi.Domain.Campaigns;

/// <summary>The matters in which notices of one campaign differ, with the number of the known conflict.</summary>
public static class PlanTerms
{
    private static readonly Dictionary<string, (string Subject, int Conflict)> Known = new()
    {
        ["report-timing"] = ("报送时点", 3),
        ["study-scope"] = ("每月专题学习的适用单位", 9),
        ["red-packet"] = ("“红包”的范围", 10),
        ["hand-in"] = ("上交时限", 11),
        ["principal-role"] = ("主要负责同志的称谓", 12),
        ["conduct-code"] = ("所依据的行为规范", 13),
        ["practice-suspension"] = ("暂停执业的决定主体", 14),
        ["firm-notice"] = ("涉案企业信息的通报对象", 15),
        ["coordinator"] = ("院内牵头部门", 16),
        ["annex-text"] = ("正文与附件的文字", 19),
    };

    public static IReadOnlyCollection<string> Keys => Known.Keys;

    public static string Subject(string key) => Known[key].Subject;

    public static int Conflict(string key) => Known[key].Conflict;
}
