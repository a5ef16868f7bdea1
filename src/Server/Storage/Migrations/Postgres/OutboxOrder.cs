using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Postgres;

/// <summary>Indexes of what waits for a partner: in its order, and by the case whose messages keep theirs.</summary>
[DbContext(typeof(PostgresCaseDb))]
[Migration("0034-outbox-order")]
public sealed class OutboxOrder : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Postgres", "0034-outbox-order");
}
