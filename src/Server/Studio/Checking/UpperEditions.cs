using Microsoft.EntityFrameworkCore;
using Qingyi.Engine.Definitions;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Studio.Comparing;
using Qingyi.Server.Studio.Reading;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Studio;

namespace Qingyi.Server.Studio.Checking;

/// <summary>The edition above an organisation's own: what is drawn otherwise here, and whether it has moved on since it was taken over.</summary>
public sealed class UpperEditions(CaseDb db, Changes changes, PersonAtDoor door)
{
    // Drafts are derived from editions that were derived from editions; nobody has ever derived this often.
    private const int Longest = 200;

    /// <param name="shown">Version with which the page compares already.</param>
    public async Task<UpperView?> View(Edition own, CompiledWorkflow? now, string? shown, CancellationToken cancellation)
    {
        if (now is null || own.OrganisationId != door.Person.OrganisationId)
        {
            return null;
        }

        var above = Editions.Chain(door.Person).Skip(1).ToList();
        var rows = await db.Definitions.AsNoTracking().Where(d => d.DefinitionId == own.DefinitionId && d.IsPublished && above.Contains(d.OrganisationId)).ToListAsync(cancellation);
        if (rows.OrderBy(d => above.IndexOf(d.OrganisationId)).FirstOrDefault() is not { } upper || changes.Read(upper.Json) is not { } before)
        {
            return null;
        }

        var name = await Name(upper, cancellation);
        var taken = await TakenOver(now.Definition, cancellation);
        var (tone, note) = taken is null ? (Tone.Amber, Texts.Of("studio.upper.own"))
            : taken.Id == upper.Id ? (Tone.Plain, shown == upper.Id ? Texts.Of("studio.upper.same-see-changes") : Texts.Of("studio.upper.same"))
            : (Tone.Amber, Texts.Of("studio.upper.moved-on", upper.Version, await Name(taken, cancellation), taken.Version));
        return new UpperView(Texts.Of("studio.upper.title", name, upper.Version), tone, note, shown == upper.Id ? null : changes.Sentences(before, now));
    }

    /// <summary>The version of somebody above from which the first own edition was derived.</summary>
    private async Task<DefinitionRow?> TakenOver(WorkflowDefinition own, CancellationToken cancellation)
    {
        var from = own.CustomProperties.Word("derivedFrom");
        for (var i = 0; i < Longest && from is not null; i++)
        {
            var id = from;
            if (await db.Definitions.AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, cancellation) is not { } row)
            {
                return null;
            }

            if (row.OrganisationId != door.Person.OrganisationId)
            {
                return row;
            }

            from = WorkflowDefinition.Read(row.Json).CustomProperties.Word("derivedFrom");
        }

        return null;
    }

    private async Task<string> Name(DefinitionRow row, CancellationToken cancellation) => row.OrganisationId.Length == 0
        ? Texts.Of("studio.edition.shipped")
        : await db.Organisations.AsNoTracking().Where(o => o.Id == row.OrganisationId).Select(o => o.Name).FirstOrDefaultAsync(cancellation) ?? row.OrganisationId;
}
