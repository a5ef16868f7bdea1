using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Engine.Definitions;
using Qingyi.Server.Storage;
using Qingyi.Server.Studio.Checking;
using Qingyi.Server.Studio.Reading;

namespace Qingyi.Server.Studio.Publishing;

/// <summary>What speaks against publishing a drawing for an organisation: the drawing itself, and the law on its ways among the procedures in force there.</summary>
public sealed class PublicationCheck(CaseDb db, Editions editions, DefinitionChecks checks, TimeProvider clock)
{
    /// <summary>Every finding; one that is an error refuses publication. A text that cannot be read is a finding too.</summary>
    public async Task<IReadOnlyList<CheckFinding>> Of(Person person, string json, CancellationToken cancellation) => Of(json, await InForce(person, cancellation));

    /// <param name="others">The editions in force, by key.</param>
    public IReadOnlyList<CheckFinding> Of(string json, IReadOnlyDictionary<string, WorkflowDefinition> others)
    {
        try
        {
            return checks.Of(WorkflowDefinition.Read(json), others, LegalDay.Of(clock.GetUtcNow()));
        }
        catch (DefinitionException unreadable)
        {
            return [.. unreadable.Faults.Select(f => new CheckFinding(f.Level, f.Code, "", f.Path, f.ActivityId, f.ActivityName, f.Message))];
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
