using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Sqlite;

/// <summary>Schedules of the rules: their versions, drafts and simulations.</summary>
[DbContext(typeof(SqliteCaseDb))]
[Migration("0008-schedules")]
public sealed class Schedules : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Sqlite", "0008-schedules");
}
