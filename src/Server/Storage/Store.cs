using Microsoft.EntityFrameworkCore;

namespace Qingyi.Server.Storage;

/// <summary>Where the rows are: a SQLite file in the data folder, or a PostgreSQL database that several nodes share.</summary>
/// <param name="File">The SQLite file; not there where PostgreSQL is used.</param>
/// <param name="Postgres">Connection string, or null for SQLite.</param>
public sealed record Store(string File, string? Postgres)
{
    private const string Named = "Qingyi";

    /// <summary>Whether other nodes may write at the same time.</summary>
    public bool Shared => Postgres is not null;

    /// <summary>The connection string that <c>--database</c> or the configuration (<c>ConnectionStrings:Qingyi</c>) names; null: SQLite.</summary>
    /// <exception cref="FormatException">It is neither a URL nor a connection string; the message says what would be right.</exception>
    public static string? Configured(string? given)
    {
        given ??= new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true).AddEnvironmentVariables().Build().GetConnectionString(Named);
        return string.IsNullOrWhiteSpace(given) ? null : PostgresUrl.Read(given);
    }

    public CaseDb Open(bool durable = true) => Postgres is { } postgres
        ? new PostgresCaseDb(((DbContextOptionsBuilder<PostgresCaseDb>)new DbContextOptionsBuilder<PostgresCaseDb>().UseQingyiPostgres(postgres, durable)).Options)
        : new SqliteCaseDb(((DbContextOptionsBuilder<SqliteCaseDb>)new DbContextOptionsBuilder<SqliteCaseDb>().UseQingyiSqlite(File, durable)).Options);

    /// <summary>Whether there is data: a database that was migrated once.</summary>
    public async Task<bool> HasData(CancellationToken cancellation)
    {
        if (!Shared && !System.IO.File.Exists(File))
        {
            return false;
        }

        await using var db = Open();
        return (await db.Database.GetAppliedMigrationsAsync(cancellation)).Any();
    }

    /// <summary>For sentences; no password in it.</summary>
    public override string ToString() => Postgres is { } postgres ? PostgresUrl.Shown(postgres) : Path.GetDirectoryName(File)!;

    internal void Register(IServiceCollection services, bool durable)
    {
        if (Postgres is { } postgres)
        {
            services.AddPooledDbContextFactory<PostgresCaseDb>(db => db.UseQingyiPostgres(postgres, durable));
            services.AddSingleton<IDbContextFactory<CaseDb>, CaseDbFactory<PostgresCaseDb>>();
        }
        else
        {
            services.AddPooledDbContextFactory<SqliteCaseDb>(db => db.UseQingyiSqlite(File, durable));
            services.AddSingleton<IDbContextFactory<CaseDb>, CaseDbFactory<SqliteCaseDb>>();
        }

        services.AddSingleton(this);
        services.AddScoped<CaseDb>(s => s.GetRequiredService<IDbContextFactory<CaseDb>>().CreateDbContext());
    }
}

/// <summary>Makes contexts of whichever database is configured.</summary>
public sealed class CaseDbFactory<T>(IDbContextFactory<T> one) : IDbContextFactory<CaseDb>
    where T : CaseDb
{
    public CaseDb CreateDbContext() => one.CreateDbContext();
}
