using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Secrets;

namespace Qingyi.Server.Storage;

/// <summary>Opens sealed texts of a case for somebody who may see the case.</summary>
public sealed class SealedWords(CaseDb db, House house)
{
    /// <summary>The texts that are there, by id.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Read(string caseId, IEnumerable<string?> ids, CancellationToken cancellation)
    {
        var wanted = ids.OfType<string>().Where(i => i.Length > 0).Distinct().ToList();
        var key = wanted.Count == 0 ? null : await db.CaseKeys.AsNoTracking().FirstOrDefaultAsync(k => k.CaseId == caseId, cancellation);
        if (key is null)
        {
            return new Dictionary<string, string>();
        }

        var boxes = await db.SealedTexts.AsNoTracking().Where(s => s.CaseId == caseId && wanted.Contains(s.Id)).ToListAsync(cancellation);
        using var open = house.Ring.Unwrap(SealedKey.Parse(key.Wrapped));
        return boxes.ToDictionary(b => b.Id, b => open.OpenText(new SealedBox(b.Box), $"text/{b.Id}"), StringComparer.Ordinal);
    }
}
