using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Qingyi.Domain;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Jobs;
using Qingyi.Server.Features.Lists;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Cases;

/// <summary>导出 of the list of cases: the lines that the filter leaves, as the list shows them. Each export is a link of the audit.</summary>
public sealed class ExportCases(CaseQueries queries, CaseLines lines, ListFile file, JobSettings settings, PersonAtDoor door, TimeProvider clock)
{
    private const string What = "cases-exported";

    private static Words W => Words.Spoken;

    private static List<string> Heading => [W["list.matter"], W["document.case-number"], W["list.light"], W["list.stage"], W["cases.waiting"], W["cases.organisation"], W["cases.opened"], W["list.due"]];

    public Task<IResult> Answer(HttpContext http, string? format, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(http);
        var filter = CaseFilter.Of(http.Request.Query);
        return file.Answer(What, W["cases"], format, IsFiltered(filter), Heading, Rows(filter, null, cancellation), cancellation);
    }

    /// <summary>The two ways out of the list; a long one leads to the job centre.</summary>
    public async Task<IReadOnlyList<ActionView>> Buttons(HttpContext http, CaseFilter filter, int shown, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(http);
        var ways = ListFile.Buttons(http, Paths.Cases);
        var tooLong = (shown == Paging.Size || filter.After is not null || settings.LongList < Paging.Size) && await queries.Count(door.Person, filter, settings.LongList + 1, cancellation) > settings.LongList;
        return tooLong ? [ActionView.Send(W["register.export-job"], Paths.Jobs, "download", fields: JobFields.Of(ExportCasesJob.Name, "cases", Addresses.QueryWithout(http, "after"))), ways[1]] : ways;
    }

    public async Task<Outcome<JobResult>> Make(string query, JobProgress progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var filter = CaseFilter.Of(new QueryCollection(QueryHelpers.ParseQuery(query)));
        var (holds, done) = (new HashSet<string>(StringComparer.Ordinal), 0);
        progress.Of(await queries.Count(door.Person, filter, int.MaxValue, cancellation));
        var rows = Rows(filter, id =>
        {
            holds.Add(id);
            progress.At(++done);
        }, cancellation);
        return new JobResult(await ListFile.Workbook(W["cases"], Heading, rows, cancellation), Name + ".xlsx", ListFile.Xlsx, holds, ListFile.Chain, What, About("xlsx", filter));
    }

    private string Name => $"{W["cases"]}-{LegalDay.Of(clock.GetUtcNow()):yyyyMMdd}";

    private async IAsyncEnumerable<IReadOnlyList<object?>> Rows(CaseFilter filter, Action<string>? read, [EnumeratorCancellation] CancellationToken cancellation)
    {
        filter = filter with { After = null };
        for (var page = await queries.List(door.Person, filter, cancellation); page.Count > 0; page = page.Count < Paging.Size ? [] : await queries.List(door.Person, filter with { After = page[^1].Id }, cancellation))
        {
            foreach (var line in await lines.Of(page, cancellation))
            {
                read?.Invoke(line.Id);
                yield return Cells(line);
            }
        }
    }

    private static IReadOnlyList<object?> Cells(CaseLine of) =>
        [of.Title, of.Number, of.Light.Text, of.Stage, string.IsNullOrEmpty(of.Waiting) ? "—" : of.Waiting, of.Organisation, Show.Day(of.OpenedOn), of.Due is { } due ? Show.Day(due) : W["list.no-due"]];

    private static JsonObject About(string format, CaseFilter filter) => new() { ["format"] = format, ["filtered"] = IsFiltered(filter) };

    private static bool IsFiltered(CaseFilter filter) => filter with { After = null } != new CaseFilter(null, null, null, null, null);
}

/// <summary>The same for a list too long to wait for.</summary>
public sealed class ExportCasesJob(ExportCases export) : JobWork
{
    public const string Name = "cases-export";

    public override string Kind => Name;

    public override Task<Outcome<string>> Title(Person by, string subject, string query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(by);
        return Task.FromResult<Outcome<string>>(by.Seats.Any(s => s.IsAny(Role.OfCases)) ? Words.Spoken["cases.export"] : AccessGate.NotPermitted(Role.OfCases));
    }

    public override Task<Outcome<JobResult>> Do(JobRow job, Person by, JobProgress progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(job);
        return export.Make(job.Query, progress, cancellation);
    }
}
