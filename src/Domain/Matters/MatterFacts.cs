using System.Text.Json.Nodes;
using Qingyi.Domain.Cases;

namespace Qingyi.Domain.Matters;

/// <summary>What a matter knows beside its forms.</summary>
/// <param name="Opened">Who opened it; the house, where another procedure did.</param>
/// <param name="Given">Coded fields that the procedure before handed over, such as one finding of an inspection.</param>
/// <param name="GivenTexts">Sealed texts that came with them: path of the field to id.</param>
public sealed record MatterFacts(Signature Opened, JsonObject? Given = null, IReadOnlyDictionary<string, string>? GivenTexts = null)
{
    /// <summary>How it ended: the drawing's own word, such as <c>returned</c> or <c>clue</c>; <c>cancelled</c> by a person.</summary>
    public string? Result { get; init; }

    public Signature? Ended { get; init; }

    /// <summary>Why it was cancelled, sealed.</summary>
    public string? ReasonText { get; init; }
}

/// <summary>Where a case or a matter came from, inside the house.</summary>
/// <param name="Kind">Kind of the one before.</param>
/// <param name="Step">The step of its drawing that led here.</param>
/// <param name="List">The table of that step's form of which one row led here; null where the whole form did.</param>
public sealed record Origin(string CaseId, string Number, string Kind, string Step, string? List = null);

/// <summary>填报: one filled-in form. Codes, figures and days stand here; free text of people is sealed and stands as an id.</summary>
/// <param name="Step">Id of the step in the drawing; the last record of a step is what expressions read.</param>
/// <param name="TaskId">The task, which keeps the form that was filled in.</param>
/// <param name="Texts">Path of the field (<c>findings[0].problem</c>) to the id of its sealed text.</param>
public sealed record FormRecord(string Step, string TaskId, string Outcome, JsonObject Codes, IReadOnlyDictionary<string, string> Texts, Signature Signed);
