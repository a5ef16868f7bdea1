using System.IO.MemoryMappedFiles;
using Qingyi.Rules;

namespace Qingyi.Tests.Rules;

/// <summary>The rules as the mutant under test has them. The test host lives on from mutant to mutant, so what is loaded once elsewhere is loaded once a mutant here.</summary>
internal static class Mutated
{
    private static readonly Lock Gate = new();
    private static readonly MemoryMappedViewAccessor? Active = Open();
    private static int loadedFor = int.MinValue;
    private static Lazy<GradingRules> loaded = null!;

    public static GradingRules Rules
    {
        get
        {
            lock (Gate)
            {
                var mutant = Active?.ReadInt32(0) ?? -1;
                if (mutant != loadedFor)
                {
                    loaded = new(() => GradingRules.Load(Graded.Schedules));
                    loadedFor = mutant;
                }

                return loaded.Value;
            }
        }
    }

    private static MemoryMappedViewAccessor? Open() =>
        Environment.GetEnvironmentVariable("STRYKER_MUTANT_FILE") is { Length: > 0 } path && File.Exists(path)
            ? MemoryMappedFile.CreateFromFile(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, false)
                .CreateViewAccessor(0, 4, MemoryMappedFileAccess.Read)
            : null;
}
