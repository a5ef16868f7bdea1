namespace Qingyi.Server.Features.TipOffs.Cleaning;

/// <summary>A file as it is kept, and what was taken out of it.</summary>
/// <param name="Removed">Values of <see cref="Removed"/>, each once.</param>
public sealed record Cleaned(byte[] Content, FileKind Kind, IReadOnlyList<string> Removed);

/// <summary>Kinds of metadata that could tell who made a file, where and with what.</summary>
public static class Removed
{
    public const string Place = "gps";
    public const string Device = "device";
    public const string Time = "taken-at";
    public const string Author = "author";
    public const string Organisation = "organisation";
    public const string Comment = "comment";
    public const string Description = "description";
    public const string Trailing = "trailing-data";
    public const string Other = "other";
}

/// <summary>Takes the metadata out of the kinds whose structure we know; the others are kept as they came.</summary>
public static class Cleaner
{
    /// <returns>Null where the content is not taken, or is not what its beginning says.</returns>
    public static Cleaned? Clean(byte[] content)
    {
        try
        {
            return FileKinds.Of(content) switch
            {
                null => null,
                FileKind.Jpeg => Jpeg.Clean(content),
                FileKind.Png => Png.Clean(content),
                (FileKind.Word or FileKind.Excel) and var kind => OfficeFile.Clean(content, kind),
                { } kind => new Cleaned(content, kind, []),
            };
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
