using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Matters;

/// <summary>Names of the organisations and the people whose ids stand in forms.</summary>
internal static class CodeNames
{
    /// <param name="codes">Forms, rows of them, or bare ids.</param>
    public static async Task<IReadOnlyDictionary<string, string>> Of(CaseDb db, IEnumerable<JsonNode?> codes, CancellationToken cancellation)
    {
        var ids = codes.SelectMany(Texts).Distinct().ToList();
        var names = await db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancellation);
        foreach (var account in await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).ToListAsync(cancellation))
        {
            names[account.Id] = account.DisplayName;
        }

        return names;
    }

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Texts),
        JsonObject members => members.SelectMany(m => Texts(m.Value)),
        JsonValue value when value.TryGetValue(out string? text) => [text],
        _ => [],
    };
}
