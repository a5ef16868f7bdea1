using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.People;
using Qingyi.Engine.Definitions;
using Qingyi.Server.Storage;
using Qingyi.Server.Studio.Reading;

namespace Qingyi.Server.Studio.Publishing;

/// <summary>What speaks against publishing a drawing for an organisation: the drawing itself, and its place among the procedures in force there.</summary>
public sealed class PublicationCheck(CaseDb db, Editions editions, WorkflowCompiler compiler)
{
    /// <summary>Every finding; one that is an error refuses publication. A text that cannot be read is a finding too.</summary>
    public async Task<IReadOnlyList<DefinitionFault>> Of(Person person, string json, CancellationToken cancellation)
    {
        try
        {
            var definition = WorkflowDefinition.Read(json);
            var others = await InForce(person, cancellation);
            return [.. compiler.Check(definition, others.GetValueOrDefault), .. StartTriggers.Faults(compiler.Compile(definition))];
        }
        catch (DefinitionException unreadable)
        {
            return unreadable.Faults;
        }
    }

    /// <summary>The published editions that the person's organisation goes by, by key.</summary>
    public async Task<Dictionary<string, WorkflowDefinition>> InForce(Person person, CancellationToken cancellation)
    {
        var ids = (await editions.VisibleTo(person, null, cancellation)).Where(e => e.IsPublished).Select(e => e.Id).ToList();
        var texts = await db.Definitions.AsNoTracking().Where(d => ids.Contains(d.Id)).Select(d => new { d.DefinitionId, d.Json }).ToListAsync(cancellation);
        return texts.ToDictionary(t => t.DefinitionId, t => WorkflowDefinition.Read(t.Json), StringComparer.Ordinal);
    }
}
