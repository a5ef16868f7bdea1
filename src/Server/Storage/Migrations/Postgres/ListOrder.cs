using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Postgres;

/// <summary>Indexes along which lists walk from the newest line down.</summary>
[DbContext(typeof(PostgresCaseDb))]
[Migration("0032-list-order")]
public sealed class ListOrder : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Postgres", "0032-list-order");
}
