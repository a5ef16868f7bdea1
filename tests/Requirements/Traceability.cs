using System.Globalization;
using System.Text;

namespace Qingyi.Tests.Requirements;

/// <summary>Each row of the requirements register is driven by a test that names it, or stands open with a reason. The report lies beside the tests as <c>requirements-report.md</c>.</summary>
public sealed class Traceability
{
    [Fact]
    public void Every_row_is_driven_by_a_test_or_stands_open_with_a_reason()
    {
        Assert.Equal(393, RequirementRegister.Rows.Count);
        Report();

        Assert.Empty(RequirementRegister.Rows.Where(r => !RequirementRegister.Tests.Contains(r.Id) && !RequirementRegister.Open.ContainsKey(r.Id)).Select(r => $"{r.Id} {r.Quote}"));
        Assert.Empty(RequirementRegister.Open.Where(o => o.Value.Length < 10).Select(o => o.Key));
    }

    [Fact]
    public void No_test_and_no_open_line_names_a_row_that_there_is_not()
    {
        var known = RequirementRegister.Rows.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(RequirementRegister.Tests.Select(t => t.Key).Concat(RequirementRegister.Open.Keys), id => !known.Contains(id));
    }

    private static void Report()
    {
        var rows = RequirementRegister.Rows;
        var text = new StringBuilder("# Requirements: covered / open by seed and kind\n\n");
        var kinds = rows.Select(r => r.Kind).Distinct().Order(StringComparer.Ordinal).ToList();
        Line(["seed", .. kinds, "all"]);
        Line([.. Enumerable.Repeat("---", kinds.Count + 2)]);
        foreach (var seed in rows.Select(r => r.Seed).Distinct().Order(StringComparer.Ordinal).Append("all"))
        {
            var of = rows.Where(r => seed == "all" || r.Seed == seed).ToList();
            Line([seed, .. kinds.Select(k => Count(of.Where(r => r.Kind == k))), Count(of)]);
        }

        Console.Out.WriteLine(text);
        text.Append("\n| row | kind | quote | driven by |\n|---|---|---|---|\n");
        foreach (var row in rows)
        {
            Line([row.Id, row.Kind, row.Quote, RequirementRegister.Tests.Contains(row.Id) ? string.Join(", ", RequirementRegister.Tests[row.Id]) : $"open: {RequirementRegister.Open.GetValueOrDefault(row.Id)}"]);
        }

        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "requirements-report.md"), text.ToString());

        void Line(IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }

    private static string Count(IEnumerable<Requirements.RequirementRow> rows)
    {
        var all = rows.ToList();
        var covered = all.Count(r => RequirementRegister.Tests.Contains(r.Id));
        return string.Create(CultureInfo.InvariantCulture, $"{covered} / {all.Count - covered}");
    }
}
