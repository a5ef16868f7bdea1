using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Postgres;

/// <summary>What a reporter says of the handling of her tip.</summary>
[DbContext(typeof(PostgresCaseDb))]
[Migration("0033-reporters")]
public sealed class Reporters : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Postgres", "0033-reporters");
}
