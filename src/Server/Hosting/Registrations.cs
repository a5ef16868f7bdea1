using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Qingyi.Client;
using Qingyi.Domain.Deadlines;
using Qingyi.Engine.Activities;
using Qingyi.Engine.Definitions;
using Qingyi.Rules;
using Qingyi.Server.Activities;
using Qingyi.Server.Audit;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Absences;
using Qingyi.Server.Features.Admin;
using Qingyi.Server.Features.Campaigns;
using Qingyi.Server.Features.Cases;
using Qingyi.Server.Features.Incidents;
using Qingyi.Server.Features.Documents;
using Qingyi.Server.Features.Indicators;
using Qingyi.Server.Features.Inspections;
using Qingyi.Server.Features.Matters;
using Qingyi.Server.Features.Operations;
using Qingyi.Server.Features.Procedures;
using Qingyi.Server.Features.Registers;
using Qingyi.Server.Features.Reporters;
using Qingyi.Server.Features.Retention;
using Qingyi.Server.Features.Returns;
using Qingyi.Server.Features.Rules;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Features.TipOffs;
using Qingyi.Server.Http;
using Qingyi.Server.Inner;
using Qingyi.Server.Messages;
using Qingyi.Server.Partners;
using Qingyi.Server.People;
using Qingyi.Server.Secrets;
using Qingyi.Server.Storage;
using Qingyi.Server.Studio;
using Qingyi.Server.Studio.Instances;
using Qingyi.Server.Studio.Moves;

namespace Qingyi.Server.Hosting;

/// <summary>What the service is made of.</summary>
public static class Registrations
{
    public static IServiceCollection AddQingyi(this IServiceCollection services, ServeOptions options, TimeProvider clock, KeyRing ring)
    {
        services.AddSingleton(options).AddSingleton(clock).AddSingleton(ring);
        services.AddSingleton<RandomSource>(RandomNumberGenerator.Fill);
        return services.AddStorage(options).AddEngine().AddHouse().AddPeople().AddWire().AddPages().AddDeadlines(options.Store).AddStudio().AddMoves()
            .AddInnerSteps()
            .AddExchange()
            .AddAuditRoots();
    }

    private static IServiceCollection AddStorage(this IServiceCollection services, ServeOptions options)
    {
        options.Store.Register(services, options.Durable);
        services.AddSingleton(new WriteGate(oneWriter: !options.Store.Shared)).AddSingleton<Ids>();
        services.AddSingleton<Room>().AddSingleton<Pulse>().AddHostedService(s => s.GetRequiredService<Pulse>());
        return services.AddScoped<Transitions>().AddRounds<ClearFiles>();
    }

    private static IServiceCollection AddInnerSteps(this IServiceCollection services)
    {
        services.AddSingleton<InnerStep, StartWorkflow>().AddSingleton<InnerStep, PublishEvent>().AddSingleton<InnerStep, DeliverEvent>().AddSingleton<InnerStep, ResumeWait>();
        services.AddScoped<InnerStep, OpenMatterStep>().AddScoped<InnerStep, RaiseClueStep>().AddScoped<InnerStep, OpenEntryStep>().AddScoped<InnerStep, OpenVisit>().AddSingleton<InnerStep, CancelVisit>();
        return services.AddRounds<InnerSteps>();
    }

    private static IServiceCollection AddEngine(this IServiceCollection services)
    {
        var registry = ActivityTypes.Registry();
        return services.AddSingleton(registry).AddSingleton(new WorkflowCompiler(registry)).AddSingleton<Definitions>()
            .AddScoped<VisibleInstances>().AddScoped<InstanceList>().AddScoped<InstanceViews>().AddScoped<CancelInstances>();
    }

    private static IServiceCollection AddHouse(this IServiceCollection services)
    {
        services.AddSingleton<RulesInForce>().AddScoped<ImportSchedules>();
        services.AddRuleBench();
        services.AddScoped(s => s.GetRequiredService<RulesInForce>().Now(s.GetRequiredService<CaseDb>())).AddScoped(s => s.GetRequiredService<GradingRules>().Schedules);
        services.AddSingleton<CalendarsInForce>().AddSingleton(s => new Calendar(WorkingDays.Shipped, LegalLimits.Shipped, s.GetRequiredService<CalendarsInForce>()));
        return services.AddSingleton<House>();
    }

