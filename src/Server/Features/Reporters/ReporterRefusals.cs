using Qingyi.Domain;
using Qingyi.Server.Features.Satisfaction;

namespace Qingyi.Server.Features.Reporters;

/// <summary>Why something cannot be done between a reporter and those who handle her case.</summary>
public static class ReporterRefusals
{
    public const int LongestLetter = 20_000;

    public static Refusal NoLetter { get; } = Refusals.Of("invalid-data.letter-text", LongestLetter);
    public static Refusal NoTip { get; } = Refusals.Of("no-reporter");
    public static Refusal NothingAnswered { get; } = Refusals.Of("not-answered-yet");
    public static Refusal RatedAlready { get; } = Refusals.Of("rated-already");
    public static Refusal AskedAlready { get; } = Refusals.Of("review-asked");
    public static Refusal NoSuchScore { get; } = Refusals.Of("invalid-data.rating-range", TakeSheet.Best);

    public static Refusal TooLate(DateOnly last) => Refusals.Of("review-late", last);

    public static Refusal UnknownAbout(string about) => Refusals.Of("invalid-data.letter-kind", about, ReporterLetter.Retaliation, ReporterLetter.Review);
}
