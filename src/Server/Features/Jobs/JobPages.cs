using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.People;
using Qingyi.Server.Audit;
using Qingyi.Server.Features.Cases;
using Qingyi.Server.Features.Documents;
using Qingyi.Server.Features.Registers;
using Qingyi.Server.Features.Rules;
using Qingyi.Server.Hosting;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Layout;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Jobs;

/// <summary>任务中心: one's own long jobs with their progress and their files; simulations and moves stand there with the way to their own pages.</summary>
public static class JobPages
{
    public static readonly string[] Askers = [.. Role.OfCases, Role.Hospital];

    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddSingleton(s => s.GetRequiredService<IConfiguration>().GetSection(JobSettings.Section).Get<JobSettings>() ?? new());
        services.AddScoped<JobWork, ExportRegisterJob>().AddScoped<JobWork, VolumeJob>().AddScoped<JobWork, ExportCasesJob>().AddScoped<JobWork, AuditCheckJob>().AddScoped<AuditCheck>().AddScoped<ExportCases>().AddScoped<CaseLines>();
        return services.AddScoped<Jobs>().AddScoped<JobList>().AddRounds<RunJobs>();
    }

    public static void MapJobPages(this IEndpointRouteBuilder app)
    {
        var jobs = app.MapGroup(Paths.Jobs).ForSeats([.. Askers, Role.Auditor]);
        jobs.MapGet("/", async (JobList list, PageFrames frames, HttpContext http, CancellationToken cancellation) => await frames.Staff(http, StaffPage.Jobs, await list.View(cancellation)));
        jobs.MapPost("/", async (Jobs jobs, HttpContext http, CancellationToken cancellation) =>
        {
            var form = await http.Request.ReadFormAsync(cancellation);
            var asked = await jobs.Ask(form[JobFields.Kind].ToString(), form[JobFields.Subject].ToString(), form[JobFields.Query].ToString(), cancellation);
            return asked.Refusal is { } refusal ? await ProblemPages.Answer(http, refusal) : Results.Redirect(Paths.Jobs);
        }).AddEndpointFilter<FormGuard>();
        jobs.MapPost("/{id}/cancel", async (string id, Jobs jobs, HttpContext http, CancellationToken cancellation) =>
            (await jobs.Cancel(id, cancellation)).Refusal is { } refusal ? await ProblemPages.Answer(http, refusal) : Results.Redirect(Paths.Jobs)).AddEndpointFilter<FormGuard>();
        jobs.MapGet("/{id}/file", async (string id, Jobs jobs, HttpContext http, CancellationToken cancellation) =>
        {
            var file = await jobs.File(id, cancellation);
            return file.Refusal is { } refusal ? await ProblemPages.Answer(http, refusal) : Results.Stream(target => jobs.CopyTo(file.Value!, target, cancellation), file.Value!.Type, file.Value.Name);
        });
    }
}

/// <summary>Names of the hidden fields by which a page asks for a job.</summary>
public static class JobFields
{
    public const string Kind = "kind";
    public const string Subject = "subject";
    public const string Query = "query";

    public static IReadOnlyList<Pair> Of(string kind, string subject, string query = "") => [new(Kind, kind), new(Subject, subject), new(Query, query)];
}

/// <summary>The lines of the page.</summary>
public sealed class JobList(CaseDb db, PersonAtDoor door, TimeProvider clock)
{
    private const int Most = 50;

    public async Task<JobsView> View(CancellationToken cancellation)
    {
        var (me, since) = (door.Person.Id, clock.GetUtcNow().AddDays(-30));
        var jobs = await db.Jobs.AsNoTracking().Where(j => j.OwnerId == me).OrderByDescending(j => j.Id).Take(Most).ToListAsync(cancellation);
        var ids = jobs.Select(j => j.Id).ToList();
        var files = await db.JobFiles.AsNoTracking().Where(f => ids.Contains(f.JobId)).ToDictionaryAsync(f => f.JobId, cancellation);
        var lines = jobs.Select(j => Line(j, files.GetValueOrDefault(j.Id))).ToList();
        if (door.Person.IsAny(ScheduleDesk.Approvers))
        {
            lines.AddRange((await db.Simulations.AsNoTracking().Where(s => s.StartedBy == me && s.StartedAt > since).OrderByDescending(s => s.Id).Take(Most).ToListAsync(cancellation)).Select(s =>
                new JobLine(s.Id, Words.Chinese["jobs.simulation"], s.State, s.Done, s.Total, s.StartedAt, s.FinishedAt) { Link = Paths.Simulation(s.Id) }));
        }

        if (door.Person.Is(Role.Supervisor))
        {
            lines.AddRange((await db.Moves.AsNoTracking().Where(m => m.StartedBy == me && m.StartedAt > since).OrderByDescending(m => m.Id).Take(Most)
                .Select(m => new { Move = m, Whole = db.MoveCases.Count(c => c.MoveId == m.Id), Done = db.MoveCases.Count(c => c.MoveId == m.Id && c.State != "waiting") }).ToListAsync(cancellation)).Select(m =>
                new JobLine(m.Move.Id, Words.Chinese["jobs.move"], m.Move.State == "running" ? JobRow.Running : JobRow.Done, m.Done, m.Whole, m.Move.StartedAt!.Value, m.Move.FinishedAt) { Link = Paths.Move(m.Move.Definition, m.Move.Id) }));
        }

        return new JobsView([.. lines.OrderByDescending(l => l.At).Take(Most)], lines.Any(l => l.State is JobRow.Waiting or JobRow.Running));
    }

    private static JobLine Line(JobRow j, JobFileRow? file) => new(j.Id, j.Title, j.State, j.Progress, j.Whole, j.CreatedAt, j.FinishedAt)
    {
        Reason = j.Reason,
        File = file is null ? null : new JobFileLine(Paths.JobFile(j.Id), file.Name, Show.Size(file.Size), j.ExpiresAt is { } until ? Show.LocalDay(until) : null),
        MayCancel = j.State is JobRow.Waiting or JobRow.Running,
    };
}
