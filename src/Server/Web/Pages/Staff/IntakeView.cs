using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Forms;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>登记受理: one form for what comes by telephone, letter, visit, hotline, transfer, inspection or monitoring.</summary>
/// <param name="Hints">Likely duplicates and linked matters, as counts and numbers, never others' text.</param>
/// <param name="Waiting">Tips that wait to be taken in.</param>
/// <param name="Refusal">The sentence of a refusal after a submit.</param>
/// <param name="Key">Idempotency key of this form: a second submit of the same page changes nothing.</param>
public sealed record IntakeView(
    SchemaFormView Form, IReadOnlyList<string> Hints, IReadOnlyList<TaskLine> Waiting, string Key, string? Refusal = null) : IPageView
{
    /// <summary>Name of the hidden field that carries the key.</summary>
    public const string KeyField = "idempotencyKey";

    public Type Component => typeof(IntakePage);

    public string Title(Words words) => words["intake"];
}
