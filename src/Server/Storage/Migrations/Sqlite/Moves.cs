using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Sqlite;

/// <summary>Plans to move running cases to another version, and what became of each case.</summary>
[DbContext(typeof(SqliteCaseDb))]
[Migration("0005-moves")]
public sealed class Moves : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Sqlite", "0005-moves");
}
