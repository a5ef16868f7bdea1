using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.Organisations;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Campaigns;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Admin;

/// <summary>Adds, renames, moves and closes organisations, each with its link in the accounts' chain.</summary>
public sealed class KeepOrganisations(CaseDb db, AccountSave save, ImportPlans plans, OrganisationTree tree, TimeProvider clock, WriteGate gate)
{
    public async Task<Outcome<bool>> Add(NewOrganisation given, Person by, CancellationToken cancellation)
    {
        var all = await db.Organisations.AsNoTracking().ToListAsync(cancellation);
        if (OrganisationCheck.Of(given, all).FirstOrDefault() is { } fault)
        {
            return new Refusal("invalid-data", fault.Sentence);
        }

        db.Organisations.Add(New(given, all.First(o => o.Id == given.Parent)));
        return await Added("organisation-added", by, new JsonObject { ["organisation"] = given.Id, ["parent"] = given.Parent }, cancellation);
    }

    /// <summary>All of them or none: a sheet that was looked through.</summary>
    public async Task<Outcome<bool>> AddAll(IReadOnlyList<NewOrganisation> given, Person by, CancellationToken cancellation)
    {
        var known = await db.Organisations.AsNoTracking().ToDictionaryAsync(o => o.Id, StringComparer.Ordinal, cancellation);
        foreach (var one in given)
        {
            if (OrganisationCheck.Of(one, known.Values).FirstOrDefault() is { } fault)
            {
                return Refusals.Of("invalid-data.organisation-import-row", one.Id, fault.Sentence);
            }

            var made = New(one, known[one.Parent]);
            known[made.Id] = made;
            db.Organisations.Add(made);
        }

        return given.Count == 0 ? true : await Added("organisations-imported", by, new JsonObject { ["organisations"] = new JsonArray([.. given.Select(g => (JsonNode)g.Id)]) }, cancellation);
    }

    public async Task<Outcome<bool>> Rename(string id, OrganisationNames given, Person by, CancellationToken cancellation)
    {
        if (await db.Organisations.FirstOrDefaultAsync(o => o.Id == id, cancellation) is not { } organisation)
        {
            return NoSuchOrganisation;
        }

        var (name, shortName) = ((given.Name ?? "").Trim(), string.IsNullOrWhiteSpace(given.ShortName) ? null : given.ShortName.Trim());
        if (name.Length is 0 or > OrganisationCheck.LongestName || shortName?.Length > OrganisationCheck.LongestShortName)
        {
            return Refusals.Of("invalid-data.organisation-names", OrganisationCheck.LongestName, OrganisationCheck.LongestShortName);
        }

        if (organisation.Name == name && organisation.ShortName == shortName)
        {
            return true;
        }

        var before = organisation.Name;
        (organisation.Name, organisation.ShortName) = (name, shortName);
        return await Added("organisation-renamed", by, new JsonObject { ["organisation"] = id, ["before"] = before, ["name"] = name }, cancellation);
    }

