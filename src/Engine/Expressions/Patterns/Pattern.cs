using System.Text.RegularExpressions;
using Qingyi.Engine.Expressions.Evaluation;

namespace Qingyi.Engine.Expressions.Patterns;

/// <summary>
/// A compiled regular expression without backtracking: matching takes time in proportion to the text. <paramref name="Size"/> is its cost per character;
/// <paramref name="Groups"/> how many groups it captures; <paramref name="RepeatedGroups"/> whether one stands in a repetition, where .NET keeps captures
/// that the language forgets.
/// </summary>
internal sealed record Pattern(Regex Regex, bool Global, int Size, int Groups, bool RepeatedGroups)
{
    /// <summary>Pays for the first pass over a text, which builds the automaton.</summary>
    public void Spend(Run run, int length)
    {
        run.CheckLength(length);
        run.Spend(1 + (int)Math.Min((long)length * (Size + 8) / 64, int.MaxValue));
    }

    /// <summary>Pays for looking on after a match, which may read to the end of the text once more.</summary>
    public static void SpendAgain(Run run, int remaining) => run.Spend(1 + (remaining / 128));
}