    private static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>(o =>
        {
            o.Password.RequiredLength = 12;
            o.Password.RequireNonAlphanumeric = false;
        }).AddRoles<IdentityRole>();
        services.AddScoped<IUserStore<Account>>(s => new UserStore<Account, IdentityRole, CaseDb>(s.GetRequiredService<CaseDb>()) { AutoSaveChanges = false });
        services.AddScoped<IRoleStore<IdentityRole>>(s => new RoleStore<IdentityRole, CaseDb>(s.GetRequiredService<CaseDb>()) { AutoSaveChanges = false });
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, cookie =>
            {
                cookie.Cookie.Name = "qingyi";
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                cookie.ExpireTimeSpan = TimeSpan.FromMinutes(30);
                cookie.SlidingExpiration = true;
            })
            .AddBearerToken(IdentityConstants.BearerScheme, bearer => bearer.BearerTokenExpiration = TimeSpan.FromHours(12));
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<TimeProvider>((o, clock) => o.TimeProvider = clock);
        services.AddOptions<BearerTokenOptions>(IdentityConstants.BearerScheme).Configure<TimeProvider>((o, clock) => o.TimeProvider = clock);
        services.AddDataProtection().SetApplicationName("qingyi");
        services.AddSingleton<IXmlRepository, ProtectionKeys>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s => new ConfigureOptions<KeyManagementOptions>(o =>
        {
            o.XmlRepository = s.GetRequiredService<IXmlRepository>();
            o.XmlEncryptor = new KeyXmlEncryptor(s.GetRequiredService<KeyRing>());
        }));
        services.AddSingleton<SignInPace>().AddSingleton<AnswerSeal>().AddSingleton<FloodLimits>(s => s.GetRequiredService<IConfiguration>().GetSection("Flood").Get<FloodLimits>() ?? new()).AddSingleton<Floods>();
        return services.AddScoped<PersonAtDoor>().AddScoped<AccountSave>().AddScoped<KeepAccounts>().AddScoped<KeepOrganisations>().AddScoped<OrganisationTree>().AddScoped<AccountList>().AddScoped<AuditTrail>().AddScoped<OrganisationDesk>().AddScoped<AccountDesk>().AddSingleton<RoleMatrix>().AddScoped<Dictionaries>().AddScoped<TemplateList>()
            .AddScoped<Features.Satisfaction.TakeSheet>().AddScoped<Features.Satisfaction.SurveyResults>().AddScoped<Features.Satisfaction.KeepPoints>().AddScoped<Features.Satisfaction.SurveyDesk>().AddScoped<Features.Articles.KeepArticles>().AddScoped<Features.Integrity.IntegrityFigures>().AddSingleton<Features.Integrity.LastMonth>().AddScoped<Features.Home.PublicChannels>().AddScoped<SignIn>().AddScoped<Passwords>().AddScoped<TotpEnrolments>().AddScoped<IdempotencyScope>();
    }

    private static IServiceCollection AddWire(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(o => WireJson.Apply(o.SerializerOptions));
        services.AddOpenApi();
        services.AddScoped<ImportPlans>().AddScoped<CampaignQueries>().AddScoped<AdvanceCampaign>().AddScoped<DutyStandings>().AddScoped<WaiveDuty>().AddScoped<ReopenCampaign>().AddScoped<LookAtPlan>().AddScoped<AdoptPlan>().AddScoped<DecisionBoard>();
        services.AddSingleton<SealedFiles>().AddScoped<CaseQueries>().AddScoped<EscalationQueries>().AddScoped<NewAccounts>();
        services.AddScoped<DesertedDesks>().AddScoped<AbsenceDesk>().AddScoped<AbsenceLists>().AddScoped<CompleteRunTask>().AddScoped<IncidentQueries>().AddScoped<ResolveIncident>();
        services.AddScoped<ReturnFigures>().AddScoped<OpenMatter>().AddScoped<CancelMatter>().AddScoped<MatterQueries>();
        services.AddSingleton<RegisterShelf>().AddSingleton<RegisterBooks>().AddScoped<ImportRegisters>().AddScoped<RegisterQueries>().AddScoped<MatterLedger>().AddScoped<RegisterIndex>();
        services.AddScoped<EntryViews>().AddScoped<KeepEntry>().AddScoped<KeptAnswers>().AddScoped<UnitParameters>().AddScoped<RegisterFiguresOf>().AddScoped<ExportRegister>().AddScoped<TakeImport>();
        services.AddSingleton<Documents.PdfPress>().AddScoped<DocumentFields>().AddScoped<DocumentDesk>().AddScoped<KeepDocument>().AddScoped<BindVolume>().AddScoped<DocumentFiles>().AddScoped<DocumentViews>().AddScoped<TemplateEditions>().AddScoped<KeepEdition>().AddScoped<EditionDesk>();
        services.AddScoped<HouseFigures>().AddScoped<IndicatorFigures>().AddScoped<FigureCounts>().AddScoped<FreezeFigures>().AddSingleton<FreezeQuarters>();
        services.AddScoped<RoundQueries>().AddScoped<Candidates>().AddScoped<OpenRound>().AddScoped<FixList>().AddScoped<DrawRound>().AddScoped<TellOfRound>().AddScoped<DeclareRelation>().AddScoped<QuotaBoard>();
        services.AddSingleton<TemplateShelf>().AddSingleton<OpenReturns>().AddScoped<ImportTemplates>().AddScoped<DutyBook>().AddScoped<ReturnQueries>().AddScoped<ReturnDetails>().AddScoped<ReturnWords>();
        services.AddScoped<FillReturn>().AddScoped<HandInReturn>().AddScoped<JudgeReturn>().AddScoped<FileReturn>().AddScoped<ExportReturn>().AddScoped<ReturnAnswers>();
        services.AddScoped<StartProcedure>().AddScoped<ProcedureMenu>().AddScoped<ExpiredFiles>();
        return services.AddScoped<RecordTipOff>().AddScoped<TipFollowUp>().AddScoped<FollowUpDesk>().AddScoped<ReporterLetter>().AddScoped<RateHandling>().AddScoped<WriteToReporter>().AddScoped<ProveReceipt>().AddScoped<TaskViews>().AddScoped<CompleteTask>().AddScoped<HoldTask>();
    }

    private static IServiceCollection AddExchange(this IServiceCollection services)
    {
        services.AddSingleton(s => s.GetRequiredService<IConfiguration>().GetSection("Exchange").Get<ExchangePace>() ?? new());
        services.AddSingleton(s => new Channels(s.GetRequiredService<IConfiguration>().GetSection(ChannelSettings.Section).Get<ChannelSettings>() ?? new(), s.GetRequiredService<ServeOptions>())).AddSingleton<MessageWire>();
        services.AddSingleton<ExchangeKey>().AddSingleton<PartnerWire>().AddSingleton<PartnerPace>().AddSingleton<OutboxSender>();
        services.AddHostedService(s => s.GetRequiredService<OutboxSender>());
        return services.AddScoped<Outbox>().AddScoped<PartnerDoor>().AddScoped<TakeReport>().AddScoped<TakeTransfer>().AddScoped<TakeFeedback>();
    }

    private static IServiceCollection AddAuditRoots(this IServiceCollection services)
    {
        services.AddSingleton<AuditRoots>();
        return services.AddHostedService<RootBell>().AddHostedService<KeyRingWatch>();
    }

    private static IServiceCollection AddDeadlines(this IServiceCollection services, Store store)
    {
        services.AddSingleton(new MachineClock(TimeProvider.System)).AddSingleton<ClockSkew>().AddSingleton<SweepWatch>().AddSingleton<Heartbeat>().AddHostedService(s => s.GetRequiredService<Heartbeat>());
        services.AddSingleton<Readiness>().AddMetrics().AddSingleton<Measures>().AddScoped<OperationsQuery>().AddScoped<DeadLetters>();
        services.AddScoped<Sweep>().AddScoped<DueWaits>().AddScoped<ChangeDeadline>().AddScoped<CalendarMoves>().AddScoped<CalendarDesk>();
        return services.AddBells(store).AddHostedService<Drain>();
    }
}
