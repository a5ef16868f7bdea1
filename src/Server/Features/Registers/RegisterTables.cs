using Microsoft.EntityFrameworkCore;

namespace Qingyi.Server.Features.Registers;

/// <summary>Keys, tokens and indexes of the registers' tables.</summary>
internal static class RegisterTables
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<RegisterDefinitionRow>().HasKey(x => new { x.Key, x.Version });
        builder.Entity<RegisterBookRow>().HasIndex(x => new { x.Register, x.OrganisationId }).IsUnique();
        builder.Entity<RegisterEntryRow>(e =>
        {
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasIndex(x => new { x.BookId, x.NaturalKey }).IsUnique();
            e.HasIndex(x => new { x.Register, x.Id });
            e.HasIndex(x => new { x.Register, x.On });
            e.HasIndex(x => new { x.Register, x.State });
            e.HasIndex(x => x.OriginEntryId);
        });
        builder.Entity<RegisterHistoryRow>().HasKey(x => new { x.EntryId, x.Sequence });
        builder.Entity<RegisterImportRow>().Property(x => x.Version).IsConcurrencyToken();
        builder.Entity<RegisterParameterRow>().HasKey(x => new { x.Register, x.OrganisationId, x.Name });
    }
}
