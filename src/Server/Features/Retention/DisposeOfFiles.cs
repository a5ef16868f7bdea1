using Qingyi.Domain;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Cases.Retention;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.Deadlines;
using Qingyi.Server.Features.Procedures;

namespace Qingyi.Server.Features.Retention;

/// <summary>到期案卷销毁, by schedule; never of a case that is open, under review, or held.</summary>
public sealed class DisposeOfFiles : Procedure
{
    internal const string Key = "case-disposal-of-files";

    public override string Id => Key;
    public override string Name => Texts.Of("retention.dispose-of-files.name");
    public override string Purpose => Texts.Of("retention.dispose-of-files.purpose");
    public override IReadOnlyList<string> Roles { get; } = [Role.SectionHead];
    public override CaseTrigger? First => CaseTrigger.ReviewDestruction;

    public override Refusal? Refuse(Asking asking) => base.Refuse(asking) ?? Burdened(asking.Case, asking.Leading)
        ?? (Until(asking.Case, asking.Calendar, asking.Now) is { } last && LegalDay.Of(asking.Now) <= last ? CaseRefusals.RetentionRuns(last) : null);

    /// <summary>Files of a merged case are needed as long as the leading case is open.</summary>
    public static Refusal? Burdened(Case of, Case? leading) =>
        of.Facts.Merger is { Into: not null } && leading is { Stage: not CaseStage.Closed } ? Refusals.Of("leading-open", leading.Number) : null;

    /// <summary>Last day of the retention; null while the case is open.</summary>
    public static DateOnly? Until(Case of, Calendar calendar, DateTimeOffset now) => of.RetainedUntil(calendar.Limits.Get(RetentionPeriod.LimitOf(of.Facts), LegalDay.Of(now)).Amount);
}
