using Qingyi.Domain.Returns;
using Qingyi.Server.Features.Returns;
using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>报送中心: what one's own unit owes, and what comes in from below.</summary>
/// <param name="Below">Obligations under which units hand in here, with the sums of their newest period.</param>
/// <param name="Templates">What the own unit may hand in at any time.</param>
public sealed record ReturnsView(ReturnLines Of, IReadOnlyList<BelowLine> Below, IReadOnlyList<Option> Templates, bool MayFill, string? Refusal = null) : IPageView
{
    public Type Component => typeof(ReturnsPage);

    public string Title(Words words) => words["returns"];
}

/// <summary>A page of a list of returns.</summary>
/// <param name="Titles">What can be looked for; so the periods.</param>
public sealed record ReturnLines(IReadOnlyList<ListedReturn> Lines, ReturnScope Scope, ReturnFilter Filter, IReadOnlyList<Option> Titles, IReadOnlyList<Option> Periods, PagerView Pager)
{
    /// <summary>Whether anything came in by hand at all.</summary>
    public bool AnyByHand { get; init; }

    public ColumnsView Columns { get; init; } = new("returns", "", []);

    public IReadOnlyList<ActionView> Exports { get; init; } = [];
}

public sealed record ListedReturn(ReturnItem Item, LightView Light, TagView State, string Name);

/// <param name="Of">The newest period.</param>
public sealed record BelowLine(string Campaign, string CampaignTitle, string Obligation, string Title, MatrixSum? Of, string? Period);

/// <summary>One return: its figures with their sources, its words, and the way on.</summary>
/// <param name="Typed">What was typed and not taken, by the name of the control.</param>
/// <param name="Errors">By the path of the field.</param>
public sealed record ReturnPageView(
    ReturnDetail Of, ListedReturn Line, IReadOnlyDictionary<string, string> Typed, IReadOnlyDictionary<string, string> Errors, IReadOnlyList<TimelineEntry> History, IReadOnlyList<ListedReturn> Units, IReadOnlyList<(string Title, IReadOnlyList<BarView> Bars)> Trend, string? Refusal = null) : IPageView
{
    public Type Component => typeof(ReturnPage);

    public string Title(Words words) => Line.Name;

    public bool Fills => Of.Steps["fill"] is null;

    public bool Judges => Of.Steps["receive"] is null || Of.Steps["send-back"] is null;

    public string Value(string control, string? stored) => Typed.TryGetValue(control, out var typed) ? typed : stored ?? "";
}

/// <summary>Units × periods of one obligation, with the chase of those that are missing.</summary>
public sealed record ReturnsBelowView(ReturnMatrix Of, string CampaignTitle, BelowLines Lines, bool MayChase, string? Done = null, string? Refusal = null) : IPageView
{
    public Type Component => typeof(ReturnsBelowPage);

    public string Title(Words words) => Of.Title;
}

/// <summary>A page of the units, with the periods that are looked at.</summary>
/// <param name="Of">These units and periods; its sums are of all units.</param>
/// <param name="Offered">The periods that can be looked for.</param>
public sealed record BelowLines(ReturnMatrix Of, ReturnFilter Filter, IReadOnlyList<Option> Offered, PagerView Pager)
{
    public ColumnsView Columns { get; init; } = new("", "", []);

    public IReadOnlyList<ActionView> Exports { get; init; } = [];
}

/// <summary>The rows behind one figure.</summary>
public sealed record ReturnFigureView(string Return, string ReturnName, DrillItem Of) : IPageView
{
    public Type Component => typeof(ReturnFigurePage);

    public string Title(Words words) => Of.Title;
}

/// <summary>回执.</summary>
public sealed record ReturnReceiptView(ReturnDetail Of, string Name, SubmissionItem Submission) : IPageView
{
    public Type Component => typeof(ReturnReceiptPage);

    public string Title(Words words) => words["return.receipt"];
}

/// <summary>Names of the controls of these pages, and the lights and tags of lines.</summary>
public static class ReturnFields
{
    public const string Version = "version";
    public const string Reason = "reason";
    public const string Campaign = "campaign";
    public const string Obligation = "obligation";
    public const string Period = "period";
    public const string Template = "template";
    public const string Text = "text";

    /// <summary>Empty lines that stand ready below those of a list.</summary>
    public const int SpareLines = 2;

    public static string Own(string key) => $"f.{key}.own";

    public static string Why(string key) => $"f.{key}.reason";

    public static string Words(string key) => $"t.{key}";

    public static string Cell(string table, int line, string column) => FormattableString.Invariant($"l.{table}.{line}.{column}");

    public static ListedReturn Line(ReturnItem of)
    {
        ArgumentNullException.ThrowIfNull(of);
        var light = of.Light switch
        {
            "green" => LightState.Green, "yellow" => LightState.Yellow, "red" => LightState.Red, "grey" => LightState.Paused, "blue" => LightState.Done, "dark-red" => LightState.Late, _ => LightState.None,
        };
        var tone = of.State switch { ReturnState.Received => Tone.Green, ReturnState.SentBack => Tone.Red, ReturnState.Submitted => Tone.Blue, ReturnState.Filling => Tone.Amber, _ => Tone.Plain };
        return new(of, new LightView(light, Text: of.LightText), new TagView(of.StateName, tone), Features.Returns.ReturnHand.Name(of.Title, of.Period));
    }
}
