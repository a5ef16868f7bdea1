namespace Qingyi.Client;

/// <summary>文书: one kind of a case.</summary>
/// <param name="Kind">Such as <c>prior-notice</c>.</param>
/// <param name="Name">Chinese.</param>
/// <param name="Ready">The facts that it rests on are recorded.</param>
/// <param name="After">What must be recorded first; Chinese.</param>
/// <param name="Blank">A form that is filled in by hand and comes back as evidence.</param>
/// <param name="Versions">Oldest first.</param>
public sealed record CaseDocument(string Kind, string Name, bool Ready, string After, bool Blank, IReadOnlyList<DocumentVersion> Versions);

/// <param name="Version">From 1, by case and kind.</param>
/// <param name="Final">定稿: what leaves the house.</param>
/// <param name="Number">文号, where one was drawn for it.</param>
/// <param name="Sha256">Of the text in UTF-8, lower-case hex.</param>
public sealed record DocumentVersion(int Version, bool Final, string? Number, string By, DateTimeOffset At, string Sha256);

/// <param name="Text">In the marks of workflows/documents/README.md.</param>
/// <param name="Version">Null where the text comes fresh from the facts.</param>
public sealed record DocumentContent(string Kind, string Name, string Text, DocumentVersion? Version);

/// <summary>A text to be kept as the next version.</summary>
/// <param name="Basis">The version that it was written over, 0 for none. Another version since then answers 409.</param>
/// <param name="Final">Keep it as final: a place 【文号】 in it gets the next number of the series.</param>
public sealed record KeepDocumentRequest(string? Text, int Basis, bool Final);
