using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Postgres;

/// <summary>报送: templates, returns, what was handed in, and what happened.</summary>
[DbContext(typeof(PostgresCaseDb))]
[Migration("0013-returns")]
public sealed class Returns : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Postgres", "0013-returns");
}
