using Microsoft.Extensions.DependencyInjection;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Jobs;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Jobs;

/// <summary>A house in which a list of three lines is long already, with a job that waits until the test lets it go on.</summary>
public sealed class JobHouse : IAsyncLifetime
{
    public string? Postgres { get; init; }

    public SlowWork Slow { get; } = new();

    public House House { get; private set; } = default!;

    public async ValueTask InitializeAsync()
    {
        House = new House
        {
            Postgres = Postgres,
            Adjust = builder =>
            {
                builder.Configuration["Jobs:LongList"] = "3";
                builder.Services.AddSingleton<JobWork>(Slow);
            },
        };
        await House.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Slow.Release();
        await House.DisposeAsync();
    }
}

public sealed class PostgresJobHouse(PostgresCluster cluster) : IAsyncLifetime
{
    public JobHouse Jobs { get; private set; } = default!;

    public async ValueTask InitializeAsync()
    {
        Jobs = new JobHouse { Postgres = await cluster.Database() };
        await Jobs.InitializeAsync();
    }

    public ValueTask DisposeAsync() => Jobs.DisposeAsync();
}

/// <summary>Does what the subject says: <c>slow</c> waits, <c>broken</c> throws, anything else writes its own name.</summary>
public sealed class SlowWork : JobWork
{
    private TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _free = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _stopped;

    public override string Kind => "slow";

    public Task Begun => _begun.Task;

    public int Stopped => _stopped;

    public void Release() => _free.TrySetResult();

    public void Again() => (_begun, _free) = (new(TaskCreationOptions.RunContinuationsAsynchronously), new(TaskCreationOptions.RunContinuationsAsynchronously));

    public override Task<Outcome<string>> Title(Person by, string subject, string query, CancellationToken cancellation) => Task.FromResult<Outcome<string>>("慢任务");

    public override async Task<Outcome<JobResult>> Do(JobRow job, Person by, JobProgress progress, CancellationToken cancellation)
    {
        progress.Of(2);
        progress.At(1);
        if (job.Subject == "broken")
        {
            throw new InvalidOperationException("It breaks each time.");
        }

        if (job.Subject == "slow")
        {
            _begun.TrySetResult();
            try
            {
                await _free.Task.WaitAsync(cancellation);
            }
            catch (OperationCanceledException)
            {
                Interlocked.Increment(ref _stopped);
                throw;
            }
        }

        return new JobResult(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(job.Subject)), "slow.txt", "text/plain", [], "registers", "slow-done", []);
    }
}
