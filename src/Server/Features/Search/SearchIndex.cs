using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Organisations;
using Qingyi.Server.Features.Documents;
using Qingyi.Server.Features.Publication;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Search;

/// <summary>
/// What can be found, written with what it stands for: <see cref="CaseDb"/> calls this before every save, so that no writer can forget it. Of a case: number, title, institution, and the numbers of its
/// documents. A person's name, a tip, an opinion, and the text of a document are sealed, and are never here.
/// </summary>
internal static class SearchIndex
{
    public static async Task Keep(CaseDb db, CancellationToken cancellation)
    {
        List<SearchRow>? changed = null;
        var detects = db.ChangeTracker.AutoDetectChangesEnabled;

        // The save looks for changes itself; to look twice would cost every transition.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            foreach (var entry in db.ChangeTracker.Entries())
            {
                if (Changed(entry) is { } row)
                {
                    (changed ??= []).Add(row);
                }
            }

            foreach (var row in changed ?? [])
            {
                await Put(db, row, cancellation);
            }
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = detects;
        }
    }

    public static SearchRow Of(Case of) => Row(SearchTables.OfCase, of.Id, of.Id, Text(of.Number, of.Title, of.Facts));

    public static SearchRow Of(NoticeRow of) => Row(SearchTables.OfNotice, of.Id, of.CaseId, string.Join('\n', of.Number, of.Title, of.Body));

    /// <summary>A document that has its number; the text itself is sealed.</summary>
    public static SearchRow? Of(DocumentRow of) =>
        of.Number is { } number ? Row(SearchTables.OfDocument, of.Id, of.CaseId, $"{DocumentTemplates.Find(of.Kind)?.Head.Name ?? of.Kind}\n{number}") : null;

    public static SearchRow Of(Organisation of) => Row(SearchTables.OfOrganisation, of.Id, "", of.Name);

    private static SearchRow? Changed(EntityEntry entry) => entry.State is EntityState.Deleted or EntityState.Detached ? null : entry.Entity switch
    {
        Case of when entry.State == EntityState.Added || Other(entry, of) => Of(of),
        NoticeRow of when entry.State == EntityState.Added => Of(of),
        DocumentRow of when entry.State == EntityState.Added => Of(of),
        Organisation of when entry.State == EntityState.Added || Was<string>(entry, nameof(Organisation.Name)) != of.Name => Of(of),
        _ => null,
    };

    private static bool Other(EntityEntry entry, Case of)
    {
        var (number, title, facts) = (Was<string>(entry, nameof(Case.Number)), Was<string>(entry, nameof(Case.Title)), Was<CaseFacts>(entry, nameof(Case.Facts)));
        return (!ReferenceEquals(facts, of.Facts) || number != of.Number || title != of.Title) && Text(number, title, facts) != Text(of.Number, of.Title, of.Facts);
    }

    private static T Was<T>(EntityEntry entry, string property) => (T)entry.Property(property).OriginalValue!;

    private static string Text(string number, string title, CaseFacts facts) =>
        string.Join('\n', new[] { number, title, facts.Investigation?.Institution, facts.Filing?.Number, facts.Decision?.Number }.Where(t => !string.IsNullOrWhiteSpace(t)));

    private static SearchRow Row(string kind, string subject, string caseId, string text)
    {
        var folded = Folded.Of(text).Text;
        return new SearchRow { Kind = kind, Subject = subject, CaseId = caseId, Text = text, Folded = folded, Grams = Folded.Grams(folded) };
    }

    // Found by the unique index: whoever else writes the same text at the same time, a node that fills up for one, makes this save decide again.
    private static async Task Put(CaseDb db, SearchRow row, CancellationToken cancellation)
    {
        var there = db.ChangeTracker.Entries<SearchRow>().Select(e => e.Entity).FirstOrDefault(r => r.Kind == row.Kind && r.Subject == row.Subject)
            ?? (row.Kind is SearchTables.OfCase or SearchTables.OfOrganisation ? await db.SearchRows.FirstOrDefaultAsync(r => r.Kind == row.Kind && r.Subject == row.Subject, cancellation) : null);
        if (there is null)
        {
            db.SearchRows.Add(row);
            return;
        }

        (there.Text, there.Folded, there.Grams) = (row.Text, row.Folded, row.Grams);
    }
}
