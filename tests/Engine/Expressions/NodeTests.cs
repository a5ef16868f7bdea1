using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Qingyi.Engine.Expressions;

namespace Qingyi.Tests.Engine.Expressions;

/// <summary>What is accepted means what it means in JavaScript: random programs have the same value in Node.</summary>
public sealed class NodeTests
{
    private const int Wanted = 5_000;

    /// <summary>What a sort makes of a comparison that contradicts itself is left open by the language.</summary>
    private static readonly string[] LeftOpen = ["sort(", "toSorted("];

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Random_programs_that_have_a_value_have_the_same_value_in_Node()
    {
        var (programs, ours) = Evaluated(new Programs(20261128));

        var theirs = await InNode(programs, TestContext.Current.CancellationToken);

        var different = Enumerable.Range(0, programs.Count).Where(i => ours[i] != theirs[i]).Select(i => $"{programs[i]}\n  ours {ours[i]}\n  Node {theirs[i]}").ToList();
        Assert.True(different.Count == 0, $"{different.Count} of {programs.Count}:\n{string.Join('\n', different.Take(20))}");
    }

    private static (List<string> Programs, List<string> Values) Evaluated(Programs source)
    {
        var (programs, values) = (new List<string>(), new List<string>());
        while (programs.Count < Wanted)
        {
            var text = source.Next();
            try
            {
                if (ExpressionParser.Parse(text).Expression is { } expression && !string.IsNullOrWhiteSpace(text) && !LeftOpen.Any(text.Contains))
                {
                    values.Add(Canonical(expression.Evaluate(new TableScope(), 5_000)));
                    programs.Add(text);
                }
            }
            catch (ExpressionException)
            {
                // Ours refuses more than JavaScript does; only values are compared.
            }
        }

        return (programs, values);
    }

    private static async Task<List<string>> InNode(List<string> programs, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Engine", "Expressions", "node.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["TZ"] = "America/New_York";
        using var node = Process.Start(start)!;
        var answer = node.StandardOutput.ReadToEndAsync(cancellation);
        await node.StandardInput.WriteAsync(new JsonObject
        {
            ["scope"] = JsonNode.Parse(Tables.Read("scope.json")),
            ["programs"] = new JsonArray([.. programs.Select(p => (JsonNode)p)]),
        }.ToJsonString(Plain).AsMemory(), cancellation);
        node.StandardInput.Close();
        var values = JsonNode.Parse(await answer)!.AsArray();
        await node.WaitForExitAsync(cancellation);
        return [.. values.Select(v => v is JsonObject thrown && thrown.ContainsKey("throws") ? $"throws {thrown["throws"]}" : Canonical(v!["value"]))];
    }

    /// <summary>Numbers as doubles, members in the order in which they stand.</summary>
    private static string Canonical(JsonNode? value) => value switch
    {
        null => "null",
        JsonArray list => $"[{string.Join(',', list.Select(Canonical))}]",
        JsonObject members => $"{{{string.Join(',', members.Select(m => JsonSerializer.Serialize(m.Key, Plain) + ":" + Canonical(m.Value)))}}}",
        _ when value.GetValueKind() == JsonValueKind.Number => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture).Replace("-0", "0", StringComparison.Ordinal),
        _ => value.ToJsonString(Plain),
    };
}
