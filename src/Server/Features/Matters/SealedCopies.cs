using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Secrets;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Matters;

/// <summary>Texts of people go from one file to the next inside the seal: opened under the key of the one, sealed under the key of the other.</summary>
internal static class SealedCopies
{
    /// <param name="ids">Path of the field to the id of its text in the case that it comes from.</param>
    public static async Task<IReadOnlyDictionary<string, string>> Open(Transition t, string from, IReadOnlyDictionary<string, string> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0 || await t.Db.CaseKeys.AsNoTracking().FirstOrDefaultAsync(k => k.CaseId == from, cancellation) is not { } wrapped)
        {
            return new Dictionary<string, string>();
        }

        var wanted = ids.Values.ToList();
        var boxes = await t.Db.SealedTexts.AsNoTracking().Where(s => s.CaseId == from && wanted.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Box, cancellation);
        using var key = t.Unwrap(wrapped.Wrapped);
        return ids.Where(i => boxes.ContainsKey(i.Value)).ToDictionary(i => i.Key, i => key.OpenText(new SealedBox(boxes[i.Value]), $"text/{i.Value}"), StringComparer.Ordinal);
    }
}
