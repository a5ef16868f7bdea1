using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Organisations;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Absences;
using Qingyi.Server.Features.Grading;
using Qingyi.Server.Features.Campaigns;
using Qingyi.Server.Features.Indicators;
using Qingyi.Server.Features.Inspections;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Features.Publication;
using Qingyi.Server.Features.Registers;
using Qingyi.Server.Features.Returns;
using Qingyi.Server.Features.Rules;
using Qingyi.Server.Features.Tasks;
using Qingyi.Server.Features.TipOffs;
using Qingyi.Server.Inner;
using Qingyi.Server.People;
using Qingyi.Server.Studio.Drafts;
using Qingyi.Server.Studio.Moves;

namespace Qingyi.Server.Storage;

/// <summary>The one store. Everything that a transition changes is in it, and is saved at once or not at all.</summary>
public abstract class CaseDb(DbContextOptions options) : IdentityDbContext<Account, IdentityRole, string>(options)
{
    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<Case> Cases => Set<Case>();
    public DbSet<CaseBar> CaseBars => Set<CaseBar>();
    public DbSet<CaseParty> CaseParties => Set<CaseParty>();
    public DbSet<CaseKey> CaseKeys => Set<CaseKey>();
    public DbSet<SealedText> SealedTexts => Set<SealedText>();
    public DbSet<TipRow> Tips => Set<TipRow>();
    public DbSet<TipMessage> TipMessages => Set<TipMessage>();
    public DbSet<TipAttachment> TipAttachments => Set<TipAttachment>();
    public DbSet<TaskRow> Tasks => Set<TaskRow>();
    public DbSet<EvidenceRow> Evidence => Set<EvidenceRow>();
    public DbSet<NoticeRow> Notices => Set<NoticeRow>();
    public DbSet<DefinitionRow> Definitions => Set<DefinitionRow>();
    public DbSet<DraftRow> Drafts => Set<DraftRow>();
    public DbSet<RevisionRow> Revisions => Set<RevisionRow>();
    public DbSet<MoveRow> Moves => Set<MoveRow>();
    public DbSet<MoveCaseRow> MoveCases => Set<MoveCaseRow>();
    public DbSet<ScheduleRow> Schedules => Set<ScheduleRow>();
    public DbSet<RuleSetRow> RuleSets => Set<RuleSetRow>();
    public DbSet<ScheduleDraftRow> ScheduleDrafts => Set<ScheduleDraftRow>();
    public DbSet<SimulationRow> Simulations => Set<SimulationRow>();
    public DbSet<SimulatedCaseRow> SimulatedCases => Set<SimulatedCaseRow>();
    public DbSet<InstanceRow> Instances => Set<InstanceRow>();
    public DbSet<BookmarkRow> Bookmarks => Set<BookmarkRow>();
    public DbSet<JournalRow> Journal => Set<JournalRow>();
    public DbSet<IncidentRow> Incidents => Set<IncidentRow>();
    public DbSet<DeadlineRow> Deadlines => Set<DeadlineRow>();
    public DbSet<RungRow> Rungs => Set<RungRow>();
    public DbSet<FiringRow> Firings => Set<FiringRow>();
    public DbSet<DeadlineChangeRow> DeadlineChanges => Set<DeadlineChangeRow>();
    public DbSet<CalendarRow> Calendars => Set<CalendarRow>();
    public DbSet<EscalationRow> Escalations => Set<EscalationRow>();
    public DbSet<AuditRow> Audit => Set<AuditRow>();
    public DbSet<ChainHead> ChainHeads => Set<ChainHead>();
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<InnerStepRow> InnerSteps => Set<InnerStepRow>();
    public DbSet<InboundRow> Inbound => Set<InboundRow>();
    public DbSet<PartnerRow> Partners => Set<PartnerRow>();
    public DbSet<IdempotentAnswer> IdempotentAnswers => Set<IdempotentAnswer>();
    public DbSet<SeriesRow> Series => Set<SeriesRow>();
    public DbSet<Hosting.NodeRow> Nodes => Set<Hosting.NodeRow>();
    public DbSet<SettingRow> Settings => Set<SettingRow>();
    public DbSet<ProtectionKeyRow> ProtectionKeys => Set<ProtectionKeyRow>();
    public DbSet<ClosedGrading> ClosedGradings => Set<ClosedGrading>();
    public DbSet<CampaignRow> Campaigns => Set<CampaignRow>();
    public DbSet<Features.Documents.DocumentRow> Documents => Set<Features.Documents.DocumentRow>();
    public DbSet<Features.Documents.EditionRow> DocumentEditions => Set<Features.Documents.EditionRow>();
    public DbSet<FrozenFigureRow> FrozenFigures => Set<FrozenFigureRow>();
    public DbSet<DutyWaiverRow> DutyWaivers => Set<DutyWaiverRow>();
    public DbSet<AbsenceRow> Absences => Set<AbsenceRow>();
    public DbSet<CampaignReopeningRow> CampaignReopenings => Set<CampaignReopeningRow>();
    public DbSet<FigureCorrectionRow> FigureCorrections => Set<FigureCorrectionRow>();
    public DbSet<QuarterMarkRow> QuarterMarks => Set<QuarterMarkRow>();
    public DbSet<InspectionRoundRow> InspectionRounds => Set<InspectionRoundRow>();
    public DbSet<InspectionVisitRow> InspectionVisits => Set<InspectionVisitRow>();
    public DbSet<InspectorRelationRow> InspectorRelations => Set<InspectorRelationRow>();
    public DbSet<RegisterDefinitionRow> RegisterDefinitions => Set<RegisterDefinitionRow>();
    public DbSet<RegisterBookRow> RegisterBooks => Set<RegisterBookRow>();
    public DbSet<RegisterEntryRow> RegisterEntries => Set<RegisterEntryRow>();
    public DbSet<RegisterHistoryRow> RegisterHistory => Set<RegisterHistoryRow>();
    public DbSet<RegisterImportRow> RegisterImports => Set<RegisterImportRow>();
    public DbSet<RegisterParameterRow> RegisterParameters => Set<RegisterParameterRow>();
    public DbSet<ReturnTemplateRow> ReturnTemplates => Set<ReturnTemplateRow>();
    public DbSet<ReturnRow> Returns => Set<ReturnRow>();
    public DbSet<ReturnSubmissionRow> ReturnSubmissions => Set<ReturnSubmissionRow>();
    public DbSet<ReturnEventRow> ReturnEvents => Set<ReturnEventRow>();
    public DbSet<Features.Articles.ArticleRow> Articles => Set<Features.Articles.ArticleRow>();
    public DbSet<Features.Satisfaction.SurveyPointRow> SurveyPoints => Set<Features.Satisfaction.SurveyPointRow>();
    public DbSet<Features.Satisfaction.SurveySheetRow> SurveySheets => Set<Features.Satisfaction.SurveySheetRow>();
    public DbSet<Features.Satisfaction.SurveyFigureRow> SurveyFigures => Set<Features.Satisfaction.SurveyFigureRow>();
    public DbSet<Features.Admin.DictionaryItemRow> DictionaryItems => Set<Features.Admin.DictionaryItemRow>();
    public DbSet<Features.Jobs.JobRow> Jobs => Set<Features.Jobs.JobRow>();
    public DbSet<Features.Jobs.JobFileRow> JobFiles => Set<Features.Jobs.JobFileRow>();
    public DbSet<Features.Jobs.JobHoldRow> JobHolds => Set<Features.Jobs.JobHoldRow>();
    public DbSet<PreferenceRow> Preferences => Set<PreferenceRow>();
    public DbSet<Features.Circulating.CirculationRow> Circulations => Set<Features.Circulating.CirculationRow>();
    public DbSet<Features.Search.SearchRow> SearchRows => Set<Features.Search.SearchRow>();

