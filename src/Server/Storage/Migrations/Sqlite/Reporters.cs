using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Sqlite;

/// <summary>What a reporter says of the handling of her tip.</summary>
[DbContext(typeof(SqliteCaseDb))]
[Migration("0033-reporters")]
public sealed class Reporters : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Sqlite", "0033-reporters");
}
