using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Sqlite;

/// <summary>Indexes along which lists walk from the newest line down.</summary>
[DbContext(typeof(SqliteCaseDb))]
[Migration("0032-list-order")]
public sealed class ListOrder : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Sqlite", "0032-list-order");
}
