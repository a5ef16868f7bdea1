using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Sqlite;

/// <summary>How far the quarters of each campaign are frozen.</summary>
[DbContext(typeof(SqliteCaseDb))]
[Migration("0018-quarter-marks")]
public sealed class QuarterMarks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Sqlite", "0018-quarter-marks");
}
