using Microsoft.AspNetCore.Components;
using Qingyi.Server.Web.Layout;

namespace Qingyi.Server.Web;

/// <summary>Base of every component: the words of the request's language and the token that its forms carry.</summary>
public abstract class Piece : ComponentBase
{
    [CascadingParameter]
    public Words W { get; set; } = Words.Chinese;

    [CascadingParameter]
    public FormToken? Token { get; set; }
}

/// <summary>Base of a page's body, which shows one view record and nothing else.</summary>
public abstract class PageOf<TView> : Piece where TView : IPageView
{
    [Parameter, EditorRequired]
    public TView View { get; set; } = default!;
}

/// <summary>Base of a page of the public site, whose links keep the language and the size that were asked for.</summary>
public abstract class PublicPageOf<TView> : PageOf<TView> where TView : IPageView
{
    [CascadingParameter]
    public PublicFrame? Site { get; set; }

    /// <summary>What authorities publish is Chinese, also on a page in English: the value of its lang attribute there.</summary>
    protected string? Content => W == Words.Chinese ? null : Words.Chinese.Language;

    protected string To(string path) => Site?.To(path) ?? path;
}

/// <summary>What a page shows. The record knows its component, so that a handler hands over the record alone.</summary>
public interface IPageView
{
    Type Component { get; }

    /// <summary>The name of the page in the browser's title.</summary>
    string Title(Words words);
}

/// <summary>The antiforgery token of the page: a hidden field of its forms, and the header by which htmx sends the same value.</summary>
public sealed record FormToken(string Field, string Header, string Value);
