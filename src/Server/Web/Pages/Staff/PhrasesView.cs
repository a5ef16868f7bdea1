using Qingyi.Server.Features.Tasks;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>常用语 beside a field of an opinion or a reason.</summary>
/// <param name="Field">Name of the control, which is also its id.</param>
/// <param name="Own">The person's own; the house's stand before them.</param>
/// <param name="Refusal">Why the field's text could not be kept; empty: nothing was refused.</param>
public sealed record PhrasesView(string Field, IReadOnlyList<Phrase> Own, string Refusal = "") : IPageView
{
    /// <summary>It is the answer to a change, and stays open.</summary>
    public bool Changed { get; init; }

    public Type Component => typeof(PhraseList);

    public string Title(Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return words["phrases"];
    }
}

public static class PhraseFields
{
    /// <summary>Says which control holds the sentence.</summary>
    public const string Field = "phrase-field";
}
