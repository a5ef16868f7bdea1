namespace Refit;

/// <summary>Marks an interface method as a request: its HTTP method and its path relative to the base address.</summary>
/// <param name="path">Begins with a slash, may hold <c>{name}</c> blocks and a fixed query string.</param>
public abstract class HttpMethodAttribute(string path) : Attribute
{
    /// <summary>The HTTP method that the request is sent with.</summary>
    public abstract HttpMethod Method { get; }

    /// <summary>The path with its unfilled <c>{name}</c> blocks.</summary>
    public virtual string Path { get; protected set; } = path;
}

/// <summary>The method sends a GET request.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GetAttribute(string path) : HttpMethodAttribute(path)
{
    public override HttpMethod Method => HttpMethod.Get;
}

/// <summary>The method sends a POST request.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostAttribute(string path) : HttpMethodAttribute(path)
{
    public override HttpMethod Method => HttpMethod.Post;
}

/// <summary>The method sends a PUT request.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PutAttribute(string path) : HttpMethodAttribute(path)
{
    public override HttpMethod Method => HttpMethod.Put;
}

/// <summary>The method sends a DELETE request.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DeleteAttribute(string path) : HttpMethodAttribute(path)
{
    public override HttpMethod Method => HttpMethod.Delete;
}

/// <summary>The method sends a PATCH request.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PatchAttribute(string path) : HttpMethodAttribute(path)
{
    public override HttpMethod Method => HttpMethod.Patch;
}

/// <summary>The method sends a HEAD request; the answer has no body.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class HeadAttribute(string path) : HttpMethodAttribute(path)
{
    public override HttpMethod Method => HttpMethod.Head;
}
