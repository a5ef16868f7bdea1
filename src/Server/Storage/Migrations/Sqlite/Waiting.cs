using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Sqlite;

/// <summary>What a case waits for: inner steps, due instants, and incidents with their end.</summary>
[DbContext(typeof(SqliteCaseDb))]
[Migration("0004-waiting")]
public sealed class Waiting : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Sqlite", "0004-waiting");
}
