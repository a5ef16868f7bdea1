using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Server.Features.Matters;
using Qingyi.Server.Storage;
using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Features.Documents;

/// <summary>What a matter has to say to a template beside what a case has: who opened it about whom, what was handed over, and each form that was filled in.</summary>
public sealed class MatterDocumentFields(CaseDb db, MatterLines lines)
{
    public async Task<Dictionary<string, object?>> Of(Case of, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(of);
        var institution = await db.Organisations.AsNoTracking().Where(o => o.Id == of.InstitutionId).Select(o => o.Name).FirstOrDefaultAsync(cancellation);
        var cards = (await lines.Forms(of, cancellation)).Reverse().ToList();
        var forms = cards.ConvertAll(c => DocumentFields.Group(("title", c.Title), ("outcome", c.Outcome), ("by", c.By), ("on", DocumentFields.Day(c.At)), ("lines", Pairs(c.Lines))));

        // The last form of a step is the one that counts.
        var steps = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (record, form) in of.Facts.Records.Zip(forms))
        {
            steps[record.Step] = form;
        }

        var matter = of.Facts.Matter;
        return new(StringComparer.Ordinal)
        {
            ["matter"] = DocumentFields.Group(
                ("kind", MatterQueries.KindName(of.Kind)), ("institution", institution), ("by", matter?.Opened.Name), ("on", DocumentFields.Day(of.ReceivedAt)),
                ("ended", matter?.Ended is { } ended ? DocumentFields.Day(ended.At) : null)),
            ["given"] = Pairs(await lines.Given(of, cancellation)),
            ["step"] = steps,
            ["forms"] = forms,
        };
    }

    private static List<Dictionary<string, object?>> Pairs(IEnumerable<Pair> pairs) => [.. pairs.Select(p => DocumentFields.Group(("name", p.Name), ("value", p.Value)))];
}
