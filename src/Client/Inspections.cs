namespace Qingyi.Client;

/// <summary>Opens a round of inspections: its secret is made and the secret's hash published.</summary>
/// <param name="Item">Id of the plan's inspection quota, or <c>free</c>.</param>
/// <param name="Period">2022, 2022Q1 or 2022-03.</param>
/// <param name="Checklist">Key of a checklist; the plan's own where absent.</param>
public sealed record RoundOpening(string Campaign, string Item, string Period, string? Checklist = null);

/// <summary>Fixes who may be drawn. Cannot be taken back.</summary>
/// <param name="Source">Where the public value will come from that nobody can know yet, such as the numbers of a lottery to be drawn.</param>
/// <param name="ByType">Draws by type of institution; always so where the plan names types.</param>
/// <param name="LeftOut">Units that do not take part, and why (<c>just-inspected</c>, <c>closed</c> or <c>other</c>); what the house leaves out by itself need not stand here.</param>
/// <param name="Avoid">Relations that this round knows of beside the declared ones.</param>
public sealed record ListFixing(string Source, IReadOnlyList<TakeItem> Takes, bool ByType = false, IReadOnlyList<LeftOutItem>? LeftOut = null, IReadOnlyList<AvoidItem>? Avoid = null);

public sealed record TakeItem(string Stratum, int Count);

public sealed record LeftOutItem(string Unit, string Ground);

/// <param name="Inspector">Account id.</param>
/// <param name="Ground"><c>own-unit</c>, <c>former-unit</c>, <c>relative</c>, <c>interest</c> or <c>other</c>.</param>
public sealed record AvoidItem(string Inspector, string Unit, string Ground);

/// <param name="Value">The public value, as announced.</param>
public sealed record DrawRequest(string Value);

/// <param name="Reason">Published with the draw: no person's name.</param>
public sealed record RoundRepeat(string Reason);

/// <param name="Scope"><c>area</c>, <c>inspected</c> or <c>internal</c>; only the first is published.</param>
public sealed record RoundCircular(string Scope, string Summary);

/// <summary>What everybody may see of a round.</summary>
/// <param name="State"><c>committed</c>, <c>fixed</c>, <c>drawn</c> or <c>repeated</c>.</param>
/// <param name="Commitment">SHA-256 of the secret, known before the list was fixed.</param>
/// <param name="Secret">Published with the draw.</param>
/// <param name="Seed">SHA-256 of secret, list hash and public value, each on a line.</param>
/// <param name="Repeats">The round whose draw this one repeats, for the published reason.</param>
/// <param name="RepeatedBy">The round that took its place.</param>
public sealed record PublicRound(
    string Id,
    string Number,
    string Organisation,
    string Campaign,
    string Item,
    string ItemTitle,
    string Period,
    int Attempt,
    string State,
    string Commitment,
    DateTimeOffset CommittedAt,
    string? Source,
    string? List,
    string? ListHash,
    DateTimeOffset? FixedAt,
    string? Secret,
    string? Value,
    string? Seed,
    string? Result,
    DateTimeOffset? DrawnAt,
    IReadOnlyList<PublicVisit> Drawn,
    string? Repeats,
    string? Reason,
    string? RepeatedBy,
    string? Circular,
    DateTimeOffset? CircularAt);

/// <summary>A drawn unit; inspectors by their codes in the list.</summary>
public sealed record PublicVisit(string Unit, string Name, string Stratum, string Lead, string Second, IReadOnlyList<ReplacementItem> Replaced);

/// <param name="Ground"><c>conflict</c>, <c>absent</c> or <c>other</c>.</param>
public sealed record ReplacementItem(string From, string To, string Ground, DateTimeOffset At);

/// <summary>A round for the staff: whose codes these are, and the matters.</summary>
/// <param name="Salt">With it each digest of the list can be checked: SHA-256 of account id and salt, each on a line.</param>
public sealed record RoundDetail(PublicRound Round, string Checklist, string? Salt, IReadOnlyList<InspectorItem> Inspectors, IReadOnlyList<VisitItem> Visits);

public sealed record InspectorItem(string Code, string Id, string Name);

/// <param name="Matter">Absent until it is opened, a moment after the draw.</param>
/// <param name="State"><c>opening</c>, <c>underway</c>, <c>closed</c> or <c>cancelled</c>.</param>
public sealed record VisitItem(string Unit, string Name, string Stratum, string? Matter, string? MatterNumber, string State, string Lead, string Second);

/// <summary>Who and what a round may draw from, as the registers say today.</summary>
/// <param name="Owed">What the quota still lacks of each stratum, as a proposal.</param>
/// <param name="Lacking">Types that each round must cover and of which there is no unit.</param>
public sealed record CandidateList(
    IReadOnlyList<CandidateUnit> Units, IReadOnlyList<LeftOutItem> LeftOut, IReadOnlyList<CandidateInspector> Inspectors, IReadOnlyList<AvoidItem> Avoid, IReadOnlyList<TakeItem> Owed, IReadOnlyList<string> Lacking);

public sealed record CandidateUnit(string Code, string Name, string Type, string Level, string Owner, string? Institution);

public sealed record CandidateInspector(string Id, string Name);

/// <summary>A year's quota of one item.</summary>
/// <param name="Unit"><c>rounds</c> or <c>units</c>.</param>
/// <param name="State"><c>met</c>, <c>underway</c>, <c>late</c>, <c>impossible</c>, <c>missed</c> or <c>ahead</c>.</param>
public sealed record QuotaItem(string Campaign, string Item, string Title, int Year, string Unit, string State, int Workdays, int Pairs, IReadOnlyList<QuotaRow> Rows, string Source);

/// <param name="Owed">0 where the row only counts.</param>
public sealed record QuotaRow(string Stratum, string Name, int Candidates, int Owed, int Drawn, int Done, int Missing);

/// <summary>申报: a standing relation to a unit.</summary>
public sealed record RelationDeclaring(string Unit, string Ground);

public sealed record RelationItem(string Id, string Unit, string Ground, DateTimeOffset At);
