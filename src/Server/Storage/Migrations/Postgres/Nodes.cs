using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Postgres;

/// <summary>What each node says of itself.</summary>
[DbContext(typeof(PostgresCaseDb))]
[Migration("0016-nodes")]
public sealed class Nodes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Postgres", "0016-nodes");
}
