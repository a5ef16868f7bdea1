using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Postgres;

/// <summary>What within its matter or register a file belongs to: an item of a checklist, an entry.</summary>
[DbContext(typeof(PostgresCaseDb))]
[Migration("0017-evidence-places")]
public sealed class EvidencePlaces : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Postgres", "0017-evidence-places");
}
