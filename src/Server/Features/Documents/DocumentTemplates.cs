using Qingyi.Server.Hosting;

namespace Qingyi.Server.Features.Documents;

/// <summary>The templates that ship, in the order of the volume.</summary>
public static class DocumentTemplates
{
    private static readonly Lazy<IReadOnlyList<DocumentTemplate>> Read = new(() =>
        [.. Directory.EnumerateFiles(Path.Combine(Shipped.Workflows, "documents"), "*.liquid")
            .Select(f => DocumentTemplate.Read(Path.GetFileNameWithoutExtension(f), File.ReadAllText(f)))
            .OrderBy(t => t.Head.Order).ThenBy(t => t.Kind, StringComparer.Ordinal)]);

    public static IReadOnlyList<DocumentTemplate> All => Read.Value;

    public static DocumentTemplate? Find(string kind) => All.FirstOrDefault(t => t.Kind == kind);
}
