using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Registers;
using Qingyi.Domain.Returns;
using Qingyi.Server.Features.Registers;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Returns;

/// <summary>A template with the version of it that the database holds.</summary>
public sealed record ShelvedTemplate(ReturnTemplate Template, int Version);

/// <summary>The templates as the database has them; versions never change, so that what was read once is kept.</summary>
public sealed class TemplateShelf(IDbContextFactory<CaseDb> dbs)
{
    private readonly ConcurrentDictionary<(string Key, int Version), ShelvedTemplate> _read = new();
    private IReadOnlyList<ShelvedTemplate>? _current;

    /// <summary>The newest version of each.</summary>
    public async Task<IReadOnlyList<ShelvedTemplate>> All(CancellationToken cancellation)
    {
        if (_current is { } known)
        {
            return known;
        }

        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var rows = await db.ReturnTemplates.AsNoTracking().ToListAsync(cancellation);
        return _current = [.. rows.GroupBy(r => r.Key).Select(g => Read(g.MaxBy(r => r.Version)!)).OrderBy(t => t.Template.Key, StringComparer.Ordinal)];
    }

    public async Task<ShelvedTemplate?> Find(string? key, CancellationToken cancellation) => (await All(cancellation)).FirstOrDefault(t => t.Template.Key == key);

    /// <summary>The version that a return was opened with.</summary>
    public async Task<ShelvedTemplate> Of(ReturnRow row, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (_read.TryGetValue((row.Template, row.TemplateVersion), out var known))
        {
            return known;
        }

        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return Read(await db.ReturnTemplates.AsNoTracking().FirstAsync(t => t.Key == row.Template && t.Version == row.TemplateVersion, cancellation));
    }

    /// <summary>After an import there are newer versions.</summary>
    internal void Forget() => _current = null;

    private ShelvedTemplate Read(ReturnTemplateRow row) => _read.GetOrAdd((row.Key, row.Version), _ =>
    {
        var reading = ReturnTemplateReader.Read(row.Json);
        return new(reading.Template ?? throw new InvalidOperationException($"The template {row.Key} version {row.Version} is faulty: {string.Join("; ", reading.Faults)}"), row.Version);
    });
}

/// <summary>Takes the templates that ship with the product into the database, each content once, as a new version where it is new.</summary>
public sealed class ImportTemplates(CaseDb db, TemplateShelf shelf, RegisterShelf registers, TimeProvider clock)
{
    /// <summary>Audit chain of the templates, and of what is taken out of returns.</summary>
    public const string Chain = "returns";

    public async Task Shipped(string folder, CancellationToken cancellation)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            await Import(await File.ReadAllTextAsync(file, cancellation), Path.GetFileName(file), cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        shelf.Forget();
    }

    /// <summary>The template, or every fault of it: of its own words, and of registers and fields that there are none of.</summary>
    public static TemplateReading Check(string json, IReadOnlyCollection<RegisterDefinition> registers)
    {
        var reading = ReturnTemplateReader.Read(json);
        var faults = (reading.Template?.Figures ?? []).Where(f => f.From?.Register is not null).SelectMany(f => Faults(f, registers)).ToList();
        return faults.Count > 0 ? new TemplateReading(null, faults) : reading;
    }

    private static IEnumerable<RegisterFault> Faults(ReturnFigure figure, IReadOnlyCollection<RegisterDefinition> registers)
    {
        var from = figure.From!;
        if (registers.FirstOrDefault(r => r.Key == from.Register) is not { } register)
        {
            yield return new($"$.figures.{figure.Key}", Texts.Of("returns.template.unknown-register", from.Register));
            yield break;
        }

        foreach (var field in from.Where.Select(c => c.Field).Append(from.Field ?? Condition.State).Where(f => f[0] != '@' && register.Field(f) is null))
        {
            yield return new($"$.figures.{figure.Key}", Texts.Of("returns.template.unknown-field", register.Title, field));
        }
    }

    private async Task Import(string json, string file, CancellationToken cancellation)
    {
        var reading = Check(json, [.. (await registers.All(cancellation)).Select(r => r.Definition)]);
        var template = reading.Template ?? throw new InvalidOperationException($"The shipped template {file} is faulty: {string.Join("; ", reading.Faults)}");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
        var versions = await db.ReturnTemplates.Where(d => d.Key == template.Key).Select(d => new { d.Version, d.Hash }).ToListAsync(cancellation);
        if (versions.Any(v => v.Hash == hash))
        {
            return;
        }

        var version = versions.Select(v => v.Version).DefaultIfEmpty().Max() + 1;
        db.ReturnTemplates.Add(new ReturnTemplateRow { Key = template.Key, Version = version, Json = json, Hash = hash, At = clock.GetUtcNow() });
        await AuditChain.Append(db, Chain, clock.GetUtcNow(), "template-shipped", null, new JsonObject { ["template"] = template.Key, ["version"] = version, ["hash"] = hash }, cancellation);
    }
}
