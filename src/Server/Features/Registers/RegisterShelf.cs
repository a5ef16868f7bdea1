using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Registers;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Registers;

/// <summary>A definition with the version of it that the database holds.</summary>
public sealed record ShelvedRegister(RegisterDefinition Definition, int Version)
{
    public string Key => Definition.Key;
}

/// <summary>The registers' definitions as the database has them; versions never change, so that what was read once is kept.</summary>
public sealed class RegisterShelf(IDbContextFactory<CaseDb> dbs, Calendar calendar)
{
    private readonly ConcurrentDictionary<(string Key, int Version), RegisterDefinition> _read = new();
    private IReadOnlyList<ShelvedRegister>? _current;

    /// <summary>The newest version of each, in the order of the index.</summary>
    public async Task<IReadOnlyList<ShelvedRegister>> All(CancellationToken cancellation)
    {
        if (_current is { } known)
        {
            return known;
        }

        await using var db = await dbs.CreateDbContextAsync(cancellation);
        var rows = await db.RegisterDefinitions.AsNoTracking().ToListAsync(cancellation);
        return _current = [.. rows.GroupBy(r => r.Key).Select(g => g.MaxBy(r => r.Version)!).Select(r => new ShelvedRegister(Read(r), r.Version)).OrderBy(r => r.Definition.Group, StringComparer.Ordinal).ThenBy(r => r.Key, StringComparer.Ordinal)];
    }

    public async Task<ShelvedRegister?> Find(string? key, CancellationToken cancellation) => (await All(cancellation)).FirstOrDefault(r => r.Key == key);

    /// <summary>After an import there are newer versions.</summary>
    internal void Forget() => _current = null;

    private RegisterDefinition Read(RegisterDefinitionRow row) => _read.GetOrAdd((row.Key, row.Version), _ =>
    {
        var reading = RegisterReader.Read(row.Json, calendar.Limits);
        return reading.Definition ?? throw new InvalidOperationException($"The register {row.Key} version {row.Version} is faulty: {string.Join("; ", reading.Faults)}");
    });
}
