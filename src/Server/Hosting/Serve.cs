using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Audit;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Absences;
using Qingyi.Server.Features.Admin;
using Qingyi.Server.Features.Attachments;
using Qingyi.Server.Features.Campaigns;
using Qingyi.Server.Features.Cases;
using Qingyi.Server.Features.Grading;
using Qingyi.Server.Features.Incidents;
using Qingyi.Server.Features.Documents;
using Qingyi.Server.Features.Indicators;
using Qingyi.Server.Features.Inspections;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Features.Matters;
using Qingyi.Server.Features.Operations;
using Qingyi.Server.Features.Procedures;
using Qingyi.Server.Features.Publication;
using Qingyi.Server.Features.Registers;
using Qingyi.Server.Features.Reporters;
using Qingyi.Server.Features.Returns;
using Qingyi.Server.Features.Retention;
using Qingyi.Server.Features.Reporting;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Features.TipOffs;
using Qingyi.Server.Http;
using Qingyi.Server.Partners;
using Qingyi.Server.People;
using Qingyi.Server.Secrets;
using Qingyi.Server.Storage;
using Qingyi.Server.Studio.Instances;
using Qingyi.Server.Studio.Moves;
using Qingyi.Server.Studio;

namespace Qingyi.Server.Hosting;

/// <summary>Builds and starts the service.</summary>
public static class Serve
{
    /// <summary>Everything but the start itself: opens keys and database, imports what ships, maps the endpoints.</summary>
    public static async Task<WebApplication> Build(ServeOptions options, TextWriter console, Action<WebApplicationBuilder>? adjust = null)
    {
        Directory.CreateDirectory(options.Files);
        await using var turn = await StartTurn.Take(options.Store, CancellationToken.None);
        await Opening.Whole(options.Store);
        var (clock, _) = await Opening.Clock(options);
        var ring = await Opening.Keys(options, console, clock);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot") });
        builder.WebHost.UseUrls(options.Urls);
        builder.WebHost.ConfigureKestrel(k => (k.AddServerHeader, k.Limits.MaxRequestBodySize) = (false, 64L * 1024 * 1024));
        builder.Services.AddQingyi(options, clock, ring);
        adjust?.Invoke(builder);
        builder.AddTelemetry();
        var app = builder.Build();
        await Opening.Database(app.Services, options, console);
        app.UseQingyi();
        return app;
    }

    private static void UseQingyi(this WebApplication app)
    {
        app.UseProxy();
        app.UseExceptionHandler(e => e.Run(Faults.Answer));
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<OriginGuard>();
        app.UseMiddleware<WhileGone>();
        app.UseMiddleware<BodyHash>();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache" });
        app.UseMiddleware<HeadRequests>();
        app.UseMiddleware<NotFoundPages>();
        app.UseMiddleware<SpokenLanguage>();
        app.UseRouting();
        app.UseMiddleware<AccessGate>();
        app.MapOpenApi().OpenToAll();
        app.MapHealth();
        app.MapSignIn();
        app.MapTipOffs();
        app.MapReporters();
        app.MapTasks();
        CompleteRunTask.Map(app);
        app.MapCases();
        app.MapIncidents();
        app.MapMatters();
        app.MapRegisters();
        app.MapAttachments();
        app.MapInspections();
        app.MapReturns();
        app.MapEvidence();
        app.MapProcedures();
        app.MapFiles();
        app.MapAbsences();
        app.MapEscalations();
        app.MapDeadlines();
        app.MapGradings();
        app.MapCampaigns();
        app.MapDocuments();
        app.MapIndicators();
        app.MapNotices();
        app.MapAdmin();
        app.MapOperations();
        app.MapPartners();
        app.MapReportsUp();
        app.MapAudit();
        app.MapStudioInstances();
        app.MapMoves();
        app.MapStudioApi();
        app.MapPages();
        app.DemandAccessMarks();
    }
}
