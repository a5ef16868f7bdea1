using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Postgres;

/// <summary>Organisations word their documents themselves, and a document keeps which wording it came from.</summary>
[DbContext(typeof(PostgresCaseDb))]
[Migration("0030-editions")]
public sealed class Editions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Postgres", "0030-editions");
}
