using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Sqlite;

/// <summary>Drafts of workflow definitions and their revisions.</summary>
[DbContext(typeof(SqliteCaseDb))]
[Migration("0002-drafts")]
public sealed class Drafts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Sqlite", "0002-drafts");
}
