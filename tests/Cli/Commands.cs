using System.Text.Json.Nodes;
using Qingyi.Server.Cli;

namespace Qingyi.Tests.Cli;

/// <summary>What a command said and how it ended.</summary>
internal sealed record Said(int Exit, string Output, string Errors)
{
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    public IReadOnlyList<JsonObject> Json => [.. Lines.Select(l => JsonNode.Parse(l)!.AsObject())];

    /// <summary>Runs a command inside this process, with everything but the streams as in the real one.</summary>
    public static async Task<Said> Reading(string input, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var exit = await CommandLine.Run(arguments, new Terminal(new StringReader(input), output, errors));
        return new Said(exit, output.ToString(), errors.ToString());
    }

    public static Task<Said> By(params string[] arguments) => Reading("", arguments);
}

/// <summary>A file of this test alone.</summary>
internal sealed class TestFile : IDisposable
{
    public TestFile(string text, string name = "file.json")
    {
        Folder = Directory.CreateTempSubdirectory("qingyi-cli-").FullName;
        Path = System.IO.Path.Combine(Folder, name);
        File.WriteAllText(Path, text);
    }

    public string Folder { get; }
    public string Path { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
