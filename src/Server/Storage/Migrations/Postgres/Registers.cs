using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Postgres;

/// <summary>Registers: definitions, books, entries with their history, imports, unit parameters; deadlines of entries.</summary>
[DbContext(typeof(PostgresCaseDb))]
[Migration("0009-registers")]
public sealed class Registers : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Postgres", "0009-registers");
}
