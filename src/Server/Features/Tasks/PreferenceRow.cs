using Microsoft.EntityFrameworkCore;

namespace Qingyi.Server.Features.Tasks;

/// <summary>What one person has arranged for herself: a filter of the inbox under a name (<c>inbox/…</c>), the columns of a list (<c>columns/…</c>).</summary>
public sealed class PreferenceRow
{
    public required string AccountId { get; init; }
    public required string Name { get; init; }
    public required string Value { get; set; }
}

internal static class PreferenceTables
{
    public static void Configure(ModelBuilder builder) => builder.Entity<PreferenceRow>().HasKey(x => new { x.AccountId, x.Name });
}
