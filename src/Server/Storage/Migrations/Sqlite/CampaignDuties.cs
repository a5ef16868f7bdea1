using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations.Sqlite;

/// <summary>What a campaign no longer asks, and its starting anew.</summary>
[DbContext(typeof(SqliteCaseDb))]
[Migration("0021-campaign-duties")]
public sealed class CampaignDuties : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Script("Sqlite", "0021-campaign-duties");
}
