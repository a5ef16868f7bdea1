using Qingyi.Domain.People;
using Qingyi.Engine.Activities;
using Qingyi.Server.Http;
using Qingyi.Server.Studio.Checking;
using Qingyi.Server.Studio.Comparing;
using Qingyi.Server.Studio.Descriptors;
using Qingyi.Server.Studio.Drafts;
using Qingyi.Server.Studio.Publishing;
using Qingyi.Server.Studio.Reading;

namespace Qingyi.Server.Studio;

/// <summary>The HTTP interface that Elsa Studio calls: supervisors design, administrators and auditors look.</summary>
public static class StudioEndpoints
{
    public const string Prefix = "/elsa/api";

    public static readonly string[] Readers = [Role.Supervisor, Role.Administrator, Role.Auditor];

    public static IServiceCollection AddStudio(this IServiceCollection services)
    {
        services.AddSingleton<StudioView>(s => new StudioView(s.GetRequiredService<ActivityRegistry>()));
        services.AddScoped<LiveLists>().AddScoped<ActivityDescriptors>();
        services.AddScoped<Editions>().AddScoped<DefinitionList>().AddScoped<OneDefinition>();
        services.AddScoped<DraftDesk>().AddScoped<SaveDraft>().AddScoped<ChangeDraft>();
        services.AddSingleton<DefinitionChecks>().AddSingleton<Changes>();
        services.AddScoped<CheckViews>().AddScoped<UpperEditions>().AddScoped<RevisionViews>();
        return services.AddScoped<PublicationCheck>().AddScoped<PublishDraft>().AddScoped<DefinitionDesk>();
    }

    public static void MapStudioApi(this IEndpointRouteBuilder app)
    {
        var studio = app.MapGroup(Prefix).For(Readers).ExcludeFromDescription();
        studio.MapDescriptors();
        studio.MapDefinitionReading();
        studio.MapDrafts();
        studio.MapDraftChanges();
        studio.MapExchange();
        app.MapDefinitionDesk();
    }
}
