using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Sqlite;

/// <summary>Organisations word their documents themselves, and a document keeps which wording it came from.</summary>
[DbContext(typeof(SqliteCaseDb))]
[Migration("0030-editions")]
public sealed class Editions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Sqlite", "0030-editions");
}
