using System.Text.Json.Nodes;

namespace Qingyi.Domain.Registers;

/// <summary>台账: one register as a file defines it. Read by <see cref="RegisterReader"/>, which refuses what does not hang together.</summary>
public sealed record RegisterDefinition
{
    /// <summary>Kebab-case; stands in addresses and rows, never renamed.</summary>
    public required string Key { get; init; }
    public required string Title { get; init; }

    /// <summary>The heading that the index shows it under.</summary>
    public required string Group { get; init; }

    /// <summary>One sentence: what is entered, and what for.</summary>
    public required string Purpose { get; init; }
    public required KeptBy Keepers { get; init; }

    /// <summary>JSON Schema of a new entry.</summary>
    public required JsonObject Form { get; init; }

    /// <summary>Fields that name an entry in lists and messages; never sealed ones.</summary>
    public required IReadOnlyList<string> Label { get; init; }

    /// <summary>Fields that together stand once in a book; what an import knows a row by. Empty: nothing does.</summary>
    public IReadOnlyList<string> Natural { get; init; } = [];

    /// <summary>The date field that periods are counted by; null: the day of the entry.</summary>
    public string? On { get; init; }
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The first one is where an entry begins.</summary>
    public required IReadOnlyList<RegisterState> States { get; init; }
    public IReadOnlyList<RegisterMove> Transitions { get; init; } = [];

    /// <summary>What no entry may say.</summary>
    public IReadOnlyList<EntryRule> Refuse { get; init; } = [];
    public IReadOnlyList<EntryDeadline> Deadlines { get; init; } = [];
    public required IReadOnlyList<RegisterStatistic> Statistics { get; init; }
    public IReadOnlyList<RegisterLead> Leads { get; init; } = [];
    public IReadOnlyList<UnitParameter> Parameters { get; init; } = [];
    public PeerComparison? Ranking { get; init; }

    /// <summary>What of it everybody may read; null: nothing.</summary>
    public EntryPublication? Publish { get; init; }

    /// <summary>The matter whose ledger this is: it has no entries of its own.</summary>
    public OverMatter? Over { get; init; }
    public required Retention Retention { get; init; }
    public required IReadOnlyList<RegisterSource> Sources { get; init; }

    /// <summary>Ids of the rows of the requirements register that it serves.</summary>
    public required IReadOnlyList<string> Requirements { get; init; }

    public RegisterState Start => States[0];

    public RegisterState State(string key) => States.First(s => s.Key == key);

    /// <summary>Schema of a field, of the entry's form or of a transition's; null where there is none.</summary>
    public JsonObject? Field(string name) => Forms.Select(f => f["properties"]?[name] as JsonObject).FirstOrDefault(f => f is not null);

    /// <summary>The entry's form and those of its transitions.</summary>
    public IEnumerable<JsonObject> Forms => Transitions.Select(t => t.Form).OfType<JsonObject>().Prepend(Form);

    public string FieldTitle(string name) => Field(name)?["title"]?.ToString() ?? name;

    /// <summary>Words of people: kept sealed, shown masked outside the book's own organisation.</summary>
    public bool IsSealed(string name) => Field(name) is { } field && IsSealed(field);

    public static bool IsSealed(JsonObject field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field["x-sealed"] is JsonValue yes && yes.TryGetValue(out bool is_) && is_ || field["format"]?.ToString() == "textarea";
    }
}

/// <summary>Who keeps a register.</summary>
/// <param name="Levels">Ranks of the organisations that have a book: province, city, county, hospital.</param>
/// <param name="Roles">Roles that enter and edit.</param>
public sealed record KeptBy(IReadOnlyList<string> Levels, IReadOnlyList<string> Roles);

/// <param name="Ended">Nothing is owed any more; the time of keeping begins.</param>
/// <param name="Editable">What was entered may still be put right.</param>
public sealed record RegisterState(string Key, string Title, bool Ended = false, bool Editable = false);

