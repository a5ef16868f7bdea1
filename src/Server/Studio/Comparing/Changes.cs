using Qingyi.Engine.Activities;
using Qingyi.Engine.Definitions;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Studio;

namespace Qingyi.Server.Studio.Comparing;

/// <summary>Differences as pages show them: the picture and the sentences.</summary>
public sealed class Changes(WorkflowCompiler compiler, ActivityRegistry registry)
{
    /// <summary>A text made ready to be compared; null where it has no shape that could run.</summary>
    public CompiledWorkflow? Read(string? json)
    {
        try
        {
            return json is null ? null : compiler.Compile(WorkflowDefinition.Read(json));
        }
        catch (DefinitionException)
        {
            return null;
        }
    }

    public ChangesView View(string heading, CompiledWorkflow? before, CompiledWorkflow? after, IReadOnlySet<string>? wrong = null)
    {
        if (after is null)
        {
            return new ChangesView(heading, "", null, []);
        }

        var difference = Difference.Between(before, after, registry);
        var aside = Texts.Of("studio.changes.nodes-counted", Nodes(difference, ChangeKind.Added), Nodes(difference, ChangeKind.Changed), Nodes(difference, ChangeKind.Removed));
        return new ChangesView(heading, aside, DrawnPicture.Of(before, after, difference, wrong ?? new HashSet<string>()), Lines(difference));
    }

    public IReadOnlyList<ChangeLine> Sentences(CompiledWorkflow before, CompiledWorkflow after) => Lines(Difference.Between(before, after, registry));

    private static int Nodes(Difference difference, ChangeKind kind) => difference.Changes.Where(c => c.Kind == kind && c.Node is not null).Select(c => c.Node).Distinct(StringComparer.Ordinal).Count();

    private static List<ChangeLine> Lines(Difference difference) => [.. difference.Changes.Select(c => new ChangeLine(c.Kind switch
    {
        ChangeKind.Added => new TagView(Texts.Of("studio.changes.added"), Tone.Green),
        ChangeKind.Removed => new TagView(Texts.Of("studio.changes.removed"), Tone.Red),
        _ => new TagView(Texts.Of("studio.changes.changed"), Tone.Amber),
    }, c.Sentence))];
}
