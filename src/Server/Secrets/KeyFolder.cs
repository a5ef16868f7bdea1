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
            throw new KeyException($"密钥目录 {Path} 中没有密钥。请用 --keys 指明正确的目录，或凭恢复单恢复。");
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
            throw new KeyException($"第 {key.Generation} 代密钥已经存在于 {Path}，不会覆盖。", failure);
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
            throw new KeyException($"密钥目录 {Path} 可被他人访问。请执行 chmod 700 后重新启动。");
        }

        foreach (var file in Directory.EnumerateFiles(Path, "generation-*.key"))
        {
            if ((File.GetUnixFileMode(file) & ~OwnerOnly) != 0)
            {
                throw new KeyException($"密钥文件 {file} 可被他人读取。请执行 chmod 600 后重新启动。");
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
            throw new KeyException($"密钥文件 {file} 已损坏，请凭恢复单恢复。", failure);
        }

        var named = NameOf().Match(System.IO.Path.GetFileName(file));
        if (content is null || bytes.Length != WrappingKey.Length
            || !named.Success || int.Parse(named.Groups[1].ValueSpan, CultureInfo.InvariantCulture) != content.Generation)
        {
            throw new KeyException($"密钥文件 {file} 已损坏，请凭恢复单恢复。");
        }

        var key = new WrappingKey(content.Generation, content.Made, bytes);
        return key.Fingerprint == content.Fingerprint
            ? key
            : throw new KeyException($"密钥文件 {file} 的内容与指纹 {content.Fingerprint} 不符，请凭恢复单恢复。");
    }

    [GeneratedRegex("^generation-([0-9]{4,9})\\.key$", RegexOptions.CultureInvariant)]
    private static partial Regex NameOf();

    private sealed record KeyFile(int Generation, DateTimeOffset Made, string Key, string Fingerprint);
}
