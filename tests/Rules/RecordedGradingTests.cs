using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Qingyi.Domain.Grading;
using Qingyi.Rules;

namespace Qingyi.Tests.Rules;

/// <summary>Stored gradings of each published edition, replayed: facts, edition and the hash of rules and schedules give the same answer to the letter.</summary>
public sealed class RecordedGradingTests
{
    public static TheoryData<string> Editions => [.. GradingRules.Editions];

    [Theory]
    [MemberData(nameof(Editions))]
    public void A_stored_grading_replays_to_the_identical_answer(string edition)
    {
        var rules = GradingRules.Load(Graded.Schedules, edition);
        var stored = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Rules", "Recorded", edition + ".jsonl"));

        Assert.True(stored.Length >= 60, $"{edition} has {stored.Length} stored gradings.");
        foreach (var line in stored)
        {
            using var record = JsonDocument.Parse(line);

            Assert.Equal(line, Record(rules, GradingJson.Read(record.RootElement.GetProperty("request")).Request!));
        }
    }

    /// <summary>Over the whole answer with its trace.</summary>
    private static string Digest(GradingResponse response) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(GradingJson.Write(response))));

    /// <summary>A line of the store, as the next edition's are made.</summary>
    private static string Record(GradingRules rules, GradingRequest request)
    {
        var response = rules.Grade(request, Graded.AsOf);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("edition", rules.Edition);
            writer.WriteString("ruleSet", rules.Hash);
            writer.WritePropertyName("request");
            writer.WriteRawValue(GradingJson.Write(request));
            writer.WriteString("answer", GradingJson.Write(response with { Trace = [] }));
            writer.WriteString("sha256", Digest(response));
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
