using System.Text;
using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Jobs;
using Qingyi.Server.People;
using Qingyi.Server.Web;

namespace Qingyi.Server.Audit;

/// <summary>核验审计链 where there is too much of it to wait for: the words of the result are the job's file.</summary>
public sealed class AuditCheckJob(AuditCheck check) : JobWork
{
    public const string Name = "audit-check";

    /// <summary>How the audit records it.</summary>
    public const string What = "audit-checked";

    private static Words W => Words.Chinese;

    public override string Kind => Name;

    public override Task<Outcome<string>> Title(Person by, string subject, string query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(by);
        return Task.FromResult<Outcome<string>>(by.Is(Role.Auditor) && AuditScope.Read(query) is { } scope ? W["audit-check.title", scope.Name(W)] : JobRefusals.NoSuchJob);
    }

    public override async Task<Outcome<JobResult>> Do(JobRow job, Person by, JobProgress progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(progress);
        if (!by.Is(Role.Auditor) || AuditScope.Read(job.Query) is not { } scope)
        {
            return JobRefusals.NoLonger;
        }

        progress.Of(await check.Links(scope, cancellation));
        var found = await check.Run(scope, done => progress.At((int)done), cancellation);
        var text = string.Join("\r\n", [W["audit-check.title", scope.Name(W)], Show.Moment(found.At), "", .. found.Sentences(W)]);
        return new JobResult(new MemoryStream([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)]), W["audit-check.file"], "text/plain; charset=utf-8", [], AccountSave.Chain, What, Data(found));
    }

    public static JsonObject Data(AuditChecked found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return new JsonObject { ["chain"] = found.Scope.Chain, ["from"] = found.Scope.From is { } from ? Show.Day(from) : null, ["to"] = found.Scope.To is { } to ? Show.Day(to) : null, ["links"] = found.Links, ["faults"] = found.Faults.Count };
    }
}
