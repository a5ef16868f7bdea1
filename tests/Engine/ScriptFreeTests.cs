using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Qingyi.Engine.Runs.Replay;

namespace Qingyi.Tests.Engine;

/// <summary>Recordings with scripts, rewritten as a supervisor would: the script becomes a SetVariable with an expression.</summary>
public sealed class ScriptFreeTests
{
    [Theory]
    [InlineData("203-foreach-js-items")]
    [InlineData("220-parallelforeach-steps")]
    [InlineData("229-for-inclusive")]
    [InlineData("391-case-high-risk-reject")]
    [InlineData("393-case-refused-at-intake")]
    [InlineData("401-case-returned-once-then-rejected-waitany-merges")]
    [InlineData("409-foreach-nested-steps")]
    public void A_recording_without_its_script_runs_as_recorded(string name)
    {
        var recording = Rewritten(name);

        Assert.Null(Comparison.FirstDifference(recording, Player.Play(recording)));
    }

    [Fact]
    public void A_case_that_was_returned_once_reaches_its_ending()
    {
        var run = Player.Play(Rewritten("392-case-returned-once-then-approved"));

        Assert.Equal("Approved", (string?)run.Outputs["Result"]);
        var last = run.Steps[^1]!["events"]!.AsArray().Select(e => $"{e!["activityId"]}:{e["event"]}");
        Assert.Equal(
            "decide:Resumed decide:Completed outp:Started outp:Completed end:Started end:Completed flow1:Completed Workflow1:Completed",
            string.Join(' ', last));
    }

    private static Recording Rewritten(string name)
    {
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Workflows", "Conformance", name + ".json")))!.AsObject();
        json.Remove("scope");
        Rewrite(json["definition"]!);
        return Recording.Read(json.ToJsonString());
    }

    private static void Rewrite(JsonNode node)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array.OfType<JsonNode>())
            {
                Rewrite(item);
            }
        }
        else if (node is JsonObject json)
        {
            if ((string?)json["id"] is not null && json["type"]?.ToString() == "Elsa.RunJavaScript")
            {
                var script = (string)json["script"]!["expression"]!["value"]!;
                var set = Regex.Match(script, @"^setVariable\('(\w+)', (.*)\)$", RegexOptions.None, TimeSpan.FromSeconds(1));
                json["type"] = "Elsa.SetVariable";
                json["variable"] = set.Success
                    ? new JsonObject { ["name"] = set.Groups[1].Value }
                    : new JsonObject { ["id"] = (string?)json["result"]!["memoryReference"]!["id"] };
                json["value"] = Charts.Input("JavaScript", set.Success ? set.Groups[2].Value : script);
                json.Remove("result");
            }

            foreach (var (_, value) in json)
            {
                if (value is not null)
                {
                    Rewrite(value);
                }
            }
        }
    }
}
