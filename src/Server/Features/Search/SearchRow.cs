using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Search;

/// <summary>
/// One plain text that can be found: what a case is called, a notice, the name and number of a document, the name of an organisation. Sealed words are never in it. Written in the
/// transaction that writes what it stands for (<see cref="SearchIndex"/>).
/// </summary>
public sealed class SearchRow
{
    public long Id { get; init; }

    /// <summary><c>case</c>, <c>notice</c>, <c>document</c> or <c>organisation</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Id of the row that the text is from.</summary>
    public required string Subject { get; init; }

    /// <summary>The case whose visibility holds for the text; empty for an organisation.</summary>
    public required string CaseId { get; init; }

    /// <summary>The text as it is shown.</summary>
    public required string Text { get; set; }

    /// <summary>The text as it is compared (see <see cref="Folded"/>).</summary>
    public required string Folded { get; set; }

    /// <summary>The pairs of neighbouring letters, which the index of either database holds.</summary>
    public required string[] Grams { get; set; }
}

/// <summary>How the texts are indexed: FTS5 beside the table on SQLite (0022-search.sql), GIN over the pairs on PostgreSQL.</summary>
internal static class SearchTables
{
    public const string OfCase = "case";
    public const string OfNotice = "notice";
    public const string OfDocument = "document";
    public const string OfOrganisation = "organisation";

    public static void Configure(ModelBuilder builder, bool postgres)
    {
        var rows = builder.Entity<SearchRow>();
        rows.HasIndex(x => new { x.Kind, x.Subject }).IsUnique();
        rows.HasIndex(x => x.CaseId);
        if (postgres)
        {
            rows.HasIndex(x => x.Grams).HasMethod("gin");
        }
    }

    /// <summary>The texts that hold these letters in this order, whoever may see them. The index gives the texts that have every pair; the letters are then compared.</summary>
    /// <param name="folded">At least two letters, without a break.</param>
    public static IQueryable<SearchRow> Holding(this CaseDb db, string folded)
    {
        var grams = Folded.Grams(folded);
        if (db.IsPostgres())
        {
            return db.SearchRows.FromSql($"""SELECT * FROM "SearchRows" WHERE "Grams" @> {grams} AND position({folded} in "Folded") > 0""").AsNoTracking();
        }

        // The pairs are written as figures: nothing of what was typed reaches the language of FTS5.
        var all = string.Join(" AND ", grams.Select(g => $"\"{g}\""));
        return db.SearchRows.FromSql($"""SELECT * FROM "SearchRows" WHERE "Id" IN (SELECT rowid FROM "SearchGrams" WHERE "SearchGrams" MATCH {all}) AND instr("Folded", {folded}) > 0""").AsNoTracking();
    }
}
