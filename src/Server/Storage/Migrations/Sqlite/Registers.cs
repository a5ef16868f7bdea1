using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Sqlite;

/// <summary>Registers: definitions, books, entries with their history, imports, unit parameters; deadlines of entries.</summary>
[DbContext(typeof(SqliteCaseDb))]
[Migration("0009-registers")]
public sealed class Registers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Sqlite", "0009-registers");
}
