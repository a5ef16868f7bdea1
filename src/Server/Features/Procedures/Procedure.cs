using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.People;

namespace Qingyi.Server.Features.Procedures;

/// <summary>
/// A procedure that runs on a case beside or after the main one: who may start it, and when. Each stands in its stage's folder; the drawing of the same
/// id says who acts then, and the case's lifecycle whether each step is lawful.
/// </summary>
public abstract class Procedure
{
    /// <summary>Key of the drawing.</summary>
    public abstract string Id { get; }

    /// <summary>Name, as the case page shows it.</summary>
    public abstract string Name { get; }

    /// <summary>One sentence that says what it is for.</summary>
    public abstract string Purpose { get; }

    /// <summary>Roles that may start it, in the case's own organisation. A handler must be one of the case's two.</summary>
    public abstract IReadOnlyList<string> Roles { get; }

    /// <summary>The step with which it begins: what the lifecycle refuses to it cannot be started. Null: it moves nothing in law.</summary>
    public abstract CaseTrigger? First { get; }

    /// <summary>What speaks against starting it now, whoever asks; null when nothing does.</summary>
    public virtual Refusal? Refuse(Asking asking) => First is { } first ? CaseLifecycle.Opening(asking.Case, first, asking.Now) : null;

    /// <summary>Null when the person may start it.</summary>
    public Refusal? RefuseTo(Person person, Case of)
    {
        ArgumentNullException.ThrowIfNull(person);
        var handlers = of.Facts.Assignment;
        if (person.For is not null && (of.IsRecused(person.Id) || of.IsRecused(person.Part)))
        {
            return ProcedureRefusals.ByOthers(Roles);
        }

        var may = person.OrganisationId == of.OrganisationId
            && Roles.Any(r => person.Is(r) && (r != Role.Handler || handlers is null || (handlers.Includes(person.Part) && !of.IsRecused(person.Part))));
        return may ? null : ProcedureRefusals.ByOthers(Roles);
    }
}

/// <summary>What a procedure may look at when somebody asks to start it.</summary>
/// <param name="Leading">The case that this one was merged into, where it was.</param>
/// <param name="Now">UTC.</param>
public sealed record Asking(Case Case, Case? Leading, Deadlines.Calendar Calendar, DateTimeOffset Now);
