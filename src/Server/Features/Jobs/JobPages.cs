using Qingyi.Domain.People;
using Qingyi.Server.Audit;
using Qingyi.Server.Features.Cases;
using Qingyi.Server.Features.Documents;
using Qingyi.Server.Features.Registers;
using Qingyi.Server.Hosting;
using Qingyi.Server.Http;
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
        services.AddScoped<JobWork, ExportRegisterJob>().AddScoped<JobWork, VolumeJob>().AddScoped<JobWork, ExportCasesJob>().AddScoped<JobWork, AuditCheckJob>().AddScoped<JobWork, Admin.ExportAuditJob>().AddScoped<AuditCheck>().AddScoped<ExportCases>().AddScoped<CaseLines>();
        return services.AddScoped<Jobs>().AddScoped<JobList>().AddRounds<RunJobs>();
    }

    public static void MapJobPages(this IEndpointRouteBuilder app)
    {
        var jobs = app.MapGroup(Paths.Jobs).ForSeats([.. Askers, Role.Auditor]);
        jobs.MapGet("/", async (string? state, string? after, JobList list, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
            await frames.Staff(http, StaffPage.Jobs, await list.View(state ?? "", after, cancellation)));
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
