using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Registers;
using Qingyi.Server.Features.Matters;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Registers;

/// <summary>An entry as the sealed text of a clue tells it.</summary>
internal static class EntryTold
{
    /// <returns>Null where the id is none of an entry.</returns>
    public static async Task<IReadOnlyList<string>?> Lines(CaseDb db, string entry, JsonObject codes, IReadOnlyDictionary<string, string> texts, CancellationToken cancellation)
    {
        var row = await db.RegisterEntries.AsNoTracking().FirstOrDefaultAsync(e => e.Id == entry, cancellation);
        var json = row is null ? null : await db.RegisterDefinitions.AsNoTracking().Where(d => d.Key == row.Register && d.Version == row.DefinitionVersion).Select(d => d.Json).FirstOrDefaultAsync(cancellation);
        if (json is null)
        {
            return null;
        }

        var whole = JsonNode.Parse(json)!.AsObject();
        var forms = (whole["transitions"] as JsonArray ?? []).Select(m => m!["form"]).Prepend(whole["form"]).OfType<JsonObject>();
        var names = await CodeNames.Of(db, [codes], cancellation);
        return [.. forms.SelectMany(f => FormLines.Of(f, codes, texts, id => names.GetValueOrDefault(id))).Select(l => $"{l.Title}：{l.Value}")];
    }
}
