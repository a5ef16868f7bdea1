using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;

namespace Qingyi.Server.Audit;

/// <summary>Which chains an auditor has verified, and the days that she asks about.</summary>
/// <param name="Chain">Name of a chain, <c>cases</c> for those of all cases and matters, or empty: all.</param>
/// <param name="From">First legal day, inclusive; null: from the beginning.</param>
/// <param name="To">Last legal day, inclusive; null: until now.</param>
public sealed record AuditScope(string Chain, DateOnly? From, DateOnly? To)
{
    public const string Cases = "cases";

    public bool Has(string chain) => Chain.Length == 0 || (Chain == Cases ? chain.StartsWith("case/", StringComparison.Ordinal) : chain == Chain);

    public bool Covers(DateTimeOffset at) => (From is not { } from || at >= LegalDay.Start(from)) && (To is not { } to || at < LegalDay.End(to));

    public IQueryable<AuditRow> Of(IQueryable<AuditRow> rows) => Chain.Length == 0 ? rows : Chain == Cases ? rows.Where(a => a.Chain.StartsWith("case/")) : rows.Where(a => a.Chain == Chain);

    /// <summary>What people call the chain, or the chains.</summary>
    public string Name(Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return Chain.Length == 0 ? words["audit-trail.all-chains"] : words.Find($"chain.{Chain}") ?? Chain;
    }

    /// <summary>As it travels in the row of a job.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Chain}|{From:yyyy-MM-dd}|{To:yyyy-MM-dd}");

    public static AuditScope? Read(string text) => text.Split('|') is [var chain, var from, var to] ? new(chain, LegalDay.Read(from), LegalDay.Read(to)) : null;
}

/// <summary>What came of it.</summary>
/// <param name="Links">Links that were read: the chains from their beginning, since each holds the next.</param>
/// <param name="Within">Those of them that stand in the days asked about.</param>
/// <param name="Faults">In the order of the chains: those of the days asked about, and those that belong to no one day.</param>
/// <param name="Elsewhere">How many faults stand in other days.</param>
public sealed record AuditChecked(AuditScope Scope, long Links, long Within, IReadOnlyList<AuditFault> Faults, int Elsewhere, DateTimeOffset At)
{
    /// <summary>In plain words, the verdict first; then each fault, the first broken entry at their head.</summary>
    public IReadOnlyList<string> Sentences(Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var chain = Scope.Name(words);
        var days = words["audit-check.days", Scope.From is { } from ? Show.Day(from) : words["audit-check.beginning"], Scope.To is { } to ? Show.Day(to) : words["audit-check.now"]];
        List<string> said =
        [
            Faults.Count == 0 ? words["audit-check.sound", chain, days, Show.Count(Within), Show.Count(Links)] : words["audit-check.broken", chain, days, Show.Count(Within), Show.Count(Faults.Count)],
            .. Faults.Take(1).Select(f => words["audit-check.first", f.Place, f.Sentence]),
            .. Faults.Skip(1).Select(f => words["audit-check.also", f.Place, f.Sentence]),
        ];
        return Elsewhere == 0 ? said : [.. said, words["audit-check.elsewhere", Show.Count(Elsewhere)]];
    }
}

/// <summary>Verifies the chains of a scope as the database has them at this instant.</summary>
public sealed class AuditCheck(IDbContextFactory<CaseDb> dbs, TimeProvider clock)
{
    public async Task<int> Links(AuditScope scope, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        return await scope.Of(db.Audit.AsNoTracking()).CountAsync(cancellation);
    }

    /// <param name="at">Told how many links were read, now and then.</param>
    public async Task<AuditChecked> Run(AuditScope scope, Action<long>? at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scope);
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await using var snapshot = await AuditFiles.Snapshot(db, cancellation);
        var verification = new AuditVerification(scope.Has);
        await foreach (var root in db.Audit.AsNoTracking().Where(a => a.Chain == AuditRoots.Chain).OrderBy(a => a.Sequence).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            verification.Expect(root);
        }

        var (links, within) = (0L, 0L);
        await foreach (var row in scope.Of(db.Audit.AsNoTracking()).OrderBy(a => a.Chain).ThenBy(a => a.Sequence).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            verification.Check(row);
            links++;
            within += scope.Covers(row.At) ? 1 : 0;
            if (links % 500 == 0)
            {
                at?.Invoke(links);
            }
        }

        var heads = (await db.ChainHeads.AsNoTracking().OrderBy(h => h.Chain).ToListAsync(cancellation)).Where(h => scope.Has(h.Chain)).ToList();
        heads.ForEach(verification.CheckHead);
        verification.CheckHeadless(heads.Select(h => h.Chain).ToHashSet(StringComparer.Ordinal));
        var faults = verification.Finish().Faults;
        var shown = faults.Where(f => f.At is not { } when || scope.Covers(when)).ToList();
        return new AuditChecked(scope, links, within, shown, faults.Count - shown.Count, clock.GetUtcNow());
    }
}
