using Qingyi.Domain.Cases.Triage;
using Qingyi.Domain.People;

namespace Qingyi.Domain.Cases.Triage
{
    /// <summary>分办: two handlers, since 行政处罚法 42 asks for at least two.</summary>
    /// <param name="Lead">Account id of the lead handler (主办).</param>
    /// <param name="Second">Account id of the second handler (协办).</param>
    public sealed record Assignment(string Lead, string LeadName, string Second, string SecondName, Signature Signed)
    {
        public bool Includes(string person) => Lead == person || Second == person;
    }

    /// <summary>回避 (行政处罚法 43): who stood back, why, and what the head decided.</summary>
    public sealed record Recusal(string Person, string Name, string Ground, bool? Granted, Signature Signed);
}

namespace Qingyi.Domain.Cases
{
    public sealed partial class Case
    {
        /// <summary>Names the two handlers, at triage or anew after a recusal.</summary>
        public Refusal? Assign(Person lead, Person second, Person by, DateTimeOffset now)
        {
            if (lead.Id == second.Id)
            {
                return CaseRefusals.SameHandlerTwice;
            }

            if (new[] { lead, second }.FirstOrDefault(p => !p.Is(Role.Handler) || IsRecused(p.Id)) is { } unfit)
            {
                return CaseRefusals.UnfitHandler(unfit.Name);
            }

            return Do(Stage is CaseStage.Triage ? CaseTrigger.Assign : CaseTrigger.Reassign, by, now,
                f => f with { Assignment = new(lead.Id, lead.Name, second.Id, second.Name, Signature.Of(by, now)) });
        }

        /// <summary>Asks to stand back; the head decides, the inquiry goes on meanwhile (行政处罚法 43).</summary>
        public void AskRecusal(string ground, Person by, DateTimeOffset now) =>
            Facts = Facts with { Recusals = [.. Facts.Recusals, new(by.Id, by.Name, ground, null, Signature.Of(by, now))] };

        /// <summary>The head's answer to every open request for recusal.</summary>
        public void DecideRecusal(bool granted, Person by, DateTimeOffset now) =>
            Facts = Facts with { Recusals = [.. Facts.Recusals.Select(r => r.Granted is null ? r with { Granted = granted, Signed = Signature.Of(by, now) } : r)] };

        public bool IsRecused(string person) => Facts.Recusals.Any(r => r.Person == person && r.Granted == true);
    }
}
