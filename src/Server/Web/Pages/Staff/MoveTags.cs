using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Web.Pages.Staff;

/// <summary>Codes of plans, verdicts and steps as words.</summary>
public static class MoveTags
{
    public static TagView Plan(string state, Words words) => state switch
    {
        "draft" => new(words["move.plan.draft"]),
        "checked" => new(words["move.plan.checked"], Tone.Amber),
        "approved" => new(words["move.plan.approved"], Tone.Blue),
        "running" => new(words["move.plan.running"], Tone.Blue),
        _ => new(words["move.plan.done"], Tone.Green),
    };

    public static TagView Verdict(string verdict, Words words) => verdict switch
    {
        "fine" => new(words["move.fine"], Tone.Green),
        "needs-mapping" => new(words["move.needs-mapping"], Tone.Amber),
        _ => new(words["move.impossible"], Tone.Red),
    };

    public static TagView Case(string state, Words words) => state switch
    {
        "waiting" => new(words["move.state.waiting"]),
        "moved" => new(words["move.state.moved"], Tone.Blue),
        _ => new(words["move.state.stays"]),
    };

    public static TagView Likeness(string by, Words words) => by switch
    {
        "id" => new(words["move.by.id"]),
        "act" => new(words["move.by.act"]),
        "name" => new(words["move.by.name"]),
        "kind" => new(words["move.by.kind"]),
        "chosen" => new(words["move.by.chosen"], Tone.Blue),
        _ => new(words["move.by.none"], Tone.Red),
    };

    /// <summary>Words of a filter: a verdict, a state of cases, or everything.</summary>
    public static string Filter(string code, Words words) => code switch
    {
        "" => words["move.all"],
        "waiting" or "moved" or "stays" => Case(code, words).Text,
        _ => Verdict(code, words).Text,
    };

    /// <param name="organisation">Null for the edition that ships.</param>
    public static string Version(int version, string? organisation, Words words) =>
        organisation is null ? words["moves.version.shipped", version] : words["moves.version", organisation, version];
}
