using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Qingyi.Domain;

namespace Qingyi.Server.Features.Returns;

/// <summary>Which return: a duty of a campaign, or a template that is handed in by hand.</summary>
/// <param name="Period">As obligations name it; empty or absent for a single one.</param>
public sealed record ReturnOpening(string? Campaign = null, string? Obligation = null, string? Period = null, string? Template = null);

/// <summary>A step on a return; the version that the person saw must still stand.</summary>
/// <param name="Reason">Why it is sent back, or why units are missing.</param>
public sealed record ReturnStep(long Version, string? Reason = null);

/// <summary>What the unit fills in. What is left out stays as it is.</summary>
/// <param name="Tables">Key of a table to its lines; each line has the columns of the table.</param>
public sealed record ReturnChange(long Version, Dictionary<string, FigureChange>? Figures = null, Dictionary<string, string?>? Texts = null, Dictionary<string, JsonArray>? Tables = null);

/// <param name="Own">Null: nothing is known.</param>
/// <param name="Reason">Why it differs from what was counted; null keeps a reason that is there.</param>
public sealed record FigureChange([property: JsonRequired] decimal? Own, string? Reason = null);

/// <param name="Units">Whom to chase; absent: everybody who is missing.</param>
public sealed record ReturnChase(string Campaign, string Obligation, string? Period = null, IReadOnlyList<string>? Units = null, string? Text = null);

/// <summary>One line of a list of returns. Where nobody has opened it yet it has no id.</summary>
public sealed record ReturnItem(
    string? Id, string Campaign, string CampaignTitle, string Obligation, string Title, string Period, string Unit, string UnitName, string? Upper, string Kind, string State, string StateName, DateOnly? Opens, DateOnly? Due, string Light, string LightText,
    bool Late, int Chased, int Round);

public sealed record ReturnDetail(
    ReturnItem Summary, long Version, DateTimeOffset? CutOff, string? UpperName, IReadOnlyList<string> Derivation, string Template, int TemplateVersion, IReadOnlyList<SectionItem> Sections, IReadOnlyList<TextItem> Texts, IReadOnlyList<TableItem> Tables,
    IReadOnlyList<FileItem> Files, string? FilesTitle, BelowItem? Below, IReadOnlyDictionary<string, string> Faults, IReadOnlyList<SubmissionItem> Submissions, IReadOnlyList<ReturnEventItem> History, IReadOnlyDictionary<string, string?> Steps);

public sealed record SectionItem(string Title, IReadOnlyList<ReturnFigureItem> Figures);

/// <param name="Counted">The house counts it; otherwise the unit enters it.</param>
/// <param name="Derived">A sum of other figures, never entered.</param>
/// <param name="Source">Where it comes from, in words.</param>
public sealed record ReturnFigureItem(
    string Key, string Title, string Unit, bool Counted, bool Derived, string Source, decimal? Found, decimal? Own, string? Reason, decimal? Below, decimal? Total, int Rows, int Decimals, string? Note);

public sealed record TextItem(string Key, string Title, bool Required, int Max, string? Text);

public sealed record TableItem(string Key, string Title, int Least, IReadOnlyList<Domain.Returns.TableColumn> Columns, JsonArray Lines);

public sealed record FileItem(string Id, string Name, long Size, string Sha256, string By, DateTimeOffset At);

/// <param name="Stale">The received returns changed after they were added up.</param>
public sealed record BelowItem(IReadOnlyList<ReturnItem> Units, int Expected, int Merged, IReadOnlyList<string> Missing, bool Stale);

public sealed record SubmissionItem(int Round, DateTimeOffset At, string By, string Number, string Hash, bool Late, IReadOnlyList<string> Missing, string? MissingReason, string? Verdict, DateTimeOffset? VerdictAt, string? VerdictBy, string? VerdictReason);

public sealed record ReturnEventItem(DateTimeOffset At, string By, string What, string WhatName, string State, string? Text);

/// <summary>The receipt of a return.</summary>
public sealed record ReturnReceipt(string Id, string Number, DateTimeOffset At, string Hash, int Round, bool Late, string Title, string UnitName, string? UpperName, string Version);

/// <summary>The rows behind a figure.</summary>
/// <param name="Hidden">How many of them the caller may not see.</param>
public sealed record DrillItem(string Key, string Title, string Unit, decimal? Found, decimal? Own, string? Reason, DateTimeOffset? CutOff, IReadOnlyList<DrillRow> Rows, int Hidden, IReadOnlyList<DrillBelow> Below, decimal? Total);

public sealed record DrillRow(string Kind, string Id, string Number, string Label, DateOnly On, decimal Value, string Link);

public sealed record DrillBelow(string Unit, string UnitName, string Return, decimal Value);

/// <summary>Units × periods: what is in, missing and late.</summary>
public sealed record ReturnMatrix(string Campaign, string Obligation, string Title, IReadOnlyList<string> Periods, IReadOnlyList<MatrixLine> Units, IReadOnlyList<MatrixSum> Sums);

public sealed record MatrixLine(string Unit, string UnitName, string? Upper, IReadOnlyList<ReturnItem?> Cells);

/// <param name="Late">In or not, after the last day.</param>
public sealed record MatrixSum(string Period, int Expected, int In, int Missing, int Late);

/// <summary>One period of a unit's returns as they were handed in: key of a figure to its total.</summary>
public sealed record TrendPoint(string Period, string PeriodName, string Return, IReadOnlyDictionary<string, decimal> Totals);

/// <summary>What became of a step: the id, or why not.</summary>
public sealed record Handed(string? Id, Refusal? Refusal = null, IReadOnlyDictionary<string, string>? Faults = null)
{
    public static implicit operator Handed(Refusal refusal) => new(null, refusal);
}
