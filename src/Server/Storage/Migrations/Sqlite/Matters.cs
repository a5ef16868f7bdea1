using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Sqlite;

/// <summary>Matters beside cases, and tasks with forms of their drawings.</summary>
[DbContext(typeof(SqliteCaseDb))]
[Migration("0007-matters")]
public sealed class Matters : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Sqlite", "0007-matters");
}
