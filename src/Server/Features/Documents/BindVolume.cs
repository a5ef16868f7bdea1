using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Server.Documents;
using Qingyi.Server.Web;

namespace Qingyi.Server.Features.Documents;

/// <summary>案卷: cover, list of contents and every document of the case in the order of the volume, in one file. What a reporter wrote is never in it.</summary>
public sealed class BindVolume(DocumentDesk desk)
{
    // Of 24: 序号, 文书名称, 文号, 日期, 页次.
    private static readonly int[] Widths = [2, 8, 8, 4, 2];

    public async Task<Outcome<List<Sheet>>> Bind(string id, CancellationToken cancellation)
    {
        var found = await desk.Case(id, cancellation);
        if (!found.Done)
        {
            return found.Refusal!;
        }

        var of = found.Value!;
        if (desk.IsOutside(of))
        {
            return Refusals.Of("not-permitted.volume-by-handling-authority");
        }

        var sheets = new List<(Sheet Sheet, string? Number, DateOnly? Day)>();
        foreach (var state in (await desk.All(of, cancellation)).Where(s => !s.Template.Head.Blank && (s.Ready || s.Latest is not null)))
        {
            var text = await desk.Text(of, state, (state.Final ?? state.Latest)?.Version, cancellation);
            if (text.Refusal is { } refusal)
            {
                return refusal;
            }

            sheets.Add((text.Value!.Sheet, state.Number(of.Facts), state.Day(of.Facts)));
        }

        if (sheets.Count == 0)
        {
            return Refusals.Of("document-too-early.volume-after-receipt");
        }

        var (cover, rest) = (sheets[0].Sheet, sheets[1..]);
        return new List<Sheet>([cover, Contents(rest), .. rest.Select(s => s.Sheet)]);
    }

    // Page numbers are filled in when the file is laid out: sheet n of the volume stands behind cover and contents.
    private static Sheet Contents(IReadOnlyList<(Sheet Sheet, string? Number, DateOnly? Day)> rest) => new(Texts.Chinese("documents.volume-contents.title"), SheetLayout.Form, null,
    [
        new TitleBlock(Texts.Chinese("documents.volume-contents.title")),
        new RowBlock(RowKind.Head, [Texts.Chinese("documents.volume-contents.no"), Texts.Chinese("documents.volume-contents.document-name"), Texts.Chinese("documents.volume-contents.number"), Texts.Chinese("documents.volume-contents.day"), Texts.Chinese("documents.volume-contents.pages")], Widths),
        .. rest.Select((s, i) => new RowBlock(RowKind.Line,
            [Show.Count(i + 1), s.Sheet.Name, s.Number ?? "", s.Day is { } day ? Show.Day(day) : "", DocxTable.PageOf(i + 2)], Widths)),
    ]);
}
