using System.Text.Json.Nodes;

namespace Qingyi.Domain.Cases;

/// <summary>How an invented case goes where neither the drawing nor a person's choice decides it: what the rules would propose.</summary>
public sealed record RehearsedCourse(bool Hearing, bool Discussion, bool Licence, bool Money, bool Insurance, bool Personnel, bool Transfers, string Tier)
{
    /// <summary>A grave case: everything is due.</summary>
    public static RehearsedCourse Grave { get; } = new(true, true, true, true, true, true, true, "notify");

    /// <summary>A slight one: nothing is.</summary>
    public static RehearsedCourse Slight { get; } = new(false, false, false, false, false, false, false, "criticise");

    /// <summary>Grave and slight, and what lies between: each fact is there in one course and missing in another, together with different others.</summary>
    public static IReadOnlyList<RehearsedCourse> All { get; } =
    [
        Grave, Slight,
        Grave with { Hearing = false, Licence = false, Insurance = false, Transfers = false },
        Grave with { Discussion = false, Licence = false, Money = false, Personnel = false },
        Slight with { Hearing = true, Tier = "remove" },
        Slight with { Money = true, Tier = "none" },
    ];

    /// <summary>The rules' answer, as far as guards and drawings read it.</summary>
    internal JsonObject Response()
    {
        var sanctions = new JsonArray();
        if (Money)
        {
            sanctions.Add(new JsonObject { ["kind"] = "fine", ["mode"] = "must", ["min"] = 10000, ["max"] = 30000, ["proposed"] = 18000 });
        }

        if (Licence)
        {
            sanctions.Add(new JsonObject { ["kind"] = "suspension", ["mode"] = "must", ["minMonths"] = 6, ["maxMonths"] = 12, ["proposedMonths"] = 6 });
        }

        return new JsonObject
        {
            ["tier"] = Tier,
            ["sanctions"] = sanctions,
            ["insurance"] = Insurance ? new JsonArray(new JsonObject()) : new JsonArray(),
            ["personnel"] = Personnel ? new JsonArray(new JsonObject()) : new JsonArray(),
            ["transfers"] = Transfers ? new JsonArray(new JsonObject { ["to"] = "market-regulator" }) : new JsonArray(),
            ["procedure"] = new JsonObject { ["hearingOffered"] = Hearing, ["collectiveDiscussion"] = Discussion },
        };
    }
}
