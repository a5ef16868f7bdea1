using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Qingyi.Domain;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Jobs;
using Qingyi.Server.Features.Lists;
using Qingyi.Server.People;
using Qingyi.Server.Web;

namespace Qingyi.Server.Features.Admin;

/// <summary>导出 of an audit trail too long to wait for, as a workbook.</summary>
public sealed class ExportAuditJob(AuditTrail trail, TimeProvider clock) : JobWork
{
    public const string Name = "audit-export";

    /// <summary>How the audit records it.</summary>
    public const string What = "audit-exported";

    // Links left out unsaid would be worse than none.
    public static Refusal TooMany { get; } = Refusals.Of("too-many.audit-entries", ListFile.Most);

    private static Words W => Words.Chinese;

    public override string Kind => Name;

    public override async Task<Outcome<string>> Title(Person by, string subject, string query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(by);
        return !by.Is(Role.Auditor) ? JobRefusals.NoSuchJob : await trail.Count(Filter(query), ListFile.Most + 1, cancellation) > ListFile.Most ? TooMany : W["audit-trail.export"];
    }

    public override async Task<Outcome<JobResult>> Do(JobRow job, Person by, JobProgress progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(progress);
        var filter = Filter(job.Query);
        var whole = await trail.Count(filter, ListFile.Most + 1, cancellation);
        if (!by.Is(Role.Auditor) || whole > ListFile.Most)
        {
            return by.Is(Role.Auditor) ? TooMany : JobRefusals.NoLonger;
        }

        progress.Of(whole);
        var made = await ListFile.Workbook(W["audit-trail"], AuditTrail.Heading, Counted(trail.Rows(filter, cancellation), progress, cancellation), cancellation);
        return new JobResult(made, $"{W["audit-trail"]}-{LegalDay.Of(clock.GetUtcNow()):yyyyMMdd}.xlsx", ListFile.Xlsx, [], ListFile.Chain, What, new JsonObject { ["format"] = "xlsx", ["filtered"] = filter.Narrows });
    }

    private static AuditFilter Filter(string query) => AuditFilter.Of(new QueryCollection(QueryHelpers.ParseQuery(query))) with { Before = null };

    private static async IAsyncEnumerable<IReadOnlyList<object?>> Counted(IAsyncEnumerable<IReadOnlyList<object?>> rows, JobProgress progress, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var done = 0;
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            progress.At(++done);
            yield return row;
        }
    }
}
