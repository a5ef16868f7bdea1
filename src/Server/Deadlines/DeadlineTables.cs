using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Deadlines;

/// <summary>Deadlines, their rungs and changes, calendars, and whom a rung told.</summary>
internal static class DeadlineTables
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<DeadlineRow>(d =>
        {
            d.Property(x => x.Version).IsConcurrencyToken();
            d.HasIndex(x => new { x.CaseId, x.State });
            d.HasIndex(x => x.EntryId);
        });
        builder.Entity<RungRow>(r =>
        {
            r.HasKey(x => new { x.DeadlineId, x.Rung });
            r.Property(x => x.FiredAt).IsConcurrencyToken();
            r.HasIndex(x => x.At).HasFilter("\"FiredAt\" IS NULL AND \"PassedAt\" IS NULL");
        });
        builder.Entity<DeadlineChangeRow>().HasIndex(x => x.DeadlineId);
        builder.Entity<CalendarRow>(c =>
        {
            c.Property(x => x.State).IsConcurrencyToken();
            c.HasIndex(x => x.Version).IsUnique();
            c.HasIndex(x => x.State);
        });
        builder.Entity<FiringRow>().HasKey(x => new { x.DeadlineId, x.Rung });
        builder.Entity<EscalationRow>().HasIndex(x => new { x.OrganisationId, x.Role, x.RepliedAt });
        builder.Entity<EscalationRow>().HasIndex(x => x.AccountId);
    }
}
