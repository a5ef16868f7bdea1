using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Sqlite;

/// <summary>Satisfaction by ward, policies and typical cases, and the lists that a house may word itself.</summary>
[DbContext(typeof(SqliteCaseDb))]
[Migration("0025-public-site")]
public sealed class PublicSite : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Sqlite", "0025-public-site");
}
