using System.Text;
using Qingyi.Engine.Expressions.Evaluation;

namespace Qingyi.Engine.Expressions.Values;

/// <summary>Builds text within the limit of a run, so that doubling a text cannot eat the memory.</summary>
internal sealed class TextBuilder(Run run)
{
    private readonly StringBuilder text = new();

    public void Append(string part)
    {
        run.CheckLength(text.Length + (long)part.Length);
        text.Append(part);
    }

    public void Append(char part)
    {
        run.CheckLength(text.Length + 1);
        text.Append(part);
    }

    public override string ToString()
    {
        run.SpendOnText(text.Length);
        return text.ToString();
    }
}
