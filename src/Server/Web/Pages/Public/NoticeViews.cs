namespace Qingyi.Server.Web.Pages.Public;

/// <summary>A piece of a notice's text. Of a redacted piece the server sends nothing but the fact.</summary>
public sealed record NoticeRun(string Text, bool Redacted = false)
{
    public static NoticeRun Hidden { get; } = new("", Redacted: true);
}

/// <param name="Authority">The red head.</param>
/// <param name="Paragraphs">The text, paragraph by paragraph.</param>
/// <param name="ServedOn">The day on which the decision was served; publication comes after it.</param>
/// <param name="Redactions">How many pieces are hidden, and on what ground.</param>
/// <param name="Fingerprint">SHA-256 of the published text, hexadecimal.</param>
public sealed record NoticeView(
    NoticeLine Line,
    string Authority,
    IReadOnlyList<IReadOnlyList<NoticeRun>> Paragraphs,
    DateOnly SignedOn,
    DateOnly? ServedOn,
    string Basis,
    (int Count, string Ground) Redactions,
    string Fingerprint,
    DateOnly Today) : IPageView
{
    public Type Component => typeof(NoticePage);

    public string Title(Words words) => Line.Number ?? Line.Heading;
}

/// <summary>What stands in the place of a withdrawn notice, with status 410: number, day and reason, nothing of the text.</summary>
public sealed record NoticeWithdrawnView(string Number, DateOnly PublishedOn, DateOnly WithdrawnOn, string Reason) : IPageView
{
    public Type Component => typeof(NoticeWithdrawnPage);

    public string Title(Words words) => Number;
}
