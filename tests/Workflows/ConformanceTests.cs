using Qingyi.Engine.Runs.Replay;

namespace Qingyi.Tests.Workflows;

public sealed class ConformanceTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Workflows", "Conformance");
    private static readonly string Expected = Path.Combine(AppContext.BaseDirectory, "Workflows", "Conformance", "expected");

    public static TheoryData<string> Recordings() => [.. Directory.EnumerateFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Recordings))]
    public void A_recording_runs_as_recorded_or_as_its_deviation_says(string name)
    {
        var recording = Read(Path.Combine(Folder, name + ".json"));
        var run = Player.Play(recording);

        if (recording.Scope == "script")
        {
            Assert.NotNull(run.Refused);
            return;
        }

        var deviation = Path.Combine(Expected, name + ".json");
        var expected = File.Exists(deviation) ? Read(deviation) : recording;
        if (expected != recording)
        {
            Assert.NotEmpty(recording.Quirks);
            Assert.NotNull(Comparison.FirstDifference(recording, run));
        }

        Assert.Null(Comparison.FirstDifference(expected, run));
    }

    private static Recording Read(string path) => Recording.Read(File.ReadAllText(path));
}
