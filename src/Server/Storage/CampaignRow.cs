namespace Qingyi.Server.Storage;

/// <summary>A plan as it was imported, and the phase that its campaign is in.</summary>
public sealed class CampaignRow
{
    public required string Id { get; init; }
    public required string OrganisationId { get; set; }
    public required string Title { get; set; }
    public required string Yaml { get; set; }
    public required string ShippedHash { get; set; }
    public required string Phase { get; set; }
    public long Version { get; set; }
}
