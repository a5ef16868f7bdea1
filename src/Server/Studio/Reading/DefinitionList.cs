using System.Globalization;
using System.Text.Json.Nodes;
using Qingyi.Domain.People;

namespace Qingyi.Server.Studio.Reading;

/// <summary>The list of definitions, with the filters of Studio. Names of its questions are read without regard to case.</summary>
public sealed class DefinitionList(Editions editions)
{
    private const int MostRows = 500;

    public async Task<JsonObject> Of(Person person, IQueryCollection query, bool mayEdit, CancellationToken cancellation)
    {
        var rows = (await editions.VisibleTo(person, null, cancellation)).Where(Wanted(query["versionOptions"].ToString()));
        var (ids, keys) = (Values(query, "ids"), Values(query, "definitionIds"));
        if (ids.Count > 0)
        {
            rows = await WithIds(person, rows, ids, query["versionOptions"].ToString(), cancellation);
        }

        rows = rows.Where(e => keys.Count == 0 || keys.Contains(e.DefinitionId))
            .Where(e => !Is(query, "isSystem") && !Is(query, "isReadonly") && !Is(query, "usableAsActivity"))
            .Where(e => query["materializerName"].ToString() is "" or "Json")
            .Where(e => query["name"].ToString() is var name && (name.Length == 0 || e.Name == name));
        var found = Ordered(await Matching(rows, query["searchTerm"].ToString().Trim(), cancellation), query).ToList();
        var size = Math.Clamp(Number(query, "pageSize") ?? MostRows, 1, MostRows);
        var items = new JsonArray();
        foreach (var edition in found.Skip(Math.Max(0, Number(query, "page") ?? 0) * size).Take(size))
        {
            items.Add((JsonNode)StudioView.Summary(edition, await editions.Json(edition, cancellation), mayEdit));
        }

        return new JsonObject
        {
            ["items"] = items,
            ["totalCount"] = found.Count,
            ["links"] = mayEdit ? new JsonArray(new JsonObject { ["href"] = "/bulk-actions/publish/workflow-definitions/by-definition-ids", ["rel"] = "bulk-publish", ["method"] = "POST" }) : [],
        };
    }

    /// <summary>Which versions an option names; an empty one names all, one that we do not know none.</summary>
    public static Func<Edition, bool> Wanted(string? options) => options?.ToUpperInvariant() switch
    {
        null or "" or "ALLVERSIONS" => _ => true,
        "LATEST" => e => e.IsLatest,
        "PUBLISHED" => e => e.IsPublished,
        "LATESTORPUBLISHED" => e => e.IsLatest || e.IsPublished,
        "LATESTANDPUBLISHED" => e => e.IsLatest && e.IsPublished,
        "DRAFT" => e => e.IsDraft,
        var number when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version) => e => e.Version == version,
        _ => _ => false,
    };

    /// <summary>Versions asked for by id, those of other organisations among them, as cases run on them.</summary>
    private async Task<IEnumerable<Edition>> WithIds(Person person, IEnumerable<Edition> rows, List<string> ids, string options, CancellationToken cancellation)
    {
        var found = rows.Where(e => ids.Contains(e.Id)).ToList();
        foreach (var id in ids.Distinct(StringComparer.Ordinal).Where(i => found.TrueForAll(e => e.Id != i)).ToList())
        {
            if (await editions.ById(person, id, cancellation) is { } edition && Wanted(options)(edition))
            {
                found.Add(edition);
            }
        }

        return found;
    }

    private async Task<IEnumerable<Edition>> Matching(IEnumerable<Edition> rows, string term, CancellationToken cancellation)
    {
        if (term.Length == 0)
        {
            return rows;
        }

        var found = new List<Edition>();
        foreach (var edition in rows)
        {
            if (new[] { edition.Name, edition.DefinitionId, edition.Id, StudioJson.Read(await editions.Json(edition, cancellation)).Word("description") ?? "" }
                .Any(text => text.Contains(term, StringComparison.OrdinalIgnoreCase)))
            {
                found.Add(edition);
            }
        }

        return found;
    }

    private static IEnumerable<Edition> Ordered(IEnumerable<Edition> rows, IQueryCollection query)
    {
        var down = query["orderDirection"].ToString().StartsWith("Desc", StringComparison.OrdinalIgnoreCase);
        return query["orderBy"].ToString().ToUpperInvariant() switch
        {
            "VERSION" => Sort(rows, e => e.Version, down),
            "CREATED" or "CREATEDAT" => Sort(rows, e => e.CreatedAt, down),
            _ => Sort(rows, e => e.Name, down),
        };
    }

    private static IOrderedEnumerable<Edition> Sort<T>(IEnumerable<Edition> rows, Func<Edition, T> by, bool down) =>
        (down ? rows.OrderByDescending(by) : rows.OrderBy(by)).ThenBy(e => e.Id, StringComparer.Ordinal);

    private static List<string> Values(IQueryCollection query, string name) => [.. query[name].OfType<string>().Where(v => v.Length > 0)];

    private static bool Is(IQueryCollection query, string name) => string.Equals(query[name].ToString(), "true", StringComparison.OrdinalIgnoreCase);

    private static int? Number(IQueryCollection query, string name) =>
        int.TryParse(query[name].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
