namespace Qingyi.Domain.People;

/// <summary>Who acts: the signed-in person with today's roles and organisation.</summary>
/// <param name="Id">Account id.</param>
/// <param name="Name">Display name.</param>
/// <param name="OrganisationId">The organisation that the person belongs to.</param>
/// <param name="Path">Path of that organisation in the jurisdiction tree.</param>
/// <param name="Roles">Values of <see cref="Role"/>.</param>
public sealed record Person(string Id, string Name, string OrganisationId, string Path, IReadOnlySet<string> Roles)
{
    /// <summary>The absent person in whose posts this one acts; null: in the own ones.</summary>
    public Represented? For { get; init; }

    /// <summary>The organisation that a substitute belongs to, where it is not the one that they act in.</summary>
    public string? Home { get; init; }

    /// <summary>Posts of absent people that this person holds today beside the own ones.</summary>
    public IReadOnlyList<Person> Lent { get; init; } = [];

    /// <summary>The own posts and the lent ones, the own first.</summary>
    public IEnumerable<Person> Seats => Lent.Prepend(this);

    /// <summary>The first seat that will do; the own where none will.</summary>
    public Person From(Func<Person, bool> fits) => Lent.Count == 0 ? this : Seats.FirstOrDefault(fits) ?? this;

    /// <summary>Whose part in a case this is: the absent person's, where one is acted for.</summary>
    public string Part => For?.Id ?? Id;

    /// <summary>Whether this is the person, or acts for the person: a rule that asks for somebody else looks at both.</summary>
    public bool Stands(string? account) => account is not null && (account == Id || account == For?.Id);

    public bool Is(string role) => Roles.Contains(role);
    public bool IsAny(params IEnumerable<string> roles) => roles.Any(Roles.Contains);
}

/// <summary>An absent person for whom a substitute acts.</summary>
/// <param name="Until">Last day of the absence.</param>
public sealed record Represented(string Id, string Name, DateOnly Until);

/// <summary>The roles of the house. The code is stored, the name is shown.</summary>
public static class Role
{
    public const string Intake = "intake";
    public const string Handler = "handler";
    public const string LegalReviewer = "legal-reviewer";
    public const string SectionHead = "section-head";
    public const string Leader = "leader";
    public const string PrincipalLeader = "principal-leader";
    public const string Publisher = "publisher";
    public const string Supervisor = "supervisor";
    public const string Auditor = "auditor";
    public const string Administrator = "administrator";
    public const string SecurityAdministrator = "security-administrator";
    public const string Hospital = "hospital";

    /// <summary>Code and name, in the order of screens.</summary>
    public static IReadOnlyDictionary<string, string> Names => All.ToDictionary(r => r, r => Texts.Of("people.role." + r), StringComparer.Ordinal);

    /// <summary>All codes, in the order of screens.</summary>
    private static readonly string[] All =
        [Intake, Handler, LegalReviewer, SectionHead, Leader, PrincipalLeader, Publisher, Supervisor, Administrator, SecurityAdministrator, Auditor, Hospital];

    /// <summary>Roles that work on cases; the others never see one.</summary>
    public static IReadOnlyList<string> OfCases { get; } = [Intake, Handler, LegalReviewer, SectionHead, Leader, PrincipalLeader, Publisher, Supervisor];

    /// <summary>Roles that a substitute may hold for an absent person. Those that watch over the house itself are never lent, and whoever holds one is nobody's substitute.</summary>
    public static IReadOnlyList<string> Lendable { get; } = [.. OfCases, Hospital];
}
