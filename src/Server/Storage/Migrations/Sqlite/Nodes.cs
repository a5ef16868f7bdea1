using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Sqlite;

/// <summary>What each node says of itself.</summary>
[DbContext(typeof(SqliteCaseDb))]
[Migration("0016-nodes")]
public sealed class Nodes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Sqlite", "0016-nodes");
}
