using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Sqlite;

/// <summary>Rungs whose deadline had ended when their instant came are put aside.</summary>
[DbContext(typeof(SqliteCaseDb))]
[Migration("0028-passed-rungs")]
public sealed class PassedRungs : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Sqlite", "0028-passed-rungs");
}
