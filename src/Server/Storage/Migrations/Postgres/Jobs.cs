using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Postgres;

/// <summary>Long jobs with their files, what a person has arranged for herself, and what is circulated.</summary>
[DbContext(typeof(PostgresCaseDb))]
[Migration("0023-jobs")]
public sealed class Jobs : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Postgres", "0023-jobs");
}
