using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Postgres;

/// <summary>What changed open deadlines, and imported calendars.</summary>
[DbContext(typeof(PostgresCaseDb))]
[Migration("0012-deadlines")]
public sealed class Deadlines : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Postgres", "0012-deadlines");
}
