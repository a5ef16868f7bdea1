using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Absences;
using Qingyi.Server.Features.Admin;
using Qingyi.Server.Features.Articles;
using Qingyi.Server.Features.Attachments;
using Qingyi.Server.Features.Campaigns;
using Qingyi.Server.Features.Cases;
using Qingyi.Server.Features.Circulating;
using Qingyi.Server.Features.Documents;
using Qingyi.Server.Features.Grading;
using Qingyi.Server.Features.Home;
using Qingyi.Server.Features.Incidents;
using Qingyi.Server.Features.Inspections;
using Qingyi.Server.Features.Integrity;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Features.Jobs;
using Qingyi.Server.Features.Matters;
using Qingyi.Server.Features.Operations;
using Qingyi.Server.Features.Publication;
using Qingyi.Server.Features.Registers;
using Qingyi.Server.Features.Returns;
using Qingyi.Server.Features.Rules;
using Qingyi.Server.Features.Satisfaction;
using Qingyi.Server.Features.Search;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Features.TipOffs;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Studio;
using Qingyi.Server.Studio.Checking;
using Qingyi.Server.Studio.Comparing;
using Qingyi.Server.Studio.Moves;

namespace Qingyi.Server.Hosting;

/// <summary>The pages, and what they are put together by.</summary>
public static class PageMap
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddAntiforgery(form =>
        {
            form.HeaderName = "X-Form-Token";
            form.Cookie.Name = "qingyi-form";
            form.SuppressXFrameOptionsHeader = true;
        });
        services.AddScoped<PageFrames>().AddScoped<LightViews>().AddScoped<SealedWords>().AddScoped<Waits>().AddScoped<WaitStates>();
        services.AddSingleton<StudioFiles>();
        services.AddScoped<TipAttachments>().AddScoped<OpenTip>().AddScoped<AddEvidence>().AddScoped<WithdrawNotice>().AddScoped<NoticeDesk>();
        services.AddScoped<IntakeHints>().AddScoped<TaskLines>().AddScoped<TaskForms>().AddScoped<Inbox>().AddScoped<InboxChoice>().AddScoped<InboxPanes>().AddScoped<SavedFilters>().AddScoped<Columns>().AddScoped<Phrases>().AddScoped<Circulate>().AddScoped<CirculationDesk>();
        services.AddScoped<CasePage>().AddScoped<CaseContents>().AddScoped<CaseRelations>().AddScoped<CaseFactLines>().AddScoped<ProcessPictures>().AddScoped<GradingViews>();
        services.AddScoped<SimilarCaseQuery>().AddScoped<WhatIfDesk>().AddScoped<ExplanationDesk>();
        services.AddScoped<RegisterDesk>().AddScoped<EntryDesk>().AddScoped<EntryWork>().AddScoped<PublicEntries>().AddScoped<AttachFiles>().AddScoped<ItemFiles>().AddScoped<EntryFiles>().AddHttpContextAccessor();
        services.AddScoped<ReturnList>().AddScoped<BelowList>().AddScoped<ReturnDesk>().AddScoped<ReturnWork>();
        services.AddScoped<InspectionDesk>();
        services.AddScoped<MatterLines>().AddScoped<Features.Documents.MatterDocumentFields>().AddScoped<MatterDesk>();
        services.AddScoped<IncidentDesk>().AddScoped<DeadlineProof>().AddScoped<DayMarks>().AddScoped<DeadlineChoices>().AddScoped<SuperviseBoard>().AddScoped<DueCalendar>().AddScoped<Features.Reporting.TransferList>().AddScoped<Features.Reporting.ArrivedTransfers>().AddScoped<Features.Lists.ListFile>().AddScoped<Features.Bell.MessageDesk>();
        services.AddSearch();
        services.AddJobs();
        return services.AddScoped<PlansInForce>().AddScoped<CampaignViews>().AddScoped<Dashboard>().AddScoped<CampaignDesk>();
    }

    public static void MapPages(this IEndpointRouteBuilder app)
    {
        app.MapHomePages();
        app.MapTipPages();
        app.MapFollowUpPages();
        app.MapProofPages();
        app.MapNoticePages();
        app.MapNoticeFeed();
        app.MapSignInPages();
        app.MapAccountPages();
        app.MapWorkbenchPages();
        app.MapInboxPages();
        app.MapIntakePages();
        app.MapCasesPages();
        app.MapCasePages();
        app.MapExplanationPages();
        app.MapDocumentPages();
        app.MapWhatIfPages();
        app.MapMatterPages();
        app.MapRegisterPages();
        app.MapReturnPages();
        app.MapInspectionPages();
        app.MapDrawPages();
        app.MapPublicEntryPages();
        app.MapAbsencePages();
        app.MapDeadlinePages();
        app.MapCalendarPages();
        app.MapSupervisePages();
        app.MapDueCalendar();
        Features.Reporting.TransferPages.MapTransferPages(app);
        Features.Bell.MessagePages.MapMessagePages(app);
        app.MapIncidentPages();
        app.MapCampaignPages();
        app.MapPlanPages();
        app.MapNoticeDeskPages();
        app.MapStudioPages();
        app.MapCheckPages();
        app.MapRevisionPages();
        app.MapMovePages();
        app.MapRulePages();
        app.MapOperationsPages();
        app.MapOrganisationPages();
        app.MapAccountAdminPages();
        app.MapOversightPages();
        app.MapListPages();
        app.MapSurveyPages();
        app.MapArticlePages();
        app.MapIntegrityPages();
        app.MapSearchPages();
        app.MapJobPages();
        app.MapCirculatingPages();
    }
}
