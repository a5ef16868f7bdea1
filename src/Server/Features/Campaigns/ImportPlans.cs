using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Campaigns;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Campaigns;

/// <summary>
/// Takes the plans that ship with the product into the database, each content once. A campaign begins before its first phase, whatever the date: going on is
/// a person's act. A plan that somebody has edited here is left as it is.
/// </summary>
public sealed class ImportPlans(CaseDb db, TimeProvider clock)
{
    /// <summary>Audit chain of all campaigns.</summary>
    public const string Chain = "campaigns";

    public async Task Shipped(string folder, CancellationToken cancellation)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            await Import(await File.ReadAllTextAsync(file, cancellation), Path.GetFileName(file), cancellation);
        }

        await Owners(cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>A campaign that has not begun goes over to the organisation that issued its plan, once that works here.</summary>
    /// <returns>How many went over; the caller saves.</returns>
    public async Task<int> Owners(CancellationToken cancellation)
    {
        var moved = 0;
        foreach (var row in await db.Campaigns.Where(c => c.Phase == CampaignPhases.Planned && db.Organisations.Any(o => o.Id == c.OrganisationId && o.ParentId == null)).ToListAsync(cancellation))
        {
            var issuer = PlanReader.Read(row.Yaml, row.Id).Plan?.Organisation;
            if (await db.Organisations.Where(o => o.Name == issuer).Select(o => o.Id).FirstOrDefaultAsync(cancellation) is not { } owner || owner == row.OrganisationId)
            {
                continue;
            }

            row.OrganisationId = owner;
            row.Version++;
            moved++;
            await AuditChain.Append(db, Chain, clock.GetUtcNow(), "campaign-owner", null, new JsonObject { ["campaign"] = row.Id, ["organisation"] = owner }, cancellation);
        }

        return moved;
    }

    private async Task Import(string yaml, string file, CancellationToken cancellation)
    {
        var reading = PlanReader.Read(yaml, file);
        var plan = reading.Plan ?? throw new InvalidOperationException($"A shipped plan is faulty: {string.Join("; ", reading.Faults)}");
        var hash = Hash(yaml);
        var row = await db.Campaigns.FirstOrDefaultAsync(c => c.Id == plan.Id, cancellation);
        if (row is not null && (row.ShippedHash == hash || Hash(row.Yaml) != row.ShippedHash))
        {
            return;
        }

        if (row is null)
        {
            db.Campaigns.Add(new CampaignRow
            {
                Id = plan.Id, OrganisationId = await Owner(plan, cancellation), Title = plan.Title, Yaml = yaml, ShippedHash = hash, Phase = CampaignPhases.Planned, Version = 1,
            });
        }
        else
        {
            (row.Yaml, row.ShippedHash) = (yaml, hash);
            row.Version++;
        }

        await AuditChain.Append(db, Chain, clock.GetUtcNow(), "plan-shipped", null, new JsonObject { ["campaign"] = plan.Id, ["hash"] = hash }, cancellation);
    }

    /// <summary>The organisation that issued the plan, where it works here; else the top of the tree.</summary>
    private async Task<string> Owner(CampaignPlan plan, CancellationToken cancellation) =>
        await db.Organisations.Where(o => o.Name == plan.Organisation || o.ParentId == null).OrderBy(o => o.ParentId == null).Select(o => o.Id).FirstAsync(cancellation);

    internal static string Hash(string yaml) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(yaml)));
}
