using Qingyi.Domain;

namespace Qingyi.Server.Features.Incidents;

/// <summary>Why an incident cannot be dealt with as asked.</summary>
public static class IncidentRefusals
{
    public static Refusal NoSuchIncident { get; } = Refusals.Of("no-such-incident");
    public static Refusal Gone { get; } = Refusals.Of("incident-gone");
    public static Refusal ReasonMissing { get; } = Refusals.Of("reason-missing.held-step");
    public static Refusal Ended { get; } = Refusals.Of("instance-ended");
    public static Refusal NobodyThere { get; } = Refusals.Of("no-such-person.case-staff-for-step");
    public static Refusal InnerStep { get; } = Refusals.Of("inner-step");
    public static Refusal NoSuchOutcome(IEnumerable<string> offered) => Refusals.Of("no-such-outcome.outcome-of-step", string.Join('、', offered));
}
