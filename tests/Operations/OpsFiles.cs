using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Qingyi.Server.Hosting;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Operations;

/// <summary>The files that operators take over: each runs as it is shipped, and names what is really there.</summary>
public sealed partial class OpsFiles
{
    /// <summary>The folder of the repository.</summary>
    [Fact]
    public async Task Every_metric_that_a_rule_or_the_dashboard_asks_for_is_one_that_the_server_has()
    {
        var exported = new HashSet<string>(StringComparer.Ordinal);
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => exported.UnionWith(Names(instrument)) };
        listener.Start();
        await using var house = new House();
        await house.InitializeAsync();
        using var client = house.Anyone();
        await client.GetAsync("/notices");

        var rules = ExpressionLine().Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "ops", "watch", "alerts.yml"))).Select(m => m.Groups[1].Value).ToList();
        var dashboard = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "ops", "watch", "dashboard.json")))!["panels"]!.AsArray()
            .SelectMany(p => p!["targets"]!.AsArray()).Select(t => (string)t!["expr"]!).ToList();

        Assert.True(rules.Count > 10 && dashboard.Count > 10, $"{rules.Count} rules, {dashboard.Count} panels were read.");
        var asked = rules.Concat(dashboard).SelectMany(e => Metric().Matches(Labels().Replace(e, "")).Select(m => m.Value)).Distinct().ToList();
        Assert.All(asked, name => Assert.Contains(name, exported));
        Assert.All(exported.Where(n => n.StartsWith("qingyi_", StringComparison.Ordinal) && !n.EndsWith("_sum", StringComparison.Ordinal) && !n.EndsWith("_count", StringComparison.Ordinal)),
            name => Assert.Contains(asked, a => a == name || (name.EndsWith("_bucket", StringComparison.Ordinal) && a == name)));
    }

    [Fact]
    public async Task The_rules_are_what_promtool_takes()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/promtool"), "promtool is not installed: apt-get install prometheus.");

        var (exit, said) = await Run("/usr/bin/promtool", "check", "rules", Path.Combine(Repository.Root, "ops", "watch", "alerts.yml"));

        Assert.True(exit == 0, said);
    }

    [Fact]
    public async Task The_service_file_is_what_systemd_takes_and_its_line_starts_the_server()
    {
        var unit = Path.Combine(Repository.Root, "ops", "service", "qingyi.service");
        if (File.Exists("/usr/bin/systemd-analyze"))
        {
            var (exit, said) = await Run("/usr/bin/systemd-analyze", "verify", unit);
            Assert.True(exit == 0, said);
        }

        var folder = Directory.CreateTempSubdirectory("qingyi-service-").FullName;
        var line = (await File.ReadAllLinesAsync(unit)).Single(l => l.StartsWith("ExecStart=", StringComparison.Ordinal))["ExecStart=".Length..]
            .Replace("/opt/qingyi/", AppContext.BaseDirectory, StringComparison.Ordinal).Replace("/var/lib/qingyi", folder, StringComparison.Ordinal).Replace(":5080", ":0", StringComparison.Ordinal).Split(' ');
        Assert.Equal("/usr/bin/dotnet", line[0]);
        using var server = Process.Start(new ProcessStartInfo("dotnet", line[1..]) { RedirectStandardOutput = true })!;
        try
        {
            string? said;
            do
            {
                said = await server.StandardOutput.ReadLineAsync();
            }
            while (said is not null && !said.StartsWith("ready ", StringComparison.Ordinal));

            Assert.NotNull(said);
            using var client = new HttpClient();
            Assert.Equal("ready", await client.GetStringAsync(said["ready ".Length..] + "/health/ready"));
            Process.Start("kill", ["-TERM", $"{server.Id}"])!.WaitForExit();
            await server.WaitForExitAsync();
            Assert.Equal(0, server.ExitCode);
        }
        finally
        {
            server.Kill();
            Directory.Delete(folder, recursive: true);
        }
    }

    // As Prometheus names what comes by OTLP: dots become underscores, the unit and what the kind adds follow.
    private static IEnumerable<string> Names(Instrument instrument)
    {
        if (instrument.Meter.Name is not (Measures.Name or "Microsoft.AspNetCore.Hosting"))
        {
            return [];
        }

        var unit = instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
        var name = instrument.Name.Replace('.', '_') + unit;
        return instrument.GetType().Name.StartsWith("Histogram", StringComparison.Ordinal) ? [$"{name}_bucket", $"{name}_sum", $"{name}_count"]
            : instrument.GetType().Name.StartsWith("Counter", StringComparison.Ordinal) ? [$"{name}_total"] : [name];
    }

    private static async Task<(int Exit, string Said)> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    [GeneratedRegex(@"^\s*expr: (.+)$", RegexOptions.Multiline)]
    private static partial Regex ExpressionLine();

    // What stands in braces or after `by` are labels.
    [GeneratedRegex(@"\{[^}]*\}|by \([^)]*\)")]
    private static partial Regex Labels();

    [GeneratedRegex(@"\b(?:qingyi|http|kestrel)_[a-z_0-9]+")]
    private static partial Regex Metric();
}
