using System.Text.Encodings.Web;
using System.Text.Json;

namespace Qingyi.Server.Features.Rules;

/// <summary>A schedule as it stands in the editor: everything is text, since whatever was typed is kept.</summary>
public sealed record ScheduleForm
{
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Title { get; init; } = "";

    /// <summary>A table of discretion; null where the schedule is dated figures.</summary>
    public TableForm? Table { get; init; }

    /// <summary>Dated figures; empty where the schedule is a table.</summary>
    public IReadOnlyList<EditionForm> Editions { get; init; } = [];

    public static ScheduleForm Read(string json) => JsonSerializer.Deserialize<ScheduleForm>(json, Plain)!;

    public string Write() => JsonSerializer.Serialize(this, Plain);
}

public sealed record TableForm
{
    public string From { get; init; } = "";
    public string To { get; init; } = "";
    public string Source { get; init; } = "";
    public string Status { get; init; } = "";
    public string Statute { get; init; } = "";
    public string Article { get; init; } = "";
    public IReadOnlyList<string> Sides { get; init; } = [];
    public string Waiver { get; init; } = "";
    public IReadOnlyList<StepForm> Steps { get; init; } = [];
}

/// <param name="Suspension">Pairs of months, one for each count of aggravating facts: <c>6-7，8-10，11-12</c>.</param>
public sealed record StepForm(string Label = "", string Grade = "", string From = "", string To = "", string FineFrom = "", string FineTo = "", string Suspension = "", bool Revocation = false);

public sealed record EditionForm
{
    public string From { get; init; } = "";
    public string To { get; init; } = "";
    public string Source { get; init; } = "";
    public IReadOnlyList<FigureForm> Values { get; init; } = [];

    /// <summary>Articles by fixed keys; shown, not edited.</summary>
    public IReadOnlyList<FigureForm> Articles { get; init; } = [];
}

public sealed record FigureForm(string Key, string Text);
