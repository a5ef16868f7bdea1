using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Storage;
using Qingyi.Server.Studio.Moves;

namespace Qingyi.Server.Studio.Drafts;

/// <summary>Versions, drafts and revisions of drawings, and plans that move cases between them.</summary>
internal static class DrawingTables
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<DefinitionRow>().HasIndex(x => new { x.DefinitionId, x.OrganisationId, x.Version }).IsUnique();
        builder.Entity<DraftRow>(d =>
        {
            d.HasKey(x => new { x.DefinitionId, x.OrganisationId });
            d.Property(x => x.Id).IsRequired().IsConcurrencyToken();
            // A save for publishing keeps the id; two of them must not pass each other unseen.
            d.Property(x => x.SavedAt).IsConcurrencyToken();
            d.HasIndex(x => x.Id).IsUnique();
        });
        builder.Entity<RevisionRow>().HasIndex(x => new { x.DefinitionId, x.OrganisationId, x.Kind });
        builder.Entity<MoveRow>().Property(x => x.Version).IsConcurrencyToken();
        builder.Entity<MoveRow>().HasIndex(x => new { x.Definition, x.Path });
        builder.Entity<MoveRow>().HasIndex(x => x.State);
        builder.Entity<MoveCaseRow>(m =>
        {
            m.HasKey(x => new { x.MoveId, x.CaseId });
            m.Property(x => x.State).IsConcurrencyToken();
        });
    }
}
