using System.Text.Json.Nodes;

namespace Qingyi.Server.Features.Registers;

/// <summary>A register in the index.</summary>
/// <param name="MayKeep">Whether the caller may enter.</param>
public sealed record RegisterItem(string Key, string Title, string Group, string Purpose, int Entries, int Open, int Overdue, string Light, bool MayKeep);

/// <summary>A register with its form.</summary>
public sealed record RegisterDetail(
    RegisterItem Summary, int Version, JsonObject Form, IReadOnlyList<StateItem> States, IReadOnlyList<string> Columns, IReadOnlyList<ParameterItem> Parameters, int RetentionYears,
    IReadOnlyList<string> Sources, IReadOnlyList<string> Requirements);

public sealed record StateItem(string Key, string Title, bool Ended);

public sealed record ParameterItem(string Key, string Title, decimal Value, decimal Least, decimal Most, string? Unit);

/// <summary>An entry in a list; words of people are masked.</summary>
public sealed record EntryItem(string Id, string Number, string Label, string State, string StateName, string Organisation, string OrganisationName, DateOnly On, string Light, JsonObject Values);

/// <param name="Data">Codes, and words of people: open within the book's own organisation, masked outside it.</param>
public sealed record EntryDetail(
    EntryItem Summary, long Version, JsonObject Data, IReadOnlyList<StepItem> Steps, IReadOnlyList<DutyItem> Deadlines, IReadOnlyList<HistoryItem> History, IReadOnlyList<LedItem> LedTo, DateOnly? KeepUntil);

/// <summary>A step that the caller may take now.</summary>
public sealed record StepItem(string Key, string Title, string To, JsonObject? Form);

public sealed record DutyItem(string Id, string Title, DateOnly Due, string State, string Light);

public sealed record HistoryItem(DateTimeOffset At, string By, string What, string WhatName, string State, IReadOnlyList<string> Changed);

/// <param name="Id">Null where the caller may not see it.</param>
public sealed record LedItem(string Kind, string KindName, string Number, string? Id);

/// <param name="Version">The version that the person saw.</param>
public sealed record EntryChange(long Version, JsonObject? Data);

public sealed record ParameterChange(decimal Value);

/// <summary>A statistic with its denominator.</summary>
public sealed record FigureItem(string Key, string Title, string? Group, string? GroupName, decimal Part, decimal? Whole, decimal? Percent, string? Unit, decimal? Target);

/// <summary>A figure among its peers.</summary>
public sealed record StandingItem(string Entry, string Who, string Peers, decimal Value, int Rank, int Of, decimal Mean, double? Z, bool Stands, string State, string StateName);

/// <summary>What an upload held.</summary>
/// <param name="Good">Rows that would be taken.</param>
/// <param name="Known">Rows that are in the book already, unchanged.</param>
/// <param name="Changed">Rows that are in the book with other contents.</param>
public sealed record ImportPreview(string Id, string Name, int Rows, int Good, int Known, int Changed, int Bad, IReadOnlyList<RowFault> Faults, IReadOnlyList<string> Unknown);

/// <param name="Row">As the sheet counts, the heading being row 1.</param>
public sealed record RowFault(int Row, string Column, string Value, string Sentence);

public sealed record ImportResult(string Id, int Rows, int Added, int Changed, int Known, int Bad, IReadOnlyList<RowFault> Faults);
