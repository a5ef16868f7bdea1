namespace Qingyi.Server.Web;

/// <summary>The Content-Security-Policy of our own pages. They need no exception: no inline style, script or handler, nothing from elsewhere.</summary>
public static class ContentPolicy
{
    public const string Header = "Content-Security-Policy";

    /// <summary>data: is for the shapes of the lights, which are masks of the style sheet.</summary>
    public const string OwnPages = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
}
