using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Sqlite;

/// <summary>Who is away, who acts for them, and for whom a task was done or an escalation read.</summary>
[DbContext(typeof(SqliteCaseDb))]
[Migration("0026-absences")]
public sealed class Absences : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Sqlite", "0026-absences");
}
