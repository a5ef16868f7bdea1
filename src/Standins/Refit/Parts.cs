using System.Net.Http.Headers;

namespace Refit;

/// <summary>A part of a multipart body with a file name and, if known, a media type and a field name.</summary>
/// <param name="fileName">What the server sees as the file's name.</param>
/// <param name="contentType">For example <c>image/png</c>; none where null.</param>
/// <param name="name">The field's name; the parameter's where null.</param>
public abstract class MultipartItem(string fileName, string? contentType, string? name = null)
{
    public string? Name { get; } = name;

    public string FileName { get; } = fileName ?? throw new ArgumentNullException(nameof(fileName));

    public string? ContentType { get; } = contentType;

    /// <summary>The part as content, with its media type.</summary>
    public HttpContent ToContent()
    {
        var content = CreateContent();
        if (!string.IsNullOrEmpty(ContentType))
        {
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
        }

        return content;
    }

    protected abstract HttpContent CreateContent();
}

/// <summary>A part read from a stream. The caller keeps it open until the call has ended, and closes it.</summary>
public sealed class StreamPart(Stream value, string fileName, string? contentType = null, string? name = null)
    : MultipartItem(fileName, contentType, name)
{
    public Stream Value { get; } = value ?? throw new ArgumentNullException(nameof(value));

    protected override HttpContent CreateContent() => new StreamContent(Value);
}

/// <summary>A part held in memory.</summary>
public sealed class ByteArrayPart(byte[] value, string fileName, string? contentType = null, string? name = null)
    : MultipartItem(fileName, contentType, name)
{
    public byte[] Value { get; } = value ?? throw new ArgumentNullException(nameof(value));

    protected override HttpContent CreateContent() => new ByteArrayContent(Value);
}

/// <summary>A part read from a file on disk.</summary>
public sealed class FileInfoPart(FileInfo value, string fileName, string? contentType = null, string? name = null)
    : MultipartItem(fileName, contentType, name)
{
    public FileInfo Value { get; } = value ?? throw new ArgumentNullException(nameof(value));

    protected override HttpContent CreateContent() => new StreamContent(Value.OpenRead());
}
