using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Postgres;

/// <summary>The schema as it stood when PostgreSQL came: what SQLite has after 0007. From 0008 on the numbers are the same on both.</summary>
[DbContext(typeof(PostgresCaseDb))]
[Migration("0001-first")]
public sealed class First : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Postgres", "0001-first");
}
