using Qingyi.Domain.Grading;
using Qingyi.Rules;
using Qingyi.Rules.Figures;

namespace Qingyi.Tests.Rules;

public sealed class ScheduleTests
{
    private const string Guangdong = """
        {"id":"example-2026","title":"示例省裁量基准","jurisdiction":"440000","benchmark":{"from":"2026-07-01","to":null,"source":"示例","status":"in-force",
         "statute":"physicians-act","article":"56(5)","sides":["patient"],"waiverBelow":null,"steps":[
          {"label":"一般","grade":"usual","from":0,"to":8000,"fine":[10000,15000]},
          {"label":"严重","grade":"serious","from":8000,"to":null,"fine":[15000,30000],"suspension":[[6,9]]}]}}
        """;

    [Fact]
    public void An_area_brings_its_own_table()
    {
        var rules = GradingRules.Load(Graded.Schedules.With("example.json", Guangdong));
        var request = Graded.Request(SubjectKind.Physician, Conduct.RedEnvelope, 6000, "2026-07-01") with { Jurisdiction = "440100" };

        var response = rules.Grade(request, Graded.AsOf);

        Assert.Equal(15000m, response.Sanction(SanctionKind.Fine)!.BandMax);
        Assert.Equal("example-2026", response.Benchmark!.Id);
        Assert.NotEqual(Graded.Rules.Hash, rules.Hash);
    }

    [Fact]
    public void A_later_milder_table_of_the_area_grades_an_older_act()
    {
        var older = Guangdong.Replace("example-2026", "example-2023", StringComparison.Ordinal).Replace("\"from\":\"2026-07-01\",\"to\":null", "\"from\":\"2023-01-01\",\"to\":\"2026-07-01\"", StringComparison.Ordinal)
            .Replace("8000", "4000", StringComparison.Ordinal);
        var rules = GradingRules.Load(Graded.Schedules.With("a.json", Guangdong).With("b.json", older));
        var request = Graded.Request(SubjectKind.Physician, Conduct.RedEnvelope, 6000, "2026-06-30") with { Jurisdiction = "440000" };

        var then = rules.Grade(request with { DecidedOn = request.ActedOn }, Graded.AsOf);
        var now = rules.Grade(request, Graded.AsOf);

        Assert.Equal(("example-2023", BenchmarkChoice.OfAct, Severity.Serious), (then.Benchmark!.Id, then.Benchmark.Chosen, then.Severity));
        Assert.Equal(("example-2026", BenchmarkChoice.OfDecision, Severity.Ordinary), (now.Benchmark!.Id, now.Benchmark.Chosen, now.Severity));
    }

    [Theory]
    [InlineData("\"fine\":[10000,15000]", "\"fine\":[5000,15000]", "$.benchmark.steps[0].fine", "超出")]
    [InlineData("\"fine\":[15000,30000]", "\"fine\":[15000,40000]", "$.benchmark.steps[1].fine", "超出")]
    [InlineData("[[6,9]]", "[[3,6]]", "$.benchmark.steps[1].suspension", "超出")]
    [InlineData("\"from\":8000", "\"from\":9000", "$.benchmark.steps[1].from", "不相接")]
    [InlineData("\"from\":8000", "\"from\":7000", "$.benchmark.steps[1].from", "不相接")]
    [InlineData("\"grade\":\"serious\"", "\"grade\":\"heavy\"", "$.benchmark.steps[1].grade", "情节严重")]
    [InlineData("\"from\":\"2026-07-01\"", "\"from\":\"2022-02-28\"", "$.benchmark.statute", "没有施行")]
    [InlineData("\"to\":null,\"source\"", "\"to\":\"2026-07-01\",\"source\"", "$.benchmark.to", "晚于")]
    [InlineData("\"physicians-act\"", "\"former-physicians-act\"", "$.benchmark.statute", "没有施行")]
    [InlineData("\"waiverBelow\"", "\"waverBelow\"", "$.benchmark", "waverBelow")]
    public void A_table_that_leaves_its_statute_is_refused(string right, string wrong, string path, string message)
    {
        var refusal = Assert.Throws<ScheduleException>(() => Graded.Schedules.With("example.json", Guangdong.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Contains(refusal.Faults, f => f.File == "example.json" && f.Path.StartsWith(path, StringComparison.Ordinal) && f.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Two_tables_of_one_area_must_not_overlap()
    {
        var twin = Guangdong.Replace("example-2026", "example-2027", StringComparison.Ordinal);

        var refusal = Assert.Throws<ScheduleException>(() => Graded.Schedules.With("a.json", Guangdong).With("b.json", twin));

        Assert.Contains(refusal.Faults, f => f.Message.Contains("重叠", StringComparison.Ordinal));
    }

    [Fact]
    public void Layout_and_order_of_the_files_leave_the_hash_alone()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "rules", "schedules");
        var files = Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).Reverse()
            .Select(f => (Path.GetFileName(f), File.ReadAllText(f).Replace("\n", "\r\n ", StringComparison.Ordinal)));

        Assert.Equal(Graded.Rules.Hash, GradingRules.Load(ScheduleSet.Read(files)).Hash);
    }

    [Fact]
    public void A_figure_that_a_rule_reads_must_be_there()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "rules", "schedules");
        var files = Directory.GetFiles(folder, "*.json").Select(f => (Path.GetFileName(f), File.ReadAllText(f).Replace("\"staff-strong\": 60000,", "", StringComparison.Ordinal)));

        Assert.Contains("transfer-lines/staff-strong", Assert.Throws<ArgumentException>(() => GradingRules.Load(ScheduleSet.Read(files))).Message, StringComparison.Ordinal);
    }
}
