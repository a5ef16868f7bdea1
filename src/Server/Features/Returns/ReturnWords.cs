using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Returns;

/// <summary>The words and documents of a return, opened.</summary>
/// <param name="Texts">Key of a text or a table to its words.</param>
/// <param name="Reasons">Key of a figure to why it was put right.</param>
/// <param name="Lines">Key of a table to how many lines it has.</param>
public sealed record SpokenReturn(IReadOnlyDictionary<string, string> Texts, IReadOnlyDictionary<string, string> Reasons, IReadOnlyDictionary<string, int> Lines, IReadOnlyList<EvidenceRow> Files);

/// <summary>Opens what people wrote, for whoever may see the return.</summary>
public sealed class ReturnWords(CaseDb db, SealedWords words)
{
    public async Task<SpokenReturn> Of(ReturnRow row, CancellationToken cancellation, string? content = null)
    {
        ArgumentNullException.ThrowIfNull(row);
        var of = ReturnHand.Content(content ?? row.Content);
        var read = await words.Read(row.BookId, of.Texts.Values.Concat(of.Figures.Values.Select(f => f.ReasonText)!), cancellation);
        var texts = of.Texts.Where(t => read.ContainsKey(t.Value)).ToDictionary(t => t.Key, t => read[t.Value], StringComparer.Ordinal);
        var files = await db.Evidence.AsNoTracking().Where(e => e.CaseId == row.BookId && of.Files.Contains(e.Id)).OrderBy(e => e.Id).ToListAsync(cancellation);
        return new(
            texts, of.Figures.Where(f => f.Value.ReasonText is { } id && read.ContainsKey(id)).ToDictionary(f => f.Key, f => read[f.Value.ReasonText!], StringComparer.Ordinal),
            texts.Where(t => t.Value.StartsWith('[')).ToDictionary(t => t.Key, t => Table(t.Value).Count, StringComparer.Ordinal), files);
    }

    public static JsonArray Table(string? text)
    {
        try
        {
            return text is null ? [] : JsonNode.Parse(text) as JsonArray ?? [];
        }
        catch (System.Text.Json.JsonException)
        {
            // A text of people that begins with a bracket is no table.
            return [];
        }
    }
}
