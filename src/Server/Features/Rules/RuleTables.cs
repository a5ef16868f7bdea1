using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Rules;

/// <summary>裁量基准 in force and in draft, and what was tried on closed cases.</summary>
internal static class RuleTables
{
    public static void Configure(ModelBuilder builder)
    {
        builder.Entity<ScheduleRow>(s =>
        {
            s.Ignore(x => x.Line);
            s.Property(x => x.State).IsConcurrencyToken();
            s.HasIndex(x => new { x.Key, x.Jurisdiction, x.Version }).IsUnique();
            s.HasIndex(x => x.State);
        });
        builder.Entity<RuleSetRow>().HasKey(x => x.Hash);
        builder.Entity<ScheduleDraftRow>(d =>
        {
            d.Property(x => x.Version).IsConcurrencyToken();
            d.HasIndex(x => new { x.Key, x.Jurisdiction }).IsUnique().HasFilter("\"State\" IN ('draft', 'submitted')");
            d.HasIndex(x => x.Path);
        });
        builder.Entity<SimulationRow>(s =>
        {
            s.Property(x => x.Version).IsConcurrencyToken();
            s.HasIndex(x => x.DraftId);
            s.HasIndex(x => x.State);
        });
        builder.Entity<SimulatedCaseRow>().HasKey(x => new { x.SimulationId, x.CaseId });
    }
}
