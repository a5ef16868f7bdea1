namespace Qingyi.Tests.Support;

/// <summary>
/// Names the rows of the requirements register that a test drives: through HTTP or the command line, or by asserting the rule or field that the row names. A test that merely loads a file
/// names none.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public sealed class RequirementAttribute(params string[] ids) : Attribute
{
    /// <summary>Such as <c>S1-059</c>.</summary>
    public IReadOnlyList<string> Ids { get; } = ids;
}
