using System.Text.Json.Nodes;
using Qingyi.Engine.Runs;

namespace Qingyi.Engine.Activities;

/// <summary>
/// One kind of step. A class derives from it, carries <see cref="ActivityAttribute"/> and is registered in an
/// <see cref="ActivityRegistry"/>. One object exists per node of a compiled workflow and is shared by all runs and
/// threads, so it holds nothing but its bindings (<see cref="Input{T}"/>, <see cref="Output{T}"/>).
/// </summary>
public abstract class Activity
{
    /// <summary>
    /// Runs the step. It completes with <c>Done</c> when it returns without having created a bookmark, scheduled a child or
    /// called <see cref="ActivityExecutionContext.CompleteActivity"/>.
    /// </summary>
    /// <exception cref="ActivityRefusedException">The step is unlawful now.</exception>
    protected internal abstract void Execute(ActivityExecutionContext context);

    /// <summary>Goes on after one of the step's bookmarks was resumed. By default completes with the outcomes given, else <c>Done</c>.</summary>
    protected internal virtual void Resume(ActivityExecutionContext context, ResumeInput input) => context.CompleteActivity([.. input.Outcomes]);

    /// <summary>
    /// What a bookmark of this activity carries once its instance was moved to another drawing; the inputs are read from the new one. Null keeps what it carried.
    /// </summary>
    /// <exception cref="InvalidOperationException">What waits cannot go on as this activity; the sentence says why, and nothing is moved.</exception>
    protected internal virtual JsonObject? Renew(ActivityExecutionContext context, Bookmark bookmark) => null;
}

/// <summary>
/// Thrown by an activity when its step must not be taken. In the resumed activity itself it refuses the whole burst
/// (<see cref="ResumeResult.Refused"/>); in a later automatic activity the incident strategy of the definition decides.
/// </summary>
/// <param name="code">Stable code of the refusal.</param>
/// <param name="sentence">What the officer is told.</param>
public sealed class ActivityRefusedException(string code, string sentence) : Exception(sentence)
{
    public string Code { get; } = code;

    public string Sentence { get; } = sentence;
}
