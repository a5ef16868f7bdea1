using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>裁量试算: the fields as typed, what is wrong with them, and the answer.</summary>
/// <param name="Qualities">Of subject and finding: managementPower, publicInstitution, partyMember, designated, harm.</param>
/// <param name="Wrong">Sentences by field.</param>
/// <param name="Answer">Null while a field is wrong.</param>
public sealed record WhatIfView(
    string Subject,
    string Conduct,
    string Amount,
    string Times,
    string ActedOn,
    string Jurisdiction,
    IReadOnlyList<string> Circumstances,
    IReadOnlyList<string> Qualities,
    IReadOnlyList<Option> Areas,
    IReadOnlyDictionary<string, string> Wrong,
    WhatIfAnswer? Answer) : IPageView
{
    /// <summary>The case whose facts it began with; null: none.</summary>
    public Pair? Case { get; init; }
    public string? CaseId { get; init; }

    /// <summary>Facts of the case that have no field and are counted all the same.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    public Type Component => typeof(WhatIfPage);

    public string Title(Words words) => words["whatif"];
}

/// <summary>The answer and the notes of the fields, for the page that is open.</summary>
public sealed record WhatIfPart(WhatIfView Of) : IPageView
{
    public Type Component => typeof(WhatIfAnswerPart);

    public string Title(Words words) => words["whatif"];
}

/// <param name="Moved">What each circumstance did.</param>
/// <param name="Compared">Beside the proposal of the case; empty without one.</param>
public sealed record WhatIfAnswer(
    string Headline,
    IReadOnlyList<TagView> Tags,
    ScaleView? Scale,
    IReadOnlyList<SanctionLine> Sanctions,
    IReadOnlyList<Pair> Consequences,
    IReadOnlyList<MovedLine> Moved,
    IReadOnlyList<FineStep> Fine,
    IReadOnlyList<ComparedLine> Compared,
    IReadOnlyList<FiredRule> Fired,
    IReadOnlyList<UnfiredRule> NotFired,
    string RuleSet);

/// <param name="Mode">应当 or 可以.</param>
public sealed record SanctionLine(string Name, string Mode, string Range, string Proposed, string Basis);

/// <param name="Weight">As the rules weigh it; 0 where it works otherwise or not at all.</param>
public sealed record MovedLine(string Circumstance, int Weight, string Effect, bool Moves);

public sealed record ComparedLine(string Name, string Actual, string Supposed)
{
    public bool Differs => Actual != Supposed;
}
