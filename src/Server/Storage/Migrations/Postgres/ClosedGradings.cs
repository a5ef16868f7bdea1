using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Postgres;

/// <summary>Closed cases as precedents; those that are closed already are entered from their facts.</summary>
[DbContext(typeof(PostgresCaseDb))]
[Migration("0011-closed-gradings")]
public sealed class ClosedGradings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Postgres", "0011-closed-gradings");
}
