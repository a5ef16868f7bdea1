using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Postgres;

/// <summary>Organisations that take part in nothing any more.</summary>
[DbContext(typeof(PostgresCaseDb))]
[Migration("0024-closed-organisations")]
public sealed class ClosedOrganisations : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Postgres", "0024-closed-organisations");
}
