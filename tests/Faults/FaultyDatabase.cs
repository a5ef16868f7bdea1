using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Qingyi.Server.Storage;

namespace Qingyi.Tests.Faults;

/// <summary>What goes wrong in one request.</summary>
internal enum Fault
{
    /// <summary>The Nth command does not reach the database.</summary>
    Command,

    /// <summary>The Nth commit is done, and its answer is lost.</summary>
    Commit,
}

/// <summary>
/// Lets the Nth database call of a request fail, where the request asks for it by a header. Only that request's own calls count: the workers beside it have a database that works.
/// </summary>
internal sealed class FaultyDatabase : IStartupFilter
{
    public const string Asked = "X-Fault";
    public const string Struck = "X-Fault-Struck";

    private static readonly AsyncLocal<Plan?> Current = new();

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<IStartupFilter, FaultyDatabase>();
        services.ConfigureDbContext<SqliteCaseDb>(o => o.AddInterceptors(new Commands(), new Commits()));
        services.ConfigureDbContext<PostgresCaseDb>(o => o.AddInterceptors(new Commands(), new Commits()));
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (http, rest) =>
        {
            if (http.Request.Headers[Asked].ToString() is { Length: > 0 } asked && asked.Split(' ') is [var kind, var number])
            {
                var plan = new Plan(Enum.Parse<Fault>(kind), int.Parse(number, System.Globalization.CultureInfo.InvariantCulture));
                Current.Value = plan;
                http.Response.OnStarting(() =>
                {
                    http.Response.Headers[Struck] = plan.HasStruck ? "yes" : "no";
                    return Task.CompletedTask;
                });
            }

            await rest(http);
        });
        next(app);
    };

    private static void Call(Fault kind, bool postgres)
    {
        if (Current.Value is { } plan && plan.Strikes(kind))
        {
            throw postgres ? new NpgsqlException("The connection broke.", new IOException("connection reset")) : new SqliteException("disk I/O error", 10);
        }
    }

    private sealed class Plan(Fault kind, int number)
    {
        private int _left = number;

        public bool HasStruck => _left <= 0;

        public bool Strikes(Fault called) => called == kind && Interlocked.Decrement(ref _left) == 0;
    }

    private sealed class Commands : DbCommandInterceptor
    {
        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Or(command, result);

        public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Or(command, result);

        public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) => Or(command, result);

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => new(Or(command, result));

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => new(Or(command, result));

        public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) => new(Or(command, result));

        private static T Or<T>(DbCommand command, T result)
        {
            Call(Fault.Command, command is NpgsqlCommand);
            return result;
        }
    }

    private sealed class Commits : DbTransactionInterceptor
    {
        public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Call(Fault.Commit, transaction is NpgsqlTransaction);

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Call(Fault.Commit, transaction is NpgsqlTransaction);
            return Task.CompletedTask;
        }
    }
}
