using Qingyi.Domain.People;

namespace Qingyi.Domain.Cases;

/// <summary>
/// One case from tip-off to archive. Each stage's folder holds the part of this class that belongs to the stage; <see cref="CaseLifecycle"/>
/// says when a step is lawful. Methods return null when done, otherwise the refusal, and then nothing has changed.
/// </summary>
public sealed partial class Case
{
    public required string Id { get; init; }

    /// <summary>Case number (案号), such as 示卫线〔2026〕0001号.</summary>
    public required string Number { get; set; }

    /// <summary>What lists show; never a person's name from a tip.</summary>
    public required string Title { get; set; }

    /// <summary>Commission that handles the case, and its path in the jurisdiction tree.</summary>
    public required string OrganisationId { get; set; }
    public required string Path { get; set; }

    /// <summary>Organisations that the tip names: nobody who belongs to one of them may see the case.</summary>
    public IReadOnlyList<string> Named { get; init; } = [];

    /// <summary>One of the grading's conduct codes, or <c>other</c>.</summary>
    public required string Conduct { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Only the people who take part, and their leaders, may see the case.</summary>
    public bool Confidential { get; set; }

    public CaseStage Stage { get; internal set; } = CaseStage.Received;

    /// <summary>Everything that the stages recorded. Replaced as a whole, never changed in place.</summary>
    public CaseFacts Facts { get; private set; } = new();

    /// <summary>Goes up by one with every transition; two transitions of one case can never both win.</summary>
    public long Version { get; set; }

    /// <summary>Version ids of the definitions that this case runs on, by definition id; fixed at opening, and only added to by procedures that start later.</summary>
    public string WorkflowSet { get; set; } = "{}";

    private readonly List<CaseTrigger> _fired = [];

    /// <summary>Triggers that moved the case since it was loaded, in order.</summary>
    public IReadOnlyList<CaseTrigger> Fired => _fired;

    /// <summary>The same case at the same stage, with these facts and a life of its own.</summary>
    internal Case Again(CaseFacts facts) => new()
    {
        Id = Id,
        Number = Number,
        Title = Title,
        OrganisationId = OrganisationId,
        Path = Path,
        Named = Named,
        Conduct = Conduct,
        ReceivedAt = ReceivedAt,
        WorkflowSet = WorkflowSet,
        Kind = Kind,
        InstitutionId = InstitutionId,
        OriginId = OriginId,
        Stage = Stage,
        Facts = facts,
    };

    private Refusal? Do(CaseTrigger trigger, Person by, DateTimeOffset now, Func<CaseFacts, CaseFacts> record, CaseFacts? proposed = null)
    {
        var refusal = new CaseLifecycle(this, by, now, proposed).Fire(trigger);
        if (refusal is null)
        {
            Facts = record(Facts);
            _fired.Add(trigger);
        }

        return refusal;
    }
}
