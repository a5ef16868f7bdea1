using System.Text.Json;
using Qingyi.Domain.Cases;
using Qingyi.Server.Hosting;

namespace Qingyi.Server.Features.Inspections;

/// <summary>A checklist: what is looked at in every unit, item by item, each with its paragraph.</summary>
/// <param name="Campaigns">Plans whose rounds take it unless they name another.</param>
/// <param name="Areas">For the work of lower commissions, not for institutions.</param>
public sealed record Checklist(string Key, string Name, IReadOnlyList<string> Campaigns, IReadOnlyList<ChecklistItem> Items, bool Areas = false)
{
    public string Title(string item) => Items.FirstOrDefault(i => i.Id == item)?.Title ?? item;
}

/// <param name="Look">What is looked at, in one sentence.</param>
public sealed record ChecklistItem(string Id, string Title, string Look, string Source);

/// <summary>The checklists that ship: <c>workflows/inspections/*.json</c>, one file each.</summary>
public static class Checklists
{
    private static readonly Lazy<IReadOnlyList<Checklist>> Shipped = new(() =>
        [.. Directory.EnumerateFiles(Path.Combine(Hosting.Shipped.Workflows, "inspections"), "*.json").Order(StringComparer.Ordinal)
            .Select(f => JsonSerializer.Deserialize<Checklist>(File.ReadAllText(f), Client.WireJson.Options) ?? throw new InvalidOperationException($"{f} is no checklist."))]);

    public static IReadOnlyList<Checklist> All => Shipped.Value;

    public static Checklist? Find(string key) => All.FirstOrDefault(c => c.Key == key);

    /// <summary>The plan's own, else the one for every plan.</summary>
    public static Checklist For(string campaign, bool areas) =>
        All.FirstOrDefault(c => c.Areas == areas && c.Campaigns.Contains(campaign)) ?? All.First(c => c.Areas == areas && c.Campaigns.Count == 0);

    /// <summary>The checklist of a matter that a round opened.</summary>
    public static Checklist? Of(Case of)
    {
        ArgumentNullException.ThrowIfNull(of);
        return of.Facts.Matter?.Given?["checklist"]?.ToString() is { } key ? Find(key) : null;
    }
}
