using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Storage;

[assembly: HostingStartup(typeof(Qingyi.Tests.Crash.KillPoints))]

namespace Qingyi.Tests.Crash;

/// <summary>
/// Brings into the server under test what the product does not contain: the process kills itself (SIGKILL) at the Nth statement, or before or after the Nth commit, of its work; what it does to start does not
/// count. A hosting-startup assembly: without the setting it does nothing.
/// </summary>
public sealed class KillPoints : IHostingStartup
{
    public const string Statement = "statement";
    public const string BeforeCommit = "before-commit";
    public const string AfterCommit = "after-commit";
    private const string Setting = "QINGYI_TEST_KILL";

    private static string _point = "";
    private static long _left;
    private static volatile bool _working;

    /// <summary>The environment of a server that is to end there.</summary>
    public static Dictionary<string, string> At(string point, int number) => new()
    {
        ["DOTNET_STARTUP_HOOKS"] = typeof(KillPoints).Assembly.Location,
        ["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = typeof(KillPoints).Assembly.GetName().Name!,
        [Setting] = string.Create(CultureInfo.InvariantCulture, $"{point} {number}"),
    };

    public void Configure(IWebHostBuilder builder)
    {
        if (Environment.GetEnvironmentVariable(Setting)?.Split(' ') is not [var point, var number])
        {
            return;
        }

        (_point, _left) = (point, long.Parse(number, CultureInfo.InvariantCulture));
        builder.ConfigureServices(services =>
        {
            services.AddSingleton<IStartupFilter, FirstCall>();
            services.ConfigureDbContext<SqliteCaseDb>(o => o.AddInterceptors(new Statements(), new Commits()));
            services.ConfigureDbContext<PostgresCaseDb>(o => o.AddInterceptors(new Statements(), new Commits()));
        });
    }

    private static void Pass(string point)
    {
        if (_working && point == _point && Interlocked.Decrement(ref _left) == 0)
        {
            Process.GetCurrentProcess().Kill();
            Thread.CurrentThread.Join();
        }
    }

    private sealed class FirstCall : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, rest) =>
            {
                _working |= HttpMethods.IsPost(http.Request.Method);
                return rest(http);
            });
            next(app);
        };
    }

    private sealed class Statements : DbCommandInterceptor
    {
        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => At(result);

        public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => At(result);

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            new(At(result));

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => new(At(result));

        private static T At<T>(T result)
        {
            Pass(Statement);
            return result;
        }
    }

    private sealed class Commits : DbTransactionInterceptor
    {
        public override InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result)
        {
            Pass(BeforeCommit);
            return result;
        }

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            Pass(BeforeCommit);
            return new(result);
        }

        public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Pass(AfterCommit);

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Pass(AfterCommit);
            return Task.CompletedTask;
        }
    }
}
