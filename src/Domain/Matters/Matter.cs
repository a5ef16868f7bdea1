using Qingyi.Domain.Matters;
using Qingyi.Domain.People;

namespace Qingyi.Domain.Cases;

/// <summary>A matter (事项) is kept as a case is, so that inbox, deadlines, audit and visibility hold for it unchanged; only its lifecycle is another.</summary>
public sealed partial class Case
{
    /// <summary>The kind of a case proper; matters carry the code of a <see cref="MatterKind"/>.</summary>
    public const string OfCase = "case";

    /// <summary>The row behind the book that an organisation keeps of a register: neither case nor matter, but seen, sealed and audited as they are.</summary>
    public const string OfRegister = "register";

    public string Kind { get; init; } = OfCase;

    /// <summary>The institution that a matter concerns and that takes part in it; null for cases, whose institutions must not know of them.</summary>
    public string? InstitutionId { get; init; }

    /// <summary>The case or matter here that led to this one.</summary>
    public string? OriginId { get; init; }

    public bool IsMatter => Kind is not (OfCase or OfRegister or OfDraw);

    /// <summary>Begins a matter: it is underway from its first moment.</summary>
    public void Begin(MatterFacts facts, Origin? origin)
    {
        Stage = CaseStage.Underway;
        Facts = Facts with { Matter = facts, Origin = origin };
    }

    /// <summary>The case came out of a matter, as a clue.</summary>
    public void ComeOutOf(Origin origin) => Facts = Facts with { Origin = origin };

    /// <summary>Keeps a filled-in form.</summary>
    /// <param name="otherThan">Steps whose last hand may not be this one's, too.</param>
    public Refusal? Record(FormRecord record, IReadOnlyCollection<string> otherThan, Person by)
    {
        if (Facts.Records.Any(r => otherThan.Contains(r.Step) && r.Step != record.Step && r.Signed.Involves(by)))
        {
            return MatterRefusals.SameHand;
        }

        // In a case proper a form is an opinion: it moves nothing in law.
        var refusal = IsMatter ? new MatterLifecycle(this, by).Fire(MatterTrigger.Record) : null;
        if (refusal is null)
        {
            Facts = Facts with { Records = [.. Facts.Records, record] };
        }

        return refusal;
    }

    /// <summary>Names the two inspectors of a round (行政处罚法 42: at least two).</summary>
    public Refusal? AppointInspectors(Person lead, Person second, Person by, DateTimeOffset now)
    {
        if (lead.Id == second.Id)
        {
            return MatterRefusals.SameInspector;
        }

        return Move(MatterTrigger.Appoint, by, f => f with { Assignment = new(lead.Id, lead.Name, second.Id, second.Name, Signature.Of(by, now)) });
    }

    /// <summary>Another matter or a clue begins from here.</summary>
    public Refusal? LeadOn(Person by) => IsMatter ? Move(MatterTrigger.Open, by, f => f) : null;

    public Refusal? EndMatter(string result, Person by, DateTimeOffset now) =>
        Move(MatterTrigger.Close, by, f => f with { Matter = f.Matter! with { Result = result, Ended = Signature.Of(by, now) } }, result);

    public Refusal? CancelMatter(string reasonText, Person by, DateTimeOffset now) =>
        Move(MatterTrigger.Cancel, by, f => f with { Matter = f.Matter! with { Result = "cancelled", ReasonText = reasonText, Ended = Signature.Of(by, now) } });

    private Refusal? Move(MatterTrigger trigger, Person by, Func<CaseFacts, CaseFacts> record, string result = "")
    {
        var refusal = new MatterLifecycle(this, by, result).Fire(trigger);
        if (refusal is null)
        {
            Facts = record(Facts);
        }

        return refusal;
    }
}
