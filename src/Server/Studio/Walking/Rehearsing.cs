using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Engine.Activities;
using Qingyi.Server.Activities;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Studio.Walking;

/// <summary>
/// Takes the transition's place while a drawing is walked: an automatic step fires what it declares on the invented case, and nothing is written anywhere.
/// </summary>
public sealed class Rehearsing : IServiceProvider
{
    private readonly List<Taken> _taken = [];

    public Rehearsing(Rehearsal of)
    {
        Of = of;
        Refresh();
    }

    public Rehearsal Of { get; }

    /// <summary>What conditions read, brought in line after each step.</summary>
    public JsonObject Facts { get; } = [];

    /// <summary>Automatic steps that had their turn, in order.</summary>
    public IReadOnlyList<Taken> Steps => _taken;

    public Refusal? Take(CaseActivity step, ActivityExecutionContext context)
    {
        Refusal? refusal = null;
        foreach (var trigger in step.Fires)
        {
            refusal ??= Of.Fire(trigger, "", "", null);
        }

        _taken.Add(new Taken(context.Instance.DefinitionId, context.ActivityId, step.Fires.Count > 0, refusal));
        Refresh();
        return refusal;
    }

    object? IServiceProvider.GetService(Type serviceType) => serviceType == typeof(Rehearsing) ? this : null;

    private void Refresh() => CaseFactsView.Fill(Facts, Of.Case);
}

/// <summary>One turn of an automatic step.</summary>
/// <param name="Definition">Key of the drawing that it stands in.</param>
/// <param name="Activity">Id of its node.</param>
/// <param name="Moves">It means something in law.</param>
/// <param name="Refusal">Why the law did not let it.</param>
public sealed record Taken(string Definition, string Activity, bool Moves, Refusal? Refusal);
