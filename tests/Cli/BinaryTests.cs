using System.Diagnostics;
using System.Text;

namespace Qingyi.Tests.Cli;

/// <summary>The built program itself: its streams, its encoding, its exit codes.</summary>
public sealed class BinaryTests
{
    [Fact]
    public async Task Standard_streams_are_utf8_whatever_the_locale()
    {
        var (exit, output, _) = await Start(["calendar", "is-workday", "2022-10-08"]);

        Assert.Equal((0, "true 星期六，按国务院办公厅节假日安排调休上班\n"), (exit, output));
    }

    [Fact]
    public async Task Requests_come_by_standard_input_and_faults_go_to_standard_error()
    {
        var (exit, output, errors) = await Start(["grade"], """{"id":"张某","actedOn":"2023-03-10"}""" + "\n");

        Assert.Equal(1, exit);
        Assert.StartsWith("""{"id":"张某","error":{"path":"$""", output, StringComparison.Ordinal);
        Assert.StartsWith("-:1 $", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_command_is_wrong_usage()
    {
        var (exit, output, errors) = await Start(["no-such-command"]);

        Assert.Equal((2, ""), (exit, output));
        Assert.NotEmpty(errors);
    }

    private static async Task<(int Exit, string Output, string Errors)> Start(string[] arguments, string input = "")
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "qingyi.dll"), .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false), StandardOutputEncoding = new UTF8Encoding(false), StandardErrorEncoding = new UTF8Encoding(false),
        };
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
    }
}