    /// <summary>What can be found by its words is written with it, whoever writes it.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        await Features.Search.SearchIndex.Keep(this, cancellationToken);

        // PostgreSQL gets all of it in one batch as it is.
        return !this.IsPostgres() && AppendedRows.Of(this) is { Count: > 1 } appended
            ? await AppendedRows.Save(this, appended, acceptAllChangesOnSuccess, () => base.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancellationToken), cancellationToken)
            : await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // Neither database orders DateTimeOffset the same way: instants are stored as UTC ticks.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<CaseStage>().HaveConversion<string>();
        configurationBuilder.Properties<OrganisationLevel>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Organisation>().HasIndex(o => o.Path).IsUnique();
        builder.Entity<Case>(c =>
        {
            c.Ignore(x => x.Fired);
            c.Property(x => x.Version).IsConcurrencyToken();
            c.Property(x => x.Facts).HasConversion(new FactsJson(), new ValueComparer<CaseFacts>((a, b) => ReferenceEquals(a, b), f => f.GetHashCode(), f => f));
            c.Property(x => x.Named).HasConversion(
                new ValueConverter<IReadOnlyList<string>, string>(v => JsonSerializer.Serialize(v, JsonSerializerOptions.Default), v => JsonSerializer.Deserialize<List<string>>(v, JsonSerializerOptions.Default)!),
                new ValueComparer<IReadOnlyList<string>>((a, b) => a!.SequenceEqual(b!), v => v.Count, v => v));
            c.HasIndex(x => x.Number).IsUnique();
            c.HasIndex(x => new { x.Path, x.Stage });
            c.Property(x => x.Kind).HasDefaultValue(Case.OfCase);
            c.HasIndex(x => new { x.Kind, x.Path });

            // Lists walk along these from the newest down.
            c.HasIndex(x => new { x.Kind, x.Id });
            c.HasIndex(x => new { x.Kind, x.Stage, x.Id });
            c.HasIndex(x => new { x.OrganisationId, x.Kind, x.Id });
            c.HasIndex(x => x.OriginId);
        });
        builder.Entity<CaseBar>().HasKey(x => new { x.CaseId, x.Kind, x.Subject });
        builder.Entity<CaseParty>().HasKey(x => new { x.CaseId, x.AccountId });
        builder.Entity<CaseKey>().HasKey(x => x.CaseId);
        builder.Entity<SealedText>().HasIndex(x => x.CaseId);
        builder.Entity<TipRow>().HasIndex(x => x.ReceiptHash).IsUnique();
        builder.Entity<TipRow>().HasIndex(x => x.CaseId).IsUnique();
        builder.Entity<TipMessage>().HasIndex(x => new { x.TipId, x.At });
        builder.Entity<TipAttachment>().HasIndex(x => x.TipId);
        builder.Entity<TaskRow>(t =>
        {
            t.Property(x => x.State).IsConcurrencyToken();
            t.Property(x => x.Assignee).IsConcurrencyToken();
            t.HasIndex(x => x.BookmarkId).IsUnique();
            t.HasIndex(x => new { x.CaseId, x.State });
            t.HasIndex(x => new { x.State, x.Assignee, x.DueAt });
            t.HasIndex(x => new { x.State, x.Role, x.DueAt });
            t.HasIndex(x => new { x.DoneBy, x.DoneAt });
            t.Property(x => x.Step).HasDefaultValue("");
        });
        builder.Entity<EvidenceRow>().HasIndex(x => x.CaseId);
        builder.Entity<NoticeRow>().HasIndex(x => new { x.Scope, x.PublishedAt });
        builder.Entity<InstanceRow>(i =>
        {
            i.Property(x => x.Version).IsConcurrencyToken();
            i.HasIndex(x => new { x.CaseId, x.Status });
        });
        builder.Entity<BookmarkRow>().HasIndex(x => x.CaseId);
        builder.Entity<BookmarkRow>().HasIndex(x => x.DueAt);
        builder.Entity<BookmarkRow>().HasIndex(x => new { x.Name, x.Key });
        builder.Entity<JournalRow>().HasIndex(x => new { x.InstanceId, x.Sequence });
        builder.Entity<InnerStepRow>(s =>
        {
            s.Property(x => x.Fence).IsConcurrencyToken();
            s.HasIndex(x => new { x.DoneAt, x.HeldAt, x.NextTry });
            s.HasIndex(x => new { x.CaseId, x.DoneAt });
        });
        builder.Entity<IncidentRow>().HasIndex(x => new { x.CaseId, x.ResolvedAt });
        builder.Entity<AuditRow>().HasKey(x => new { x.Chain, x.Sequence });
        builder.Entity<AuditRow>().HasIndex(x => x.At);
        builder.Entity<ChainHead>().HasKey(x => x.Chain);
        builder.Entity<ChainHead>().Property(x => x.Sequence).IsConcurrencyToken();
        builder.Entity<OutboxRow>(o =>
        {
            o.Property(x => x.Fence).IsConcurrencyToken();
            o.HasIndex(x => new { x.DoneAt, x.Dead, x.NextTry });
            o.HasIndex(x => new { x.Partner, x.Receipt });

            // What waits: of a partner in order, and of a case, whose messages keep theirs.
            o.HasIndex(x => new { x.Partner, x.CreatedAt, x.Id }).HasFilter("\"DoneAt\" IS NULL AND NOT \"Dead\"");
            o.HasIndex(x => new { x.CaseId, x.Partner, x.CreatedAt, x.Id }).HasFilter("\"DoneAt\" IS NULL AND NOT \"Dead\"");
        });
        builder.Entity<InboundRow>().HasKey(x => new { x.Partner, x.MessageId });
        builder.Entity<InboundRow>().HasIndex(x => x.Receipt).IsUnique();
        builder.Entity<InboundRow>().HasIndex(x => x.Fingerprint).IsUnique();
        builder.Entity<PartnerRow>().HasKey(x => x.Name);
        builder.Entity<IdempotentAnswer>().HasKey(x => x.KeyHash);
        builder.Entity<SeriesRow>().HasKey(x => new { x.Name, x.Year });
        builder.Entity<SeriesRow>().Property(x => x.Last).IsConcurrencyToken();
        builder.Entity<Hosting.NodeRow>().HasKey(x => x.Name);
        builder.Entity<SettingRow>().HasKey(x => x.Name);
        builder.Entity<ProtectionKeyRow>().HasKey(x => x.Name);
        builder.Entity<ClosedGrading>().HasKey(x => x.CaseId);
        builder.Entity<ClosedGrading>().HasIndex(x => new { x.OrganisationId, x.Conduct, x.Subject, x.Article, x.Amount, x.CaseId }).HasDatabaseName("IX_ClosedGradings_Near");
        builder.Entity<CampaignRow>().Property(x => x.Version).IsConcurrencyToken();
        DrawingTables.Configure(builder);
        RuleTables.Configure(builder);
        DeadlineTables.Configure(builder);
        RegisterTables.Configure(builder);
        InspectionTables.Configure(builder);
        IndicatorTables.Configure(builder);
        ReturnTables.Configure(builder);
        builder.Entity<Features.Documents.DocumentRow>().HasIndex(x => new { x.CaseId, x.Kind, x.Version }).IsUnique();
        Features.Documents.EditionTables.Configure(builder);
        DutyTables.Configure(builder);
        Features.Satisfaction.SurveyTables.Configure(builder);
        builder.Entity<Features.Articles.ArticleRow>().HasIndex(x => new { x.Kind, x.Id });
        builder.Entity<Features.Admin.DictionaryItemRow>().HasKey(x => new { x.Dictionary, x.Code });
        Features.Jobs.JobTables.Configure(builder);
        PreferenceTables.Configure(builder);
        Features.Circulating.CirculationTables.Configure(builder);
        builder.Entity<AbsenceRow>(a =>
        {
            a.Ignore(x => x.Days);
            a.Property(x => x.Version).IsConcurrencyToken();
            a.HasIndex(x => new { x.AccountId, x.Until });
            a.HasIndex(x => new { x.SubstituteId, x.Until });
        });
        Features.Search.SearchTables.Configure(builder, this.IsPostgres());
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(v => v.UtcTicks, v => new DateTimeOffset(v, TimeSpan.Zero));

    private sealed class FactsJson() : ValueConverter<CaseFacts, string>(
        v => JsonSerializer.Serialize(v, Json), v => JsonSerializer.Deserialize<CaseFacts>(v, Json)!)
    {
        private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
    }
}

/// <summary>The store on SQLite.</summary>
public sealed class SqliteCaseDb(DbContextOptions<SqliteCaseDb> options) : CaseDb(options);
