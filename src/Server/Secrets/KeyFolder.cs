using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Qingyi.Server.Secrets;

/// <summary>The key folder: one file a generation, <c>generation-0001.key</c>, readable by its owner only.</summary>
internal sealed partial class KeyFolder(string path)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerOnly | UnixFileMode.UserExecute;

    public string Path { get; } = path;

    public bool HasKeys => Directory.Exists(Path) && Directory.EnumerateFiles(Path, "generation-*.key").Any();

    public IReadOnlyList<WrappingKey> Read()
    {
        if (!HasKeys)
        {
            throw new KeyException(Texts.Of("secrets.folder.empty", Path));
        }

        RefuseOpenDoors();
        var keys = Directory.EnumerateFiles(Path, "generation-*.key").Select(ReadOne).OrderBy(key => key.Generation).ToList();
        return keys;
    }

    /// <summary>Writes a generation that is not there yet: whole and synced under another name first, so that a crash leaves no half key.</summary>
    public void Add(WrappingKey key)
    {
        CreateFolder();
        var target = FileOf(key.Generation);
        var temporary = target + ".new";
        File.Delete(temporary);
        var content = new KeyFile(key.Generation, key.Made, Convert.ToBase64String(key.Bytes), key.Fingerprint);
        using (var stream = new FileStream(temporary, Options()))
        {
            JsonSerializer.Serialize(stream, content, JsonSerializerOptions.Web);
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(temporary, target, overwrite: false);
        }
        catch (IOException failure) when (File.Exists(target))
        {
            File.Delete(temporary);
            throw new KeyException(Texts.Of("secrets.folder.generation-exists", key.Generation, Path), failure);
        }
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return options;
    }

    private void CreateFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path);
        }
        else if (!Directory.Exists(Path))
        {
            Directory.CreateDirectory(Path, OwnerFolder);
        }

        RefuseOpenDoors();
    }

    private void RefuseOpenDoors()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        if ((File.GetUnixFileMode(Path) & ~OwnerFolder) != 0)
        {
            throw new KeyException(Texts.Of("secrets.folder.open-to-others", Path));
        }

        foreach (var file in Directory.EnumerateFiles(Path, "generation-*.key"))
        {
            if ((File.GetUnixFileMode(file) & ~OwnerOnly) != 0)
            {
                throw new KeyException(Texts.Of("secrets.folder.file-open-to-others", file));
            }
        }
    }

    private string FileOf(int generation) =>
        System.IO.Path.Combine(Path, string.Create(CultureInfo.InvariantCulture, $"generation-{generation:0000}.key"));

    private static WrappingKey ReadOne(string file)
    {
        KeyFile? content;
        byte[] bytes;
        try
        {
            content = JsonSerializer.Deserialize<KeyFile>(File.ReadAllText(file), JsonSerializerOptions.Web);
            bytes = Convert.FromBase64String(content?.Key ?? "");
        }
        catch (Exception failure) when (failure is JsonException or FormatException)
        {
            throw new KeyException(Texts.Of("secrets.folder.file-damaged", file), failure);
        }

        var named = NameOf().Match(System.IO.Path.GetFileName(file));
        if (content is null || bytes.Length != WrappingKey.Length
            || !named.Success || int.Parse(named.Groups[1].ValueSpan, CultureInfo.InvariantCulture) != content.Generation)
        {
            throw new KeyException(Texts.Of("secrets.folder.file-damaged", file));
        }

        var key = new WrappingKey(content.Generation, content.Made, bytes);
        return key.Fingerprint == content.Fingerprint
            ? key
            : throw new KeyException(Texts.Of("secrets.folder.wrong-fingerprint", file, content.Fingerprint));
    }

    [GeneratedRegex("^generation-([0-9]{4,9})\\.key$", RegexOptions.CultureInvariant)]
    private static partial Regex NameOf();

    private sealed record KeyFile(int Generation, DateTimeOffset Made, string Key, string Fingerprint);
}
