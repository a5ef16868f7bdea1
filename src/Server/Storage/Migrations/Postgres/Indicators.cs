using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Postgres;

/// <summary>Figures of indicators as they were frozen, and later counts beside them.</summary>
[DbContext(typeof(PostgresCaseDb))]
[Migration("0015-indicators")]
public sealed class Indicators : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Postgres", "0015-indicators");
}
