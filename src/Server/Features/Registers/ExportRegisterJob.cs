using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Domain.Registers;
using Qingyi.Server.Features.Jobs;

namespace Qingyi.Server.Features.Registers;

/// <summary>导出 of a list too long to wait for, as a workbook.</summary>
public sealed class ExportRegisterJob(RegisterQueries queries, ExportRegister export) : JobWork
{
    public const string Name = "register-export";

    public override string Kind => Name;

    public override async Task<Outcome<string>> Title(Person by, string subject, string query, CancellationToken cancellation) =>
        await queries.Find(by, subject, cancellation) is { } register ? Texts.Of("registers.export-job.title", register.Definition.Title) : RegisterRefusals.NoSuchRegister;

    public override async Task<Outcome<JobResult>> Do(JobRow job, Person by, JobProgress progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(job);
        return await queries.Find(by, job.Subject, cancellation) is { } register ? await export.Make(register, job.Query, progress, cancellation) : RegisterRefusals.NoSuchRegister;
    }
}
