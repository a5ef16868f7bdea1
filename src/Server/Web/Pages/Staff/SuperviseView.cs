using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>督办看板: what has reached whom, and the three things that a leader does about it.</summary>
/// <param name="Cards">Matters on the chosen rung.</param>
/// <param name="Coming">Matters that will reach it within three working days.</param>
/// <param name="Totals">All open matters by light, with counts.</param>
/// <param name="OverdueByStage">Of the last 30 days.</param>
/// <param name="Matters">Shows matters; else cases.</param>
public sealed record SuperviseView(
    DateOnly Today,
    IReadOnlyList<RungTab> Rungs,
    string Heading,
    IReadOnlyList<LeaderCard> Cards,
    IReadOnlyList<ComingLine> Coming,
    IReadOnlyList<(LightState Light, int Count)> Totals,
    IReadOnlyList<BarView> OverdueByStage,
    IReadOnlyList<InstructionLine> Instructions,
    IReadOnlyList<Option> People,
    bool Matters = false) : IPageView
{
    public IReadOnlyList<ActionView> Exports { get; init; } = [];

    /// <summary>Words to this person that a last day changed.</summary>
    public IReadOnlyList<ToldLine> Told { get; init; } = [];

    public Type Component => typeof(SupervisePage);

    public string Title(Words words) => words["supervise"];
}

/// <param name="Note">今日新增 3.</param>
public sealed record RungTab(string Name, int Count, string? Note, string Link, bool Current);

/// <param name="Sentence">法制审核 11月20日到期，赵某尚未出具意见，退回过 1 次。</param>
/// <param name="Escalation">11-23 报到您，未批示则 11-26 报主要领导.</param>
/// <param name="Refusal">Why this person cannot act on it: another rung, recusal; null when they can.</param>
/// <param name="ReassignRefusal">Why the task cannot be handed on; null when it can. So for the extension.</param>
public sealed record LeaderCard(
    string Id, LightView Light, string Matter, string Link, string Sentence, string Escalation, string? Refusal = null, LeaderDraft? Draft = null,
    string? ReassignRefusal = null, string? ExtendRefusal = null)
{
    /// <summary>Grounds on which this person may extend it.</summary>
    public IReadOnlyList<Option> Grounds { get; init; } = [];

    /// <summary>What the extension is counted in.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Where its proof stands.</summary>
    public string? Proof { get; init; }

    /// <summary>周某 11-24 09:10 已阅.</summary>
    public string? Receipt { get; init; }
}

/// <param name="ReadAt">The receipt; null: not seen yet.</param>
public sealed record ToldLine(string Sentence, string? Link, DateTimeOffset At, DateTimeOffset? ReadAt);

/// <summary>What was typed in one of the three forms and could not be taken.</summary>
/// <param name="Form">instruct, reassign or extend.</param>
public sealed record LeaderDraft(string Form, string Text, string Error);

public sealed record ComingLine(LightView Light, string Matter, string Link, string With, DateOnly EscalatesOn);

public sealed record InstructionLine(string Text, DateOnly On, string State);

/// <summary>Names of the fields of the leader's three forms.</summary>
public static class LeaderFields
{
    public const string Text = "text";
    public const string Person = "person";
    public const string Ground = "ground";
    public const string Amount = "amount";
}
