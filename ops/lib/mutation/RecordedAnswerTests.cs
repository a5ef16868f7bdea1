using System.Text.Json;
using Qingyi.Domain.Grading;
using Qingyi.Rules;

namespace Qingyi.Tests.Rules;

/// <summary>
/// The recorded answers without the hash of the rule set and without the trace: both change with the text of any condition, and would count
/// a mutant as found whose answers nobody can tell from the right ones.
/// </summary>
public sealed class RecordedAnswerTests
{
    public static TheoryData<string> Editions => [.. GradingRules.Editions];

    [Theory]
    [MemberData(nameof(Editions))]
    public void A_recorded_answer_comes_out_again(string edition)
    {
        var rules = edition == GradingRules.Editions[^1] ? Graded.Rules : GradingRules.Load(Graded.Schedules, edition);
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Rules", "Recorded", edition + ".jsonl")))
        {
            using var record = JsonDocument.Parse(line);
            var request = GradingJson.Read(record.RootElement.GetProperty("request")).Request!;
            var answer = record.RootElement.GetProperty("answer").GetString()!;
            var ruleSet = record.RootElement.GetProperty("ruleSet").GetString()!;

            Assert.Equal(answer.Replace(ruleSet, "", StringComparison.Ordinal), GradingJson.Write(rules.Grade(request, Graded.AsOf) with { RuleSet = "", Trace = [] }));
        }
    }
}
