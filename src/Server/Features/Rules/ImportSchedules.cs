using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Rules.Figures;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Rules;

/// <summary>
/// Takes the schedules that ship with the product into the database, each content once: published where nobody has published an edition of their own,
/// otherwise offered. What would contradict an edition published here is offered too, so that no start fails over it.
/// </summary>
public sealed class ImportSchedules(CaseDb db, TimeProvider clock)
{
    /// <summary>Audit chain of schedules, their drafts, simulations and approvals.</summary>
    public const string Chain = "rules";

    /// <exception cref="ScheduleException">The shipped files contradict each other.</exception>
    public async Task Shipped(string folder, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var rows = await db.Schedules.ToListAsync(cancellation);
        var fresh = new List<ScheduleRow>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            if (Version(await File.ReadAllTextAsync(path, Encoding.UTF8, cancellation), Path.GetFileName(path), rows, now) is { } version)
            {
                fresh.Add(version);
            }
        }

        if (fresh.Count > 0)
        {
            var publish = fresh.Where(f => !rows.Any(r => r.State == ScheduleState.Published && r.Source == ScheduleSource.Own && r.Line == f.Line)).ToList();
            if (publish.Count > 0 && !Agree(rows, publish))
            {
                publish.Clear();
            }

            foreach (var version in fresh)
            {
                await Take(version, publish.Contains(version), rows, now, cancellation);
            }
        }

        var published = rows.Concat(fresh).Where(r => r.State == ScheduleState.Published).ToList();
        await RulesInForce.Record(db, RulesInForce.Over(RulesInForce.SetOf(published)), published.Select(p => p.Id), now, cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    private static ScheduleRow? Version(string json, string name, List<ScheduleRow> rows, DateTimeOffset now)
    {
        var file = ScheduleSet.Parse(name, json);
        var hash = ScheduleSet.HashOf(json);
        var line = rows.Where(r => r.Line == ScheduleRow.LineOf(file.Id, file.Jurisdiction)).ToList();
        if (line.Any(r => r.Hash == hash && r.Source == ScheduleSource.Shipped))
        {
            return null;
        }

        var number = line.Count == 0 ? 1 : line.Max(r => r.Version) + 1;
        return new ScheduleRow
        {
            Id = ScheduleRow.IdOf(file.Id, file.Jurisdiction, number), Key = file.Id, Jurisdiction = file.Jurisdiction ?? "", Version = number, Title = file.Title, Json = json, Hash = hash,
            Source = ScheduleSource.Shipped, OrganisationId = "", State = ScheduleState.Offered, CreatedAt = now,
        };
    }

    private static bool Agree(List<ScheduleRow> rows, List<ScheduleRow> fresh)
    {
        var kept = rows.Where(r => r.State == ScheduleState.Published).ToList();
        try
        {
            RulesInForce.SetOf(kept.Where(r => fresh.TrueForAll(f => f.Line != r.Line)).Concat(fresh));
            return true;
        }
        catch (ScheduleException) when (kept.Count > 0)
        {
            return false;
        }
    }

    private async Task Take(ScheduleRow version, bool publish, List<ScheduleRow> rows, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var earlier in rows.Where(r => r.Line == version.Line))
        {
            switch (earlier.State)
            {
                case ScheduleState.Offered:
                    earlier.State = ScheduleState.Passed;
                    break;
                case ScheduleState.Published when publish:
                    (earlier.State, earlier.EndedAt) = (ScheduleState.Ended, now);
                    break;
            }
        }

        if (publish)
        {
            (version.State, version.PublishedAt) = (ScheduleState.Published, now);
        }

        db.Schedules.Add(version);
        await AuditChain.Append(db, Chain, now, publish ? "schedule-shipped" : "schedule-offered", null, new JsonObject { ["schedule"] = version.Id, ["hash"] = version.Hash }, cancellation);
    }
}