/// <summary>A step from one state to another.</summary>
/// <param name="By">Roles that may take it, in the book's organisation or above it.</param>
/// <param name="Form">What is asked with it.</param>
/// <param name="OtherHand">Not by whoever made the entry.</param>
public sealed record RegisterMove(
    string Key, string Title, IReadOnlyList<string> From, string To, IReadOnlyList<string> By, JsonObject? Form = null, bool OtherHand = false, IReadOnlyList<EntryRule>? Refuse = null);

/// <summary>Refuses an entry for which all conditions hold.</summary>
/// <param name="Code">Kebab-case code of the refusal.</param>
/// <param name="Sentence">Chinese sentence that says what to do instead.</param>
public sealed record EntryRule(string Code, string Sentence, IReadOnlyList<Condition> When);

/// <summary>A duty that runs while an entry stands in one of the states.</summary>
/// <param name="Limit">Id of the legal limit.</param>
/// <param name="Workdays">In place of the limit's amount.</param>
/// <param name="Parameter">Unit parameter that gives the amount, in the limit's own unit.</param>
/// <param name="From">Field that the time runs from; null: the moment the state was entered.</param>
/// <param name="Until">Field that holds the last day itself.</param>
/// <param name="Lapses">States on reaching which the duty falls away rather than being met.</param>
public sealed record EntryDeadline(
    string Key, string Title, string Limit, IReadOnlyList<string> States, int? Workdays = null, string? Parameter = null, string? From = null, string? Until = null,
    IReadOnlyList<Condition>? When = null, IReadOnlyList<string>? Lapses = null);

/// <summary>What an entry leads to.</summary>
/// <param name="On">Keys of transitions, or <c>create</c>.</param>
/// <param name="To"><c>clue</c>, <c>matter</c> or <c>entry</c>.</param>
/// <param name="Kind">The conduct, the code of the matter, or the key of the register.</param>
/// <param name="Map">Fields of the next entry to fields of this one; a value that begins with = is taken as it is.</param>
public sealed record RegisterLead(
    IReadOnlyList<string> On, string To, string Kind, string Reason, IReadOnlyList<Condition>? When = null, IReadOnlyDictionary<string, string>? Map = null);

/// <summary>A figure that each organisation sets for itself, such as the hours for handing in or the number of its staff.</summary>
public sealed record UnitParameter(string Key, string Title, decimal Default, decimal Least, decimal Most, string? Unit = null);

/// <summary>Ranking against one's own peers.</summary>
/// <param name="Of">The field that says who.</param>
/// <param name="Within">Fields that make the peers.</param>
/// <param name="Value">The figure that is compared.</param>
/// <param name="Period">The field of the period, such as a month.</param>
/// <param name="Least">Fewer peers than that are not compared.</param>
/// <param name="Alert">Standard deviations from the peers' mean from which on a figure stands out.</param>
public sealed record PeerComparison(string Of, IReadOnlyList<string> Within, string Value, string Period, int Least, decimal Alert);

/// <summary>公开: entries that stand on the public site, and what of them.</summary>
/// <param name="In">States in which an entry is public.</param>
/// <param name="Fields">The only fields that are shown; never sealed ones.</param>
/// <param name="Withdrawn">State of an entry that was public and is no longer: its day and reason stay, nothing else.</param>
/// <param name="Reason">Field, a choice, that says why it was withdrawn.</param>
public sealed record EntryPublication(IReadOnlyList<string> In, IReadOnlyList<string> Fields, string? Withdrawn = null, string? Reason = null);

/// <param name="Matter">Code of the kind of matter.</param>
/// <param name="Fields">Field of the register to <c>step.field</c> of the matter's forms.</param>
public sealed record OverMatter(string Matter, IReadOnlyDictionary<string, string> Fields);

/// <param name="Years">Years that an entry is kept after it ended.</param>
public sealed record Retention(int Years, string Basis);

/// <param name="Seed">Number of the seed document: 000 to 004.</param>
/// <param name="Paragraph">Where it stands in it.</param>
public sealed record RegisterSource(string Seed, string Paragraph);
