using Qingyi.Engine.Activities;
using Qingyi.Engine.Definitions.Checks;

namespace Qingyi.Engine.Definitions;

/// <summary>Turns definitions into runnable workflows, and finds what is wrong with them.</summary>
public sealed class WorkflowCompiler(ActivityRegistry registry)
{
    /// <summary>Compiles leniently, as Elsa does: an unknown type or a broken expression faults only when it is reached. Ask <see cref="Check"/> before publishing.</summary>
    /// <exception cref="DefinitionException">The definition has no shape that could run at all.</exception>
    public CompiledWorkflow Compile(WorkflowDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return new NodeCompilation(registry).Compile(definition);
    }

    /// <summary>Everything that speaks against publishing.</summary>
    /// <param name="definition">The definition to look at.</param>
    /// <param name="children">Finds the definition that an ExecuteWorkflow or DispatchWorkflow names; null leaves sub-workflows unchecked.</param>
    public IReadOnlyList<DefinitionFault> Check(WorkflowDefinition definition, Func<string, WorkflowDefinition?>? children = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return new DefinitionCheck(this, children).Run(definition);
    }
}
