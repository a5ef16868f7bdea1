using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Public;

/// <summary>The tip: one page, four sections, one submit.</summary>
/// <param name="Given">What was typed, to show it again when something is missing; files have to be chosen again.</param>
/// <param name="Errors">Sentences by the name of the field, see <see cref="TipFields"/>.</param>
/// <param name="Institutions">Names that are offered while typing; others may be typed.</param>
/// <param name="Conducts">What a tip can be about: value of the contract, words.</param>
/// <param name="Readers">Who will read it.</param>
/// <param name="AnswerDays">Days until the reporter is told whether it is accepted.</param>
/// <param name="CloseDays">Days until it is usually closed.</param>
/// <param name="Today">The last day on which what is told can have happened.</param>
public sealed record TipView(
    TipInput Given,
    IReadOnlyDictionary<string, string> Errors,
    IReadOnlyList<string> Institutions,
    IReadOnlyList<Option> Conducts,
    IReadOnlyList<string> Readers,
    int AnswerDays,
    int CloseDays,
    int LeastLetters,
    int MostFiles,
    int MegabytesEach,
    DateOnly Today) : IPageView
{
    public Type Component => typeof(TipPage);

    public string Title(Words words) => words["tip"];
}

/// <summary>The fields of the form as texts.</summary>
/// <param name="Organisation">Id of an organisation, when the page was opened from that organisation's link; a hidden field.</param>
/// <param name="HappenedOn">yyyy-MM-dd.</param>
public sealed record TipInput(
    string Organisation = "",
    string Institution = "",
    string Department = "",
    string Person = "",
    string Conduct = "",
    string HappenedOn = "",
    string Place = "",
    string Amount = "",
    string Text = "",
    bool Named = false,
    string Name = "",
    string Contact = "");

/// <summary>Names of the form's fields; the names of the tip's contract where it has them.</summary>
public static class TipFields
{
    public const string Organisation = "organisation";
    public const string Institution = "institution";
    public const string Department = "department";
    public const string Person = "person";
    public const string Conduct = "conduct";
    public const string HappenedOn = "happenedOn";
    public const string Place = "place";
    public const string Amount = "amount";
    public const string Text = "text";
    public const string Files = "files";

    /// <summary>"anonymous" or "named".</summary>
    public const string Identity = "identity";
    public const string Name = "name";
    public const string Contact = "contact";
}
