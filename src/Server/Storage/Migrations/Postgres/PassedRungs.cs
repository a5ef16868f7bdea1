using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Postgres;

/// <summary>Rungs whose deadline had ended when their instant came are put aside.</summary>
[DbContext(typeof(PostgresCaseDb))]
[Migration("0028-passed-rungs")]
public sealed class PassedRungs : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Postgres", "0028-passed-rungs");
}
