using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Returns;
using Qingyi.Server.Features.Registers.Sheets;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Returns;

/// <summary>导出: the return in the upper level's table, or one line a unit with the sum below. Each export is a link of the audit.</summary>
public sealed class ExportReturn(CaseDb db, ReturnQueries queries, ReturnDetails details, WriteGate gate, PersonAtDoor door, TimeProvider clock)
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <param name="table"><c>units</c>: one line a unit; else one line a figure, texts and lists below.</param>
    public async Task<IResult> Answer(string id, string? table, CancellationToken cancellation)
    {
        if (await queries.Find(door.Person, id, cancellation) is not { } row)
        {
            return Problems.Result(ReturnRefusals.NoSuchReturn);
        }

        var detail = await details.Of(door.Person, row, cancellation);
        var units = table == "units";
        await AuditChain.Append(db, ImportTemplates.Chain, clock.GetUtcNow(), "return-exported", door.Person.Id, new JsonObject { ["return"] = row.Id, ["table"] = units ? "units" : "figures", ["round"] = row.Round }, cancellation);
        using (await gate.Write(cancellation))
        {
            await db.SaveChangesAsync(cancellation);
        }

        var (heading, lines) = units ? await Units(row, detail, cancellation) : Figures(detail);
        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await XlsxWriter.Write(file, detail.Template, heading, Each(lines), cancellation);
        file.Position = 0;
        return Results.Stream(file, Xlsx, $"{detail.Summary.UnitName}-{ReturnHand.Name(row)}.xlsx");
    }

    private static (IReadOnlyList<string> Heading, IReadOnlyList<IReadOnlyList<object?>> Lines) Figures(ReturnDetail of)
    {
        List<IReadOnlyList<object?>> lines = [];
        var number = 0;
        foreach (var section in of.Sections)
        {
            lines.AddRange(section.Figures.Select(f => (IReadOnlyList<object?>)[Text(++number), section.Title, f.Title, f.Unit, f.Found, f.Own, f.Below, f.Total, f.Reason]));
        }

        lines.AddRange(of.Texts.Where(t => t.Text is not null).Select(t => (IReadOnlyList<object?>)[null, Texts.Chinese("returns.export.text"), t.Title, null, null, null, null, null, t.Text]));
        foreach (var list in of.Tables)
        {
            lines.AddRange(list.Lines.Select((l, i) => (IReadOnlyList<object?>)[null, list.Title, Text(i + 1), null, null, null, null, null, string.Join('；', list.Columns.Select(c => $"{c.Title}：{l?[c.Key]}"))]));
        }

        var last = of.Submissions.Count == 0 ? null : of.Submissions[0];
        lines.Add([null, Texts.Chinese("returns.export.filled-by"), of.Summary.UnitName, null, null, null, null, null, last is null ? Texts.Chinese("returns.export.not-handed-in") : Texts.Chinese("returns.export.receipt", last.Number, Web.Show.Moment(last.At), last.Hash)]);
        return ([Texts.Chinese("returns.export.number"), Texts.Chinese("returns.export.group"), Texts.Chinese("returns.export.figure"), Texts.Chinese("returns.export.measure"), Texts.Chinese("returns.export.counted"), Texts.Chinese("returns.export.own"), Texts.Chinese("returns.export.below"), Texts.Chinese("returns.export.total"), Texts.Chinese("returns.export.note")], lines);
    }

    private async Task<(IReadOnlyList<string> Heading, IReadOnlyList<IReadOnlyList<object?>> Lines)> Units(ReturnRow row, ReturnDetail of, CancellationToken cancellation)
    {
        var figures = of.Sections.SelectMany(s => s.Figures).ToList();
        var merged = ReturnHand.Content(row).Merged;
        var ids = merged.Select(m => m.Return).ToList();
        var submissions = await db.ReturnSubmissions.AsNoTracking().Where(s => ids.Contains(s.ReturnId)).ToListAsync(cancellation);
        List<IReadOnlyList<object?>> lines = [];
        foreach (var one in merged)
        {
            var content = ReturnHand.Content(submissions.First(s => s.ReturnId == one.Return && s.Round == one.Round).Content);
            lines.Add([of.Below?.Units.FirstOrDefault(u => u.Unit == one.Unit)?.UnitName ?? one.Unit, .. figures.Select(f => (object?)content.Figure(f.Key).Total)]);
        }

        lines.Add([Texts.Chinese("returns.export.unit-itself", of.Summary.UnitName), .. figures.Select(f => (object?)f.Own)]);
        lines.AddRange((of.Below?.Missing ?? []).Select(m => (IReadOnlyList<object?>)[Texts.Chinese("returns.export.unit-missing", m)]));
        lines.Add([Texts.Chinese("returns.export.total"), .. figures.Select(f => (object?)f.Total)]);
        return ([Texts.Chinese("returns.export.measure"), .. figures.Select(f => $"{f.Title}（{f.Unit}）")], lines);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Each(IEnumerable<IReadOnlyList<object?>> lines)
    {
        await Task.CompletedTask;
        foreach (var line in lines)
        {
            yield return line;
        }
    }
}
