using Microsoft.AspNetCore.StaticFiles;

namespace Qingyi.Server.Studio;

/// <summary>
/// The files of Elsa Studio's package as the build took them from npm (Web/Assets.targets). They lie outside wwwroot, because only who may design
/// gets them, and only the names that were there at the start are ever opened.
/// </summary>
public sealed class StudioFiles
{
    private readonly Dictionary<string, StudioFile> _files = new(StringComparer.Ordinal);

    public StudioFiles() : this(Path.Combine(AppContext.BaseDirectory, "elsa-studio"))
    {
    }

    internal StudioFiles(string folder)
    {
        var types = new FileExtensionContentTypeProvider();
        foreach (var path in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [])
        {
            if (!path.EndsWith(".br", StringComparison.Ordinal))
            {
                _files[Path.GetRelativePath(folder, path).Replace('\\', '/')] = StudioFile.At(path, types);
            }
        }
    }

    /// <summary>Null where the package has no such file.</summary>
    public async Task<IResult?> Answer(HttpContext http, string name) => _files.TryGetValue(name, out var file) ? await file.Answer(http) : null;
}