    /// <summary>Under another organisation, with everything below; who oversees its cases changes with it.</summary>
    public async Task<Outcome<bool>> Move(string id, string parent, Person by, CancellationToken cancellation)
    {
        // New cases copy the path of their organisation: none may be opened while paths change.
        using var opening = await gate.Opening(cancellation);
        await using var turn = await ChainTurn.Take(db, gate, AccountSave.Chain, cancellation);
        var organisation = await db.Organisations.FirstOrDefaultAsync(o => o.Id == id, cancellation);
        var above = await db.Organisations.AsNoTracking().FirstOrDefaultAsync(o => o.Id == parent, cancellation);
        if (organisation is null)
        {
            return NoSuchOrganisation;
        }

        if (organisation.ParentId == parent)
        {
            return true;
        }

        if (organisation.ParentId is null || above is null || above.ClosedAt is not null || organisation.Governs(above) || organisation.Level <= above.Level)
        {
            return Refusals.Of("invalid-data.organisation-new-parent");
        }

        await using var whole = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellation) : null;
        var before = organisation.ParentId;
        await Carry(organisation.Path, $"{above.Path}{id}/", cancellation);
        organisation.ParentId = parent;
        await AuditChain.Append(db, AccountSave.Chain, clock.GetUtcNow(), "organisation-moved", by.Id, new JsonObject { ["organisation"] = id, ["from"] = before, ["to"] = parent }, cancellation);
        await db.SaveAndCommit(cancellation);
        return true;
    }

    public async Task<Outcome<bool>> Close(string id, Person by, CancellationToken cancellation)
    {
        if (await db.Organisations.FirstOrDefaultAsync(o => o.Id == id, cancellation) is not { } organisation)
        {
            return NoSuchOrganisation;
        }

        if (organisation.ClosedAt is not null)
        {
            return true;
        }

        if (organisation.ParentId is null || await tree.Load(organisation, cancellation) is { Holds: true })
        {
            return Refusals.Of("organisation-in-use");
        }

        organisation.ClosedAt = clock.GetUtcNow();
        return await Added("organisation-closed", by, new JsonObject { ["organisation"] = id }, cancellation);
    }

    public async Task<Outcome<bool>> Reopen(string id, Person by, CancellationToken cancellation)
    {
        if (await db.Organisations.FirstOrDefaultAsync(o => o.Id == id, cancellation) is not { } organisation)
        {
            return NoSuchOrganisation;
        }

        if (organisation.ClosedAt is null)
        {
            return true;
        }

        if (await db.Organisations.AnyAsync(o => o.Id == organisation.ParentId && o.ClosedAt != null, cancellation))
        {
            return Refusals.Of("organisation-closed.parent-of-organisation");
        }

        organisation.ClosedAt = null;
        return await Added("organisation-reopened", by, new JsonObject { ["organisation"] = id }, cancellation);
    }

    public static Refusal NoSuchOrganisation { get; } = Refusals.Of("no-such-organisation");

    private static Organisation New(NewOrganisation given, Organisation parent) => new()
    {
        Id = given.Id, Name = given.Name.Trim(), Level = OrganisationCheck.Level(given.Level)!.Value, ParentId = parent.Id, Path = $"{parent.Path}{given.Id}/",
        AreaCode = string.IsNullOrWhiteSpace(given.AreaCode) ? null : given.AreaCode.Trim(), ShortName = string.IsNullOrWhiteSpace(given.ShortName) ? null : given.ShortName.Trim(),
    };

    // A plan names who issued it; the organisation of that name takes it over as soon as it is there.
    private async Task<Outcome<bool>> Added(string what, Person by, JsonObject data, CancellationToken cancellation)
    {
        try
        {
            await save.Save(what, by.Id, data, cancellation);
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            return Refusals.Of("organisation-changed");
        }

        await using var turn = await ChainTurn.Take(db, gate, ImportPlans.Chain, cancellation);
        if (await plans.Owners(cancellation) > 0)
        {
            await db.SaveAndCommit(cancellation);
        }

        return true;
    }

    // Every table that keeps a copy of the path; a test holds this list to the model.
    [SuppressMessage("Performance", "CA1845", Justification = "The database cuts the text; it knows no spans.")]
    private async Task Carry(string from, string to, CancellationToken cancellation)
    {
        var rest = from.Length;
        await db.Organisations.Where(x => x.Path.StartsWith(from)).ExecuteUpdateAsync(s => s.SetProperty(x => x.Path, x => to + x.Path.Substring(rest)), cancellation);
        await db.Cases.Where(x => x.Path.StartsWith(from)).ExecuteUpdateAsync(s => s.SetProperty(x => x.Path, x => to + x.Path.Substring(rest)), cancellation);
        await db.Tasks.Where(x => x.Path.StartsWith(from)).ExecuteUpdateAsync(s => s.SetProperty(x => x.Path, x => to + x.Path.Substring(rest)), cancellation);
        await db.Returns.Where(x => x.Path.StartsWith(from)).ExecuteUpdateAsync(s => s.SetProperty(x => x.Path, x => to + x.Path.Substring(rest)), cancellation);
        await db.Moves.Where(x => x.Path.StartsWith(from)).ExecuteUpdateAsync(s => s.SetProperty(x => x.Path, x => to + x.Path.Substring(rest)), cancellation);
        await db.ScheduleDrafts.Where(x => x.Path.StartsWith(from)).ExecuteUpdateAsync(s => s.SetProperty(x => x.Path, x => to + x.Path.Substring(rest)), cancellation);
        await db.Simulations.Where(x => x.Path.StartsWith(from)).ExecuteUpdateAsync(s => s.SetProperty(x => x.Path, x => to + x.Path.Substring(rest)), cancellation);
    }
}
