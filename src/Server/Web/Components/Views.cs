namespace Qingyi.Server.Web.Components;

/// <summary>The seven states of a light. Each has a colour, a shape and words; never the colour alone.</summary>
public enum LightState
{
    /// <summary>More than half of the time is left.</summary>
    Green,

    /// <summary>Half of the time or at most three working days are left.</summary>
    Yellow,

    /// <summary>Overdue.</summary>
    Red,

    /// <summary>The clock stands still; the reason belongs into the text.</summary>
    Paused,

    /// <summary>Done in time.</summary>
    Done,

    /// <summary>Done after the last day.</summary>
    Late,

    /// <summary>Not begun, or no limit.</summary>
    None,
}

/// <param name="WorkingDays">Working days left (green, yellow), overdue (red) or late (late); without it the state is named.</param>
/// <param name="Text">Words of its own in place of the usual ones: 暂停，待鉴定.</param>
public sealed record LightView(LightState State, int? WorkingDays = null, string? Text = null)
{
    /// <summary>In words; the colour alone tells nobody anything.</summary>
    public string Said(Words words) => Text ?? (State, WorkingDays) switch
    {
        (LightState.Green or LightState.Yellow, 0) => words["light.today"],
        (LightState.Green or LightState.Yellow, int days) => words["light.left", days],
        (LightState.Red, int days) => words["light.over", days],
        (LightState.Late, int days) => words["light.late-by", days],
        (LightState.Green, null) => words["light.green"],
        (LightState.Yellow, null) => words["light.yellow"],
        (LightState.Red, null) => words["light.red"],
        (LightState.Paused, _) => words["light.paused"],
        (LightState.Done, _) => words["light.done"],
        (LightState.Late, null) => words["light.late"],
        _ => words["light.none"],
    };
}

/// <summary>等待谁、多久、何时到期、之后报谁.</summary>
/// <param name="Who">Unit and person: 市卫生健康委法制科 赵某.</param>
/// <param name="What">What they have to do: 出具审核意见.</param>
/// <param name="Waited">How long it has waited, in words: 3 个工作日.</param>
/// <param name="Due">Last day; null where no limit runs.</param>
/// <param name="Next">Who hears of it when overdue: 分管主任.</param>
/// <param name="Link">Where the derivation of the due date is shown.</param>
/// <param name="Since">First day of the waiting.</param>
/// <param name="Paused">The limit stands still.</param>
public sealed record WaitingView(LightView Light, string Who, string What, string Waited, DateOnly? Due, string? Next, string? Link = null, DateOnly? Since = null, bool Paused = false)
{
    /// <summary>The same in one sentence: for whom or what, since when, due when, whom it goes to next.</summary>
    public string Sentence(Words words)
    {
        var next = Next is null ? words["wait.stop"] : words[Light.State == LightState.Red ? "wait.next-over" : "wait.next", Next];
        return words["wait.who", Who, What, Waited].Replace("**", "", StringComparison.Ordinal)
            + (Since is { } since ? words["wait.since", Show.Day(since)] : "")
            + (Paused ? words["wait.paused"] : Due is { } due ? words["wait.due", Show.DayOfYear(due, words)].Replace("**", "", StringComparison.Ordinal) + next : words["wait.no-limit"]);
    }
}

public enum Tone
{
    Plain,
    Blue,
    Red,
    Amber,
    Green,
}

public sealed record TagView(string Text, Tone Tone = Tone.Plain);

/// <summary>A name and its value; the light replaces the value where given.</summary>
public sealed record Pair(string Name, string Value, string? Link = null, LightView? Light = null);

/// <summary>A step of the way to this page; the last one has no link.</summary>
public sealed record Crumb(string Text, string? Link = null);

/// <summary>A choice of a list: the value that is sent, the words that are shown.</summary>
public sealed record Option(string Value, string Text);

/// <summary>A button. Where it may not be used, the reason is always shown: there is no disabled button without one.</summary>
/// <param name="Link">A page to open, when it is no post.</param>
/// <param name="Post">An address to post to.</param>
/// <param name="Refusal">Why it may not be used now; null when it may.</param>
/// <param name="Confirm">A question that is asked first.</param>
/// <param name="Fields">Hidden fields that a post carries: name and value.</param>
public sealed record ActionView(
    string Label, string? Link, string? Post, string? Refusal, string? Icon = null, bool Primary = false, string? Confirm = null, IReadOnlyList<Pair>? Fields = null)
{
    public static ActionView Open(string label, string link, string? icon = null, bool primary = false) => new(label, link, null, null, icon, primary);

    public static ActionView Send(
        string label, string post, string? icon = null, bool primary = false, string? confirm = null, IReadOnlyList<Pair>? fields = null) =>
        new(label, null, post, null, icon, primary, confirm, fields);

    public static ActionView Refused(string label, string refusal, string? icon = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(refusal);
        return new(label, null, null, refusal, icon);
    }
}

public enum EntryKind
{
    Person,
    System,
    Deadline,
    Message,
}

/// <param name="Who">The person, in bold before the text.</param>
public sealed record TimelineEntry(DateTimeOffset At, EntryKind Kind, string Text, string? Who = null, string? Detail = null);

public enum StepState
{
    Done,
    Now,
    Future,
}

/// <param name="Day">When it was reached, or the last day by which it will be.</param>
public sealed record StepView(string Name, StepState State, DateOnly? Day = null);

/// <summary>A message between a reporter and those who handle the tip.</summary>
public sealed record MessageView(string From, DateTimeOffset At, string Text, bool Mine);

/// <param name="Total">How many there are, where it is known.</param>
public sealed record PagerView(int Shown, int? Total, string? Previous, string? Next);

/// <summary>One step of a derivation: what it is, what it says, its value, and what it rests on.</summary>
public sealed record Derived(string? Name, string? Text, string? Value = null, IReadOnlyList<Derived>? From = null);

/// <param name="Value">The number; the bar is its share of the largest.</param>
public sealed record BarView(string Name, decimal Value, string? Note = null, string? Link = null);

/// <summary>A share of a hundred percent with what it was counted from.</summary>
public sealed record RingView(string Name, long Part, long Whole, string Unit, LightView Light, string? Link = null);
