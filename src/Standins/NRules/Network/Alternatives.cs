using NRules.RuleModel;

namespace NRules.Network;

/// <summary>Multiplies out the Or groups of a left-hand side: each way through them is a list of elements that must all hold.</summary>
internal static class Alternatives
{
    public static IReadOnlyList<IReadOnlyList<RuleElement>> Of(RuleElement element) =>
        element switch
        {
            OrElement or => [.. or.ChildElements.SelectMany(Of)],
            AndElement and => and.ChildElements.Aggregate<RuleElement, IReadOnlyList<IReadOnlyList<RuleElement>>>(
                [[]],
                (ways, child) => [.. from way in ways from next in Of(child) select (IReadOnlyList<RuleElement>)[.. way, .. next]]),
            _ => [[element]],
        };
}
