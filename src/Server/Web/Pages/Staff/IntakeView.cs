using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Forms;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>登记受理: one form for what comes by telephone, letter, visit, hotline, transfer, inspection or monitoring.</summary>
/// <param name="Hints">Likely duplicates and linked people.</param>
/// <param name="Waiting">Tips that wait to be taken in.</param>
/// <param name="Refusal">The sentence of a refusal after a submit.</param>
/// <param name="Key">Idempotency key of this form: a second submit of the same page changes nothing.</param>
public sealed record IntakeView(
    SchemaFormView Form, IntakeHintsView Hints, IReadOnlyList<TaskLine> Waiting, string Key, string? Refusal = null) : IPageView
{
    /// <summary>Name of the hidden field that carries the key.</summary>
    public const string KeyField = "idempotencyKey";

    public Type Component => typeof(IntakePage);

    public string Title(Words words) => words["intake"];
}

/// <summary>What to compare before a tip is registered: numbers of cases, never what somebody told.</summary>
/// <param name="Duplicates">The likeliest; <paramref name="AllDuplicates"/> says how many there are.</param>
/// <param name="Asked">Somebody looked; before that there is nothing to say.</param>
public sealed record IntakeHintsView(IReadOnlyList<IntakeHint> Duplicates, IReadOnlyList<IntakeHint> Linked, int AllDuplicates, int AllLinked, bool Asked) : IPageView
{
    public static IntakeHintsView None { get; } = new([], [], 0, 0, false);

    public Type Component => typeof(IntakeHintsBox);

    public string Title(Words words) => words["intake.hints"];
}

/// <param name="Days">Days between the two occurrences, where they are near; null otherwise.</param>
/// <param name="LikeText">What was told is alike.</param>
public sealed record IntakeHint(string Number, string Link, DateOnly ReceivedOn, bool SameUnit, bool SameConduct, int? Days, bool LikeText);
