using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Organisations;
using Qingyi.Domain.People;
using Qingyi.Server.Demo;
using Qingyi.Server.Features.Campaigns;
using Qingyi.Server.Features.Registers;
using Qingyi.Server.Features.Returns;
using Qingyi.Server.Features.Rules;
using Qingyi.Server.Partners;
using Qingyi.Server.People;
using Qingyi.Server.Secrets;
using Qingyi.Server.Storage;
using Qingyi.Server.Studio;

namespace Qingyi.Server.Hosting;

/// <summary>What happens between the command and the first request: clock, keys, database, shipped editions, the first account.</summary>
public static class Opening
{
    internal const string OffsetSetting = "clock-offset";

    /// <summary>Setting that proves which key ring the data belongs to.</summary>
    internal const string ProofSetting = "key-proof";

    /// <summary>A SQLite file that is damaged is not worked on: what is still good in it would be lost to writes.</summary>
    public static async Task Whole(Store store)
    {
        if (!store.Shared && File.Exists(store.File) && await Integrity.Fault(store.File, CancellationToken.None) is { } fault)
        {
            throw new StartRefusedException(Texts.Of("hosting.opening.database-damaged", store.File, fault));
        }
    }

    /// <summary>The moved clock; an offset smaller than the stored one would turn time back and is refused.</summary>
    public static async Task<(TimeProvider Clock, TimeSpan Offset)> Clock(ServeOptions options)
    {
        var there = await options.Store.HasData(CancellationToken.None);
        var stored = there ? await StoredOffset(options) : TimeSpan.Zero;
        var offset = options.Offset ?? stored;
        if (there && offset < stored)
        {
            throw new StartRefusedException(Texts.Of("hosting.opening.clock-back", stored, offset));
        }

        return (offset == TimeSpan.Zero && !options.Store.Shared ? TimeProvider.System : new MovedClock(offset), offset);
    }

    /// <summary>The key ring; made at the first start, with its recovery sheet.</summary>
    public static async Task<KeyRing> Keys(ServeOptions options, TextWriter console, TimeProvider clock)
    {
        if (KeyRing.Exists(options.Keys))
        {
            return KeyRing.Open(options.Keys, RandomNumberGenerator.Fill);
        }

        if (options.Store.Shared ? await options.Store.HasData(CancellationToken.None) : File.Exists(options.Database))
        {
            throw new StartRefusedException(Texts.Of("hosting.opening.keys-missing", options.Store, options.Keys));
        }

        var ring = KeyRing.Create(options.Keys, RandomNumberGenerator.Fill, clock.GetUtcNow());
        console.WriteLine(ring.Sheet(clock.GetUtcNow()));
        return ring;
    }

    /// <summary>Migrates, proves the keys, imports shipped editions, makes the first administrator.</summary>
    public static async Task Database(IServiceProvider services, ServeOptions options, TextWriter console)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseDb>();
        await Storage.Migrations.EarlyColumns.Add(db);
        await db.Database.MigrateAsync();
        await Prove(db, services.GetRequiredService<KeyRing>(), options);
        await Set(db, OffsetSetting, services.GetRequiredService<TimeProvider>() is MovedClock moved ? moved.Offset.Ticks.ToString(CultureInfo.InvariantCulture) : "0");
        await FirstOrganisation(db);
        await db.SaveChangesAsync();
        await ExchangeKey.Ensure(db, services.GetRequiredService<KeyRing>(), CancellationToken.None);
        await services.GetRequiredService<Definitions>().ImportShipped(Shipped.Workflows, CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<ImportRegisters>().Shipped(Hosting.Shipped.Registers, CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<ImportTemplates>().Shipped(Hosting.Shipped.Returns, CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<ImportSchedules>().Shipped(Hosting.Shipped.Schedules, CancellationToken.None);
        await Roles(scope.ServiceProvider, db);
        if (options.Store.Shared)
        {
            // Before anything can ring: a node that starts with a wrong clock must know it.
            await services.GetRequiredService<ClockSkew>().Measure(CancellationToken.None);
        }

        // The first key of sessions is made now, in this node's turn: nodes that made one each would not know each other's.
        services.GetRequiredService<IDataProtectionProvider>().CreateProtector("start").Protect([]);
        if (!await db.Users.AnyAsync())
        {
            // The demonstration begins some months back; no chain of the audit may run backwards.
            if (options.Demo)
            {
                await Demonstration.Load(options, services.GetRequiredService<KeyRing>(), services.GetRequiredService<TimeProvider>().GetUtcNow(), console, CancellationToken.None);
                await db.Database.ExecuteSqlRawAsync(db.IsPostgres() ? "CHECKPOINT" : "PRAGMA wal_checkpoint(TRUNCATE)");
            }

            await FirstAdministrator(scope.ServiceProvider, db, console);
        }
        else if (options.Demo)
        {
            console.WriteLine(Texts.Of("hosting.opening.demo-skipped"));
        }

        // After the demonstration, whose campaign began some months back on the chain of all campaigns.
        await scope.ServiceProvider.GetRequiredService<ImportPlans>().Shipped(Hosting.Shipped.Plans, CancellationToken.None);
    }

    private static async Task<TimeSpan> StoredOffset(ServeOptions options)
    {
        await using var db = options.Store.Open();
        var stored = await db.Settings.FindAsync(OffsetSetting);
        return stored is null ? TimeSpan.Zero : TimeSpan.FromTicks(long.Parse(stored.Value, CultureInfo.InvariantCulture));
    }

    private static async Task Prove(CaseDb db, KeyRing ring, ServeOptions options)
    {
        var proof = await db.Settings.FindAsync(ProofSetting);
        if (proof is not null && !ring.Proves(proof.Value))
        {
            throw new StartRefusedException(Texts.Of("hosting.opening.keys-wrong", options.Keys, options.Store));
        }

        await Set(db, ProofSetting, ring.Proof());
    }

    private static async Task Set(CaseDb db, string name, string value)
    {
        if (await db.Settings.FindAsync(name) is { } row)
        {
            row.Value = value;
        }
        else
        {
            db.Settings.Add(new SettingRow { Name = name, Value = value });
        }
    }

    private static async Task FirstOrganisation(CaseDb db)
    {
        if (!await db.Organisations.AnyAsync())
        {
            db.Organisations.Add(new Organisation { Id = "root", Name = "本机关", Level = OrganisationLevel.Province, Path = "/root/", ShortName = "卫" });
        }
    }

    private static async Task Roles(IServiceProvider services, CaseDb db)
    {
        var roles = services.GetRequiredService<RoleManager<IdentityRole>>();
        foreach (var role in Role.Names.Keys.Where(r => !db.Roles.Any(x => x.Name == r)))
        {
            await roles.CreateAsync(new IdentityRole(role) { Id = role });
        }

        await db.SaveChangesAsync();
    }

    private static async Task FirstAdministrator(IServiceProvider services, CaseDb db, TextWriter console)
    {
        var password = await services.GetRequiredService<NewAccounts>().Create("admin", "系统管理员", "root", [Role.Administrator], mustChange: true);
        await db.SaveChangesAsync();
        console.WriteLine(Texts.Of("hosting.first-administrator.password", password));
    }
}

/// <summary>The service does not start as asked; the message says what would be right.</summary>
public sealed class StartRefusedException(string message) : Exception(message);
