using Qingyi.Server.Features.Operations;
using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>运行状况.</summary>
/// <param name="MayAct">Administrators; auditors read.</param>
/// <param name="Draft">A decision that was refused.</param>
public sealed record OperationsView(OperationsReport Report, bool MayAct, LetterDraft? Draft) : IPageView
{
    public Type Component => typeof(OperationsPage);

    public string Title(Words words) => words["operations"];

    public static LightView Light(NodeReport node, Words words) => node.State switch
    {
        "serving" => new LightView(LightState.Green, Text: words["operations.serving"]),
        "draining" => new LightView(LightState.Paused, Text: words["operations.draining"]),
        "clock" => new LightView(LightState.Red, Text: words["operations.clock-off"]),
        _ => new LightView(LightState.Red, Text: words["operations.silent"]),
    };

    public static LightView Light(ChannelState channel, Words words) => channel switch
    {
        { On: false } => new LightView(LightState.Paused, Text: words["operations.channel.off"]),
        { Group: null, People: 0 } => new LightView(LightState.Yellow, Text: words["operations.channel.nobody"]),
        { Group: null } => new LightView(LightState.Green, Text: words["operations.channel.people", channel.People]),
        _ => new LightView(LightState.Green, Text: words["operations.channel.on"]),
    };

    /// <summary>Two beats of the bell are on time; two minutes are what is promised when a node has just died.</summary>
    public static LightView Light(double lateness, Words words) => lateness switch
    {
        <= 40 => new LightView(LightState.Green, Text: words["operations.in-time"]),
        <= 120 => new LightView(LightState.Yellow, Text: words["operations.late", Span(lateness, words)]),
        _ => new LightView(LightState.Red, Text: words["operations.late", Span(lateness, words)]),
    };

    /// <param name="age">Of the last backup; null: there is none.</param>
    public static LightView Light(TimeSpan? age, Words words) => age switch
    {
        null => new LightView(LightState.Red, Text: words["operations.backup.never"]),
        { TotalHours: <= 26 } => new LightView(LightState.Green, Text: words["operations.backup.fresh"]),
        { TotalHours: <= 24 * 7 } => new LightView(LightState.Yellow, Text: words["operations.backup.old", Span(age.Value.TotalSeconds, words)]),
        _ => new LightView(LightState.Red, Text: words["operations.backup.old", Span(age.Value.TotalSeconds, words)]),
    };

    /// <summary>A length of time in its two largest sensible units: 3 天 4 小时, 12 秒.</summary>
    public static string Span(double seconds, Words words)
    {
        var span = TimeSpan.FromSeconds(Math.Abs(seconds));
        return span.TotalDays >= 1 ? words["span.days", span.Days, span.Hours] : span.TotalHours >= 1 ? words["span.hours", span.Hours, span.Minutes]
            : span.TotalMinutes >= 1 ? words["span.minutes", span.Minutes, span.Seconds] : words["span.seconds", Math.Round(span.TotalSeconds)];
    }
}

/// <param name="Error">Why nothing happened.</param>
public sealed record LetterDraft(string Id, string Error);

/// <summary>Names of the form's fields.</summary>
public static class LetterFields
{
    public const string Reason = "reason";
}
