using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Postgres;

/// <summary>Rounds of inspections with their provable draws, the drawn units, and what inspectors declared.</summary>
[DbContext(typeof(PostgresCaseDb))]
[Migration("0014-inspections")]
public sealed class Inspections : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Postgres", "0014-inspections");
}
