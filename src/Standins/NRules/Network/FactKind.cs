using System.Numerics;
using NRules.Memory;

namespace NRules.Network;

/// <summary>What is known of the facts of one run-time type: the memories that they may enter, each with a number, and the conditions for that.</summary>
internal sealed class FactKind
{
    /// <summary>Memories whose conditions are asked in one call.</summary>
    public const int Block = 64;
    private readonly Selection[] selections;
    private readonly RightMemory[] memories;
    private readonly short[] places;
    private readonly Question[] questions;
    private readonly ulong[] probed;

    /// <param name="selections">Those of its own type, its bases and its interfaces.</param>
    /// <param name="memoryCount">How many memories all types have together.</param>
    public FactKind(Type type, Selection[] selections, int memoryCount)
    {
        Type = type;
        EqualsOwnTypeOnly = type == typeof(string)
            || type.GetMethod(nameof(Equals), [typeof(object)])!.DeclaringType == typeof(object)
            || (type.IsSealed && type.GetMethod("<Clone>$") is not null);
        this.selections = selections;
        memories = [.. selections.SelectMany(x => x.AllMemories())];
        places = new short[memoryCount];
        Array.Fill(places, (short)-1);
        for (var place = 0; place < memories.Length; place++)
        {
            places[memories[place].Id] = (short)place;
        }

        questions = [.. memories.Chunk(Block).Select(x => new Question(selections, x))];
        probed = [.. memories.Chunk(Block).Select(x => x.Select((memory, bit) => memory.IsProbed ? 1UL << bit : 0).Aggregate(0UL, (all, one) => all | one))];
    }

    public Type Type { get; }

    /// <summary>Whether such a fact never equals one of another type: it is compared by reference, or by members that its compiler knows.</summary>
    public bool EqualsOwnTypeOnly { get; }

    public int BlockCount => questions.Length;

    /// <summary>The number of a memory; negative when such facts never enter it.</summary>
    public int PlaceOf(RightMemory memory) => places[memory.Id];

    /// <summary>The memory of the lowest bit.</summary>
    public RightMemory Memory(int block, ulong bits) => memories[(block * Block) + BitOperations.TrailingZeroCount(bits)];

    /// <summary>A bit for each memory in which some node looks facts up.</summary>
    public ulong Probed(int block) => probed[block];

    /// <summary>Takes a fact into the memories whose conditions it meets. It is in each only when its turn comes, so that it meets itself once.</summary>
    public void Admit(Propagation propagation, Fact fact)
    {
        // It is nearly always there, and looking costs less than storing a reference.
        if (fact.Kind != this)
        {
            fact.Kind = this;
        }

        if (questions.Length == 1)
        {
            AdmitToFirst(propagation, fact);
        }
        else if (questions.Length > 1)
        {
            Admit(propagation, fact, new ulong[questions.Length]);
        }
    }

    /// <summary>The same for the first block alone, which most kinds have no more than.</summary>
    private void AdmitToFirst(Propagation propagation, Fact fact)
    {
        if (questions[0].Always is not { } answer)
        {
            answer = 0;
            Ask(propagation, fact, new Span<ulong>(ref answer));
        }

        if ((answer & probed[0]) != 0)
        {
            fact.PassedFirst = answer;
            propagation.RightFacts.Add(fact);
        }

        fact.PassedFirst = 0;
        for (var rest = answer; rest != 0; rest &= rest - 1)
        {
            fact.PassedFirst |= rest & ~(rest - 1);
            Enter(propagation, fact, Memory(0, rest));
        }
    }

    private void Admit(Propagation propagation, Fact fact, Span<ulong> answers)
    {
        Ask(propagation, fact, answers);
        var isProbed = false;
        for (var block = 0; block < answers.Length; block++)
        {
            fact.Passed(block) = answers[block];
            isProbed |= (answers[block] & probed[block]) != 0;
        }

        if (isProbed)
        {
            propagation.RightFacts.Add(fact);
        }

        for (var block = 0; block < answers.Length; block++)
        {
            fact.Passed(block) = 0;
        }

        for (var block = 0; block < answers.Length; block++)
        {
            for (var rest = answers[block]; rest != 0; rest &= rest - 1)
            {
                fact.Passed(block) |= rest & ~(rest - 1);
                Enter(propagation, fact, Memory(block, rest));
            }
        }
    }

    private static void Enter(Propagation propagation, Fact fact, RightMemory memory)
    {
        foreach (var node in memory.Nodes)
        {
            node.RightInsert(propagation, fact);
        }
    }

    private void Ask(Propagation propagation, Fact fact, Span<ulong> answers)
    {
        if (!propagation.ListensToConditions)
        {
            try
            {
                for (var block = 0; block < answers.Length; block++)
                {
                    answers[block] = questions[block].Ask(fact.Value);
                }

                return;
            }
            catch (Exception)
            {
                // Asked one by one, the condition that fails says so and the others keep their answers.
                answers.Clear();
            }
        }

        foreach (var selection in selections)
        {
            AskEach(propagation, selection, fact, answers);
        }
    }

    private void AskEach(Propagation propagation, Selection selection, Fact fact, Span<ulong> answers)
    {
        foreach (var memory in selection.Memories)
        {
            var place = PlaceOf(memory);
            answers[place / Block] |= 1UL << place;
        }

        foreach (var next in selection.Next)
        {
            if (next.Condition!.Holds(propagation, null, fact))
            {
                AskEach(propagation, next, fact, answers);
            }
        }
    }
}
