using Qingyi.Domain.Grading;
using Qingyi.Rules;
using Qingyi.Rules.Figures;
using Qingyi.Tests.Support;
using static Qingyi.Tests.Rules.ExampleSchedules;

namespace Qingyi.Tests.Rules;

public sealed class ScheduleTests
{
    [Fact]
    [Requirement("S1-036")]
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
        var older = Changed(Earlier("2023-01-01", "2026-07-01"), "8000", "4000");
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
    [InlineData("\"from\":8000", "\"from\":9000", "$.benchmark.steps[1].from", "9000 与上一档不相接：8000 至 9000 没有档次，应为 8000")]
    [InlineData("\"from\":8000", "\"from\":7000", "$.benchmark.steps[1].from", "7000 与上一档不相接：与上一档重叠，应为 8000")]
    [InlineData("\"grade\":\"serious\"", "\"grade\":\"heavy\"", "$.benchmark.steps[1].grade", "情节严重")]
    [InlineData("\"from\":\"2026-07-01\"", "\"from\":\"2022-02-28\"", "$.benchmark.statute", "没有施行")]
    [InlineData("\"to\":null,\"source\"", "\"to\":\"2026-07-01\",\"source\"", "$.benchmark.to", "晚于")]
    [InlineData("\"physicians-act\"", "\"former-physicians-act\"", "$.benchmark.statute", "没有施行")]
    [InlineData("\"waiverBelow\"", "\"waverBelow\"", "$.benchmark", "waverBelow")]
    [InlineData("\"waiverBelow\":null", "\"waiverBelow\":9000", "$.benchmark.waiverBelow", "首档")]
    [InlineData("\"waiverBelow\":null", "\"waiverBelow\":0", "$.benchmark.waiverBelow", "大于 0")]
    [InlineData("\"waiverBelow\":null", "\"waiverBelow\":200.001", "$.benchmark.waiverBelow", "精确到分")]
    [InlineData("\"to\":8000", "\"to\":null", "$.benchmark.steps[0].to", "只有最后一档可以无上限")]
    [InlineData("\"from\":8000,\"to\":null", "\"from\":8000,\"to\":90000", "$.benchmark.steps[1].to", "最后一档应无上限")]
    [InlineData("\"fine\":[10000,15000]", "\"fine\":[10000,15000.001]", "$.benchmark.steps[0].fine", "精确到分")]
    [InlineData("\"label\":\"一般\"", "\"label\":\" \"", "$.benchmark.steps[0].label", "应写明档次名称")]
    [InlineData("\"title\":\"示例省裁量基准\"", "\"title\":\" \"", "$.title", "应当写明")]
    [InlineData("[[6,9]]", "[[6,9],[9,6]]", "$.benchmark.steps[1].suspension", "若干组最少和最多的月数")]
    [InlineData("\"from\":0,\"to\":8000", "\"from\":100,\"to\":8000", "$.benchmark.steps[0].from", "应为 0")]
    [InlineData("\"from\":0,\"to\":8000", "\"from\":0,\"to\":0", "$.benchmark.steps[0].to", "大于本档下限")]
    [InlineData("8000", "8000.005", "$.benchmark.steps[0].from", "精确到分")]
    [InlineData("\"grade\":\"usual\"", "\"grade\":\"waived\"", "$.benchmark.steps[0].grade", "waiverBelow")]
    [InlineData("\"grade\":\"usual\"", "\"grade\":\"especially-serious\"", "$.benchmark.steps[1].grade", "不应低于")]
    [InlineData("\"fine\":[10000,15000]", "\"fine\":[15000,10000]", "$.benchmark.steps[0].fine", "下限")]
    [InlineData("\"fine\":[10000,15000]", "\"fine\":[10000]", "$.benchmark.steps[0].fine", "下限")]
    [InlineData("[[6,9]]", "[[9,6]]", "$.benchmark.steps[1].suspension", "若干组最少和最多的月数")]
    [InlineData("[[6,9]]", "[[6,13]]", "$.benchmark.steps[1].suspension", "超出")]
    [InlineData("[[6,9]]", "[]", "$.benchmark.steps[1].suspension", "若干组最少和最多的月数")]
    [InlineData("\"sides\":[\"patient\"]", "\"sides\":[]", "$.benchmark.sides", "patient")]
    [InlineData("\"sides\":[\"patient\"]", "\"sides\":[\"insurer\"]", "$.benchmark.sides", "不是裁量")]
    [InlineData("\"statute\":\"physicians-act\"", "\"statute\":\"no-act\"", "$.benchmark.statute", "没有施行")]
    public void A_table_that_leaves_its_statute_is_refused(string right, string wrong, string path, string message)
    {
        var refusal = Assert.Throws<ScheduleException>(() => Graded.Schedules.With("example.json", Guangdong.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Contains(refusal.Faults, f => f.File == "example.json" && f.Path.StartsWith(path, StringComparison.Ordinal) && f.Message.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(501, false)]
    public void A_text_has_at_most_five_hundred_letters(int letters, bool taken)
    {
        var tooLong = Guangdong.Replace("\"source\":\"示例\"", $"\"source\":\"{new string('示', letters)}\"", StringComparison.Ordinal);

        Assert.Equal(taken ? [] : [("example.json", "$.benchmark.source", "最多 500 个字")], FaultsWith(("example.json", tooLong)));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(200, true)]
    [InlineData(0, false)]
    [InlineData(201, false)]
    public void A_table_has_one_to_two_hundred_steps(int count, bool taken)
    {
        var steps = Enumerable.Range(0, count).Select(n => $$"""{"label":"第{{n}}档","grade":"usual","from":{{n * 100}},"to":{{(n == count - 1 ? "null" : $"{(n + 1) * 100}")}},"fine":[10000,15000]}""");
        var table = Guangdong[..Guangdong.IndexOf("\"steps\":[", StringComparison.Ordinal)] + $"\"steps\":[{string.Join(',', steps)}]}}}}";

        Assert.Equal(taken ? [] : [("example.json", "$.benchmark.steps", count == 0 ? "至少应有一档" : "共 201 档：最多 200 档")], FaultsWith(("example.json", table)));
    }

    [Theory]
    [InlineData("440105", "exact")]
    [InlineData("440199", "prefecture")]
    [InlineData("440300", "province")]
    public void The_table_that_graded_is_found_again_by_its_area(string area, string source)
    {
        var set = Graded.Schedules.With("a.json", Table("440105", "exact")).With("b.json", Table("440100", "prefecture")).With("c.json", Table("440000", "province"));
        var request = Graded.Request(SubjectKind.Physician, Conduct.RedEnvelope, 6000, "2026-07-01") with { Jurisdiction = area };

        var used = GradingRules.Load(set).Grade(request, Graded.AsOf).Benchmark!;

        Assert.Equal(source, set.TableOf(request, used)!.Benchmark!.Source);
        Assert.Null(set.TableOf(request, used with { From = used.From.AddDays(1) }));
        Assert.Null(set.TableOf(request, used with { Id = "another" }));
    }

    private static string Table(string area, string source) =>
        Guangdong.Replace("440000", area, StringComparison.Ordinal).Replace("\"source\":\"示例\"", $"\"source\":\"{source}\"", StringComparison.Ordinal);

    [Theory]
    [InlineData("\"from\":\"2024-01-01\"", "\"from\":\"2024-02-01\"", "$.editions[1].from", "缺 2024-01-01 至 2024-02-01")]
    [InlineData("\"from\":\"2024-01-01\"", "\"from\":\"2023-12-31\"", "$.editions[1].from", "重叠")]
    [InlineData("\"to\":\"2024-01-01\"", "\"to\":\"2020-01-01\"", "$.editions[0].to", "晚于")]
    [InlineData("\"fine-min\":100,\"fine-max\"", "\"fine-min\":300,\"fine-max\"", "$.editions[0].values.fine-min", "大于 fine-max")]
    [InlineData("\"min-share\":1", "\"min-share\":3", "$.editions[1].values.min-share", "大于 max-share")]
    [InlineData("\"fine-min\":100", "\"fine-min\":-1", "$.editions[0].values.fine-min", "零或正数")]
    [InlineData("\"suspension-min-months\":6", "\"suspension-min-months\":3", "$.editions[0].values.suspension-min-months", "六个月以上一年以下")]
    [InlineData("\"suspension-max-months\":12", "\"suspension-max-months\":18", "$.editions[0].values.suspension-max-months", "六个月以上一年以下")]
    [InlineData("\"suspension-max-months\":12", "\"suspension-max-months\":11.5", "$.editions[0].values.suspension-max-months", "整月")]
    [InlineData("\"title\":\"示例法\"", "\"title\":\"示例法\",\"benchmark\":null,\"note\":1", "$.note", "不是裁量")]
    [InlineData("\"id\":\"example-act\"", "\"id\":\"example-act\",\"id\":\"b\"", "$", "不是裁量")]
    public void Figures_that_contradict_themselves_are_refused_with_file_and_path(string right, string wrong, string path, string message)
    {
        Assert.Contains(right, Figures, StringComparison.Ordinal);
        Assert.NotNull(Graded.Schedules.With("example.json", Figures));

        var refusal = Assert.Throws<ScheduleException>(() => Graded.Schedules.With("example.json", Figures.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Contains(refusal.Faults, f => f.File == "example.json" && f.Path.StartsWith(path, StringComparison.Ordinal) && f.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_schedule_is_either_figures_or_a_benchmark() =>
        Assert.Contains(
            Assert.Throws<ScheduleException>(() => Graded.Schedules.With("neither.json", """{"id":"neither","title":"两者皆无"}""")).Faults,
            f => f is { File: "neither.json", Path: "$" });

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
