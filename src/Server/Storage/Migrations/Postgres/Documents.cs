using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Postgres;

/// <summary>Versions of documents.</summary>
[DbContext(typeof(PostgresCaseDb))]
[Migration("0020-documents")]
public sealed class Documents : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Postgres", "0020-documents");
}
