using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Sqlite;

/// <summary>Long jobs with their files, what a person has arranged for herself, and what is circulated.</summary>
[DbContext(typeof(SqliteCaseDb))]
[Migration("0023-jobs")]
public sealed class Jobs : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Sqlite", "0023-jobs");
}
