using System.Diagnostics;
using System.Globalization;

namespace Qingyi.Tests.Durability;

/// <summary>A disk of its own, so small that it can be filled: a file system in memory. Only root can have one; elsewhere the test is skipped with the reason.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly string _filler;

    private SmallDisk(string path) => (Path, _filler) = (path, System.IO.Path.Combine(path, "filler"));

    public string Path { get; }

    public static SmallDisk Of(int megabytes)
    {
        var path = Directory.CreateTempSubdirectory("qingyi-disk-").FullName;
        var mounted = Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={megabytes}m,mode=777"), "tmpfs", path);
        if (!mounted)
        {
            Directory.Delete(path);
        }

        Assert.SkipUnless(mounted, "A small file system cannot be mounted here: the test needs root.");
        return new SmallDisk(path);
    }

    /// <summary>Fills the disk to the last byte.</summary>
    public void Fill()
    {
        using var file = new FileStream(_filler, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        for (var chunk = new byte[1024 * 1024]; chunk.Length > 0; chunk = new byte[chunk.Length / 2])
        {
            try
            {
                while (true)
                {
                    file.Write(chunk);
                }
            }
            catch (IOException)
            {
                // No room for so much; for less, perhaps.
            }
        }
    }

    public void Free() => File.Delete(_filler);

    public ValueTask DisposeAsync()
    {
        Run("umount", "-l", Path);
        Directory.Delete(Path);
        return ValueTask.CompletedTask;
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
