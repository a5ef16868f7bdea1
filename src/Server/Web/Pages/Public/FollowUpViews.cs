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
/// <param name="May">What else she can do.</param>
/// <param name="Draft">A message that was typed and could not be taken.</param>
/// <param name="Error">Why it could not.</param>
/// <param name="Form">The form in which it was typed: <see cref="FollowUpFields.Reply"/>, or one of what else she can do.</param>
public sealed record FollowUpView(
    string Receipt,
    IReadOnlyList<StepView> Stages,
    LightView Light,
    string Explanation,
    IReadOnlyList<MessageView> Messages,
    IReadOnlyList<(string Name, DateOnly On)> Files,
    ReporterMay May,
    string Draft = "",
    string? Error = null,
    string Form = FollowUpFields.Reply) : IPageView
{
    public Type Component => typeof(FollowUpPage);

    public string Title(Words words) => words["follow-up"];
}

/// <summary>What the holder of a receipt can do beside writing.</summary>
/// <param name="Answered">The handling was answered: she may rate it.</param>
/// <param name="Score">The rating that she gave; null: none.</param>
/// <param name="ReviewUntil">Last day on which a review may be asked for; null: too early or too late.</param>
/// <param name="ReviewAskedOn">The day on which she asked for one.</param>
/// <param name="ProtectionDays">Working days in which a leader answers that she is made to suffer for it.</param>
/// <param name="ReviewDays">Days in which a review is answered.</param>
public sealed record ReporterMay(bool Answered, int? Score, DateOnly? ReviewUntil, DateOnly? ReviewAskedOn, int ProtectionDays, int ReviewDays);

public static class FollowUpFields
{
    public const string Receipt = "receipt";
    public const string Text = "text";
    public const string Files = "files";
    public const string About = "about";
    public const string Score = "score";

    /// <summary>The form beneath the conversation.</summary>
    public const string Reply = "";
    public const string Rating = "rating";
}
