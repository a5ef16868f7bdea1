namespace Qingyi.Server.Storage;

/// <summary>Who takes part in a case, and who may not see it.</summary>
public static class CaseParties
{
    public static void Add(Transition t, params IEnumerable<string> accounts)
    {
        foreach (var account in accounts.Distinct(StringComparer.Ordinal))
        {
            if (t.Db.CaseParties.Find(t.Case.Id, account) is null)
            {
                t.Db.CaseParties.Add(new CaseParty { CaseId = t.Case.Id, AccountId = account });
            }
        }
    }

    /// <summary>Who stood back sees the case no longer.</summary>
    public static void Bar(Transition t, IEnumerable<string> accounts)
    {
        foreach (var account in accounts.Distinct(StringComparer.Ordinal))
        {
            if (t.Db.CaseBars.Find(t.Case.Id, "person", account) is null)
            {
                t.Db.CaseBars.Add(new CaseBar { CaseId = t.Case.Id, Kind = "person", Subject = account });
            }
        }
    }
}
