using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Sqlite;

/// <summary>Rounds of inspections with their provable draws, the drawn units, and what inspectors declared.</summary>
[DbContext(typeof(SqliteCaseDb))]
[Migration("0014-inspections")]
public sealed class Inspections : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Sqlite", "0014-inspections");
}
