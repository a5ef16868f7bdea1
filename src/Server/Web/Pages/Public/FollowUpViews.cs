using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Public;

/// <summary>Asks for the receipt. A wrong and an unknown one get the same answer.</summary>
/// <param name="Given">What was typed.</param>
public sealed record FollowUpFormView(string Given = "", string? Error = null) : IPageView
{
    public Type Component => typeof(FollowUpFormPage);

    public string Title(Words words) => words["follow-up"];
}

/// <summary>How a tip stands, for the one who holds its receipt.</summary>
/// <param name="Receipt">Goes back in a hidden field with every post, so that it stands in no address.</param>
/// <param name="Light">How the time to the next stage stands.</param>
/// <param name="Explanation">What is being done and until when, in one or two sentences.</param>
/// <param name="Files">Names of the files handed in, with the day.</param>
/// <param name="Draft">A message that was typed and could not be taken.</param>
public sealed record FollowUpView(
    string Receipt,
    IReadOnlyList<StepView> Stages,
    LightView Light,
    string Explanation,
    IReadOnlyList<MessageView> Messages,
    IReadOnlyList<(string Name, DateOnly On)> Files,
    IReadOnlyList<ActionView> Others,
    string Draft = "",
    string? Error = null) : IPageView
{
    public Type Component => typeof(FollowUpPage);

    public string Title(Words words) => words["follow-up"];
}

public static class FollowUpFields
{
    public const string Receipt = "receipt";
    public const string Text = "text";
    public const string Files = "files";
}
