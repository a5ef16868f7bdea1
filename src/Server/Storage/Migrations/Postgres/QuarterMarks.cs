using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Postgres;

/// <summary>How far the quarters of each campaign are frozen.</summary>
[DbContext(typeof(PostgresCaseDb))]
[Migration("0018-quarter-marks")]
public sealed class QuarterMarks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Postgres", "0018-quarter-marks");
}
