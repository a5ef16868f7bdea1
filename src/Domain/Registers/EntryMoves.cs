using Qingyi.Domain.People;

namespace Qingyi.Domain.Registers;

/// <summary>What may happen to an entry, and who may do it. A pure reading of the definition.</summary>
public static class EntryMoves
{
    /// <summary>The steps out of a state that the person's roles allow.</summary>
    public static IEnumerable<RegisterMove> Open(RegisterDefinition definition, string state, Person person)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(person);
        return definition.Transitions.Where(t => t.From.Contains(state) && person.IsAny(t.By));
    }

    /// <summary>Why a step may not be taken; null when it may.</summary>
    /// <param name="createdBy">Account that made the entry.</param>
    /// <param name="facts">The entry as the step would leave it.</param>
    public static Refusal? Refuse(RegisterDefinition definition, RegisterMove move, string state, Person person, string? createdBy, EntryFacts facts)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(move);
        ArgumentNullException.ThrowIfNull(person);
        return !person.IsAny(move.By) ? RegisterRefusals.NotYourStep(move.Title, move.By)
            : !move.From.Contains(state) ? RegisterRefusals.NotNow(move.Title, definition.State(state).Title, move.From.Select(s => definition.State(s).Title))
            : move.OtherHand && createdBy == person.Id ? RegisterRefusals.SameHand(move.Title)
            : Refuse(move.Refuse ?? [], facts) ?? Refuse(definition.Refuse, facts);
    }

    /// <summary>The first rule that the entry breaks.</summary>
    public static Refusal? Refuse(IEnumerable<EntryRule> rules, EntryFacts facts) =>
        rules.FirstOrDefault(r => Condition.All(r.When, facts)) is { } broken ? new Refusal(broken.Code, broken.Sentence) : null;

    /// <summary>What a step, or the making of the entry, leads to.</summary>
    public static IEnumerable<RegisterLead> Leads(RegisterDefinition definition, string step, EntryFacts facts)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return definition.Leads.Where(l => l.On.Contains(step) && Condition.All(l.When, facts));
    }
}
