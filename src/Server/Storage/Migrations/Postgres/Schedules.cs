using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Postgres;

/// <summary>Schedules of the rules: their versions, drafts and simulations.</summary>
[DbContext(typeof(PostgresCaseDb))]
[Migration("0008-schedules")]
public sealed class Schedules : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Postgres", "0008-schedules");
}
