using Microsoft.EntityFrameworkCore.Migrations;

namespace Qingyi.Server.Storage.Migrations;

/// <summary>Migrations are written by hand as SQL, one set a database; a test holds the migrated schema equal to the model's.</summary>
internal static class Scripts
{
    /// <summary>Runs the script that is embedded beside the migration.</summary>
    public static void Script(this MigrationBuilder builder, string database, string name)
    {
        using var stream = typeof(Scripts).Assembly.GetManifestResourceStream($"Qingyi.Server.Storage.Migrations.{database}.{name}.sql")
            ?? throw new InvalidOperationException($"The migration script {database}/{name} is not embedded.");
        using var reader = new StreamReader(stream);
        builder.Sql(reader.ReadToEnd());
    }
}
