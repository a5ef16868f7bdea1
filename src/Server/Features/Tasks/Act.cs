using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Features.Tasks;

/// <summary>
/// What completing a task does to the case: one act a legal step, each in its stage's folder. The drawing says when an act is due and who may take it;
/// the act says which form it has and what it records; the case's lifecycle says whether it is lawful now.
/// </summary>
public abstract class Act
{
    /// <summary>Kebab-case id that definitions refer to; never renamed.</summary>
    public abstract string Id { get; }

    /// <summary>Name, as the inbox shows it.</summary>
    public abstract string Name { get; }
    public abstract CaseStage Stage { get; }

    /// <summary>Role that takes the act unless the drawing says otherwise.</summary>
    public abstract string Role { get; }

    /// <summary>Outcome codes with their names; a drawing connects some of them.</summary>
    public abstract IReadOnlyDictionary<string, string> Outcomes { get; }

    /// <summary>A drawing may add fields of its own (see <see cref="DrawnForm"/>).</summary>
    public virtual bool TakesForm => false;

    /// <summary>A drawing may name outcomes of its own.</summary>
    public virtual bool TakesOutcomes => false;

    /// <summary>The form offers the handlers of the task's organisation: they are asked for beforehand.</summary>
    public virtual bool NamesHandlers => false;

    /// <summary>
    /// What the outcome does to the law: the triggers that <see cref="Apply"/> fires, in order; none for a step that only people see. A drawing is walked
    /// by this word before it is published, and a completion that fires anything else is a fault.
    /// </summary>
    /// <param name="outcome">One of <see cref="Outcomes"/>.</param>
    /// <param name="of">The case before the step; where its stage or facts choose between two triggers.</param>
    public abstract IReadOnlyList<CaseTrigger> Fires(string outcome, Case of);

    /// <summary>The stage under which lists show the task.</summary>
    public virtual CaseStage StageIn(Case of) => Stage;

    /// <summary>JSON Schema of the data; live lists come from the view.</summary>
    public virtual JsonObject Form(ActView view) => Forms.Of();

    /// <summary>Records the act; null when done, otherwise the refusal, and then nothing has changed.</summary>
    public abstract Refusal? Apply(Doing doing);

    /// <summary><see cref="Apply"/>, held to what <see cref="Fires"/> declares.</summary>
    public Refusal? Record(Doing doing)
    {
        var (declared, before) = (Fires(doing.Outcome, doing.Case), doing.Case.Fired.Count);
        if (Apply(doing) is { } refusal)
        {
            return refusal;
        }

        var fired = doing.Case.Fired.Skip(before).ToList();
        return fired.SequenceEqual(declared)
            ? null
            : throw new InvalidOperationException($"The act {Id} declares [{string.Join(", ", declared)}] for {doing.Outcome} and fired [{string.Join(", ", fired)}].");
    }

    protected static IReadOnlyDictionary<string, string> Are(params (string Code, string Name)[] outcomes) =>
        outcomes.ToDictionary(o => o.Code, o => o.Name, StringComparer.Ordinal);
}

/// <summary>What a form may show: the case and the people whom it may name.</summary>
/// <param name="Handlers">Accounts of the role handler in the task's organisation who may take part; filled where the form offers them.</param>
public sealed record ActView(Case Case, IReadOnlyList<Person> Handlers, int Evidence, DateOnly Today)
{
    /// <summary>Institutions under the task's organisation; filled for matters whose form offers them.</summary>
    public IReadOnlyList<Option> Institutions { get; init; } = [];

    /// <summary>Figures that a form is filled in with beforehand, where it asks for some.</summary>
    public IReadOnlyDictionary<string, decimal> Figures { get; init; } = new Dictionary<string, decimal>();
}

/// <summary>One completion of a task, while it is being decided.</summary>
public sealed record Doing(Transition Transition, TaskRow Task, string Outcome, JsonObject Data, ActView View)
{
    public Case Case => Transition.Case;
    public Person By => Transition.By;
    public DateTimeOffset Now => Transition.Now;

    /// <summary>The form that <see cref="Data"/> was checked against.</summary>
    public JsonObject Form { get; init; } = [];

    public string? Text(string field) => Data[field]?.GetValue<string>();
    public bool Flag(string field) => Data[field]?.GetValue<bool>() ?? false;
    public decimal? Number(string field) => Data[field] is { } n ? decimal.Parse(n.ToJsonString(), CultureInfo.InvariantCulture) : null;
    public DateOnly? Day(string field) => Text(field) is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
    public DateTimeOffset? Moment(string field) => Text(field) is { } moment ? DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture).ToUniversalTime() : null;
    public IReadOnlyList<string> List(string field) => [.. (Data[field] as JsonArray ?? []).Select(n => n!.GetValue<string>())];

    /// <summary>Seals a field's text and gives the id that the case keeps.</summary>
    public string Sealed(string field) => Transition.Seal(Text(field)) ?? "";

    /// <summary>Seals the reason; the refusal where none was given.</summary>
    public Refusal? ReasonGiven() => Transition.Seal(Text("reason")) is null ? TaskRefusals.ReasonMissing : null;

    public Person? Handler(string field) => View.Handlers.FirstOrDefault(p => p.Id == Text(field));
}
