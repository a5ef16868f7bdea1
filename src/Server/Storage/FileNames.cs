namespace Qingyi.Server.Storage;

/// <summary>Names of uploaded files: shown, never used as a path; control characters and direction marks go.</summary>
public static class FileNames
{
    public static string Safe(string name)
    {
        var kept = new string([.. Path.GetFileName(name.Replace('\\', '/')).Where(c => !char.IsControl(c) && c is not ('\u202e' or '\u202d' or '\u200f' or '\u200e'))]);
        return kept.Length == 0 ? Texts.Of("storage.file-name.unnamed") : kept.Length <= 120 ? kept : kept[..120];
    }
}
