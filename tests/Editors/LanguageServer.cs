using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using StreamJsonRpc;

namespace Qingyi.Tests.Editors;

/// <summary>The YAML language server that editors start, over its standard input and output.</summary>
internal sealed class LanguageServer : IAsyncDisposable
{
    private static readonly string Script = Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "node_modules", "yaml-language-server", "bin", "yaml-language-server"));

    private readonly Process process;
    private readonly JsonRpc rpc;
    private readonly Channel<(string Uri, JsonArray Marks)> published = Channel.CreateUnbounded<(string, JsonArray)>();
    private int opened;

    private LanguageServer(Process process)
    {
        this.process = process;
        var streams = new HeaderDelimitedMessageHandler(process.StandardInput.BaseStream, process.StandardOutput.BaseStream, new SystemTextJsonFormatter());
        rpc = new JsonRpc(streams);
        rpc.AddLocalRpcMethod("textDocument/publishDiagnostics", (string uri, JsonArray diagnostics) => { published.Writer.TryWrite((uri, diagnostics)); });
        rpc.AddLocalRpcMethod("client/registerCapability", () => { });
        rpc.StartListening();
    }

    public static async Task<LanguageServer> Start()
    {
        var start = new ProcessStartInfo("node") { RedirectStandardInput = true, RedirectStandardOutput = true, ArgumentList = { Script, "--stdio" } };
        var server = new LanguageServer(Process.Start(start)!);
        await server.Ask("initialize", new JsonObject { ["processId"] = null, ["rootUri"] = null, ["capabilities"] = new JsonObject() });
        await server.Tell("initialized", []);
        var settings = new JsonObject { ["yaml"] = new JsonObject { ["validate"] = true, ["completion"] = true, ["hover"] = true, ["schemaStore"] = new JsonObject { ["enable"] = false } } };
        await server.Tell("workspace/didChangeConfiguration", new JsonObject { ["settings"] = settings });
        return server;
    }

    /// <summary>Opens a plan in the folder of the shipped ones; the address that it has for the server.</summary>
    public async Task<string> Open(string yaml)
    {
        var name = $"opened-{++opened}.yaml";
        var uri = new Uri(Path.Combine(AppContext.BaseDirectory, "workflows", "campaigns", name)).AbsoluteUri;
        await Tell("textDocument/didOpen", new JsonObject
        {
            ["textDocument"] = new JsonObject { ["uri"] = uri, ["languageId"] = "yaml", ["version"] = 1, ["text"] = yaml },
        });
        return uri;
    }

    /// <summary>What the editor underlines: line (from 1) and message.</summary>
    public async Task<IReadOnlyList<(int Line, string Message)>> Marks(string uri)
    {
        while (true)
        {
            var (of, marks) = await published.Reader.ReadAsync(TestContext.Current.CancellationToken);
            if (of == uri)
            {
                return [.. marks.Select(m => ((int)m!["range"]!["start"]!["line"]! + 1, (string)m["message"]!))];
            }
        }
    }

    /// <summary>What is offered behind the end of a line (from 1): label and explanation.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Offers(string uri, int line, int column)
    {
        var answer = await Ask("textDocument/completion", At(uri, line, column));
        var items = answer!["items"]!.AsArray();
        return items.GroupBy(i => (string)i!["label"]!).ToDictionary(g => g.Key, g => Text(g.First()!["documentation"]));
    }

    public async Task<string> Hover(string uri, int line, int column) => Text((await Ask("textDocument/hover", At(uri, line, column)))?["contents"]);

    public async ValueTask DisposeAsync()
    {
        rpc.Dispose();
        if (!process.HasExited)
        {
            process.Kill();
        }

        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }

    private static JsonObject At(string uri, int line, int column) => new()
    {
        ["textDocument"] = new JsonObject { ["uri"] = uri },
        ["position"] = new JsonObject { ["line"] = line - 1, ["character"] = column },
    };

    private static string Text(JsonNode? node) => node switch
    {
        null => string.Empty,
        JsonValue value => value.GetValueKind() == JsonValueKind.String ? (string)value! : value.ToJsonString(),
        JsonObject { } marked => (string?)marked["value"] ?? string.Empty,
        _ => node.ToJsonString(),
    };

    private Task<JsonNode?> Ask(string method, JsonObject argument) =>
        rpc.InvokeWithParameterObjectAsync<JsonNode?>(method, argument, TestContext.Current.CancellationToken);

    private Task Tell(string method, JsonObject argument) => rpc.NotifyWithParameterObjectAsync(method, argument);
}
