using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client;
using Qingyi.Domain.Deadlines;
using Qingyi.Server.Features.Investigation;
using Qingyi.Server.Features.TipOffs.Cleaning;
using Qingyi.Server.Http;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;
using Qingyi.Server.Web.Pages.Public;

namespace Qingyi.Server.Features.TipOffs;

/// <summary>我要举报: one page, one submit; the receipt is the answer to it and stands in no address.</summary>
public static class TipPages
{
    private const int LeastLetters = 10;
    private const int MostFiles = 10;
    private const int CloseDays = 60;

    public static void MapTipPages(this IEndpointRouteBuilder app)
    {
        app.MapGet(Paths.Tip, async (string? organisation, CaseDb db, PageFrames frames, TimeProvider clock, HttpContext http, CancellationToken cancellation) =>
        {
            var words = PageFrames.WordsOf(http);
            var named = organisation is null ? null : await db.Organisations.AsNoTracking().FirstOrDefaultAsync(o => o.Id == organisation, cancellation);
            var given = named is null ? new TipInput() : new TipInput(Organisation: named.Id, Institution: named.Name);
            return await frames.Public(http, await View(db, words, given, [], LegalDay.Of(clock.GetUtcNow()), cancellation));
        }).OpenToAll();

        app.MapPost(Paths.Tip, async (CaseDb db, RecordTipOff record, TipAttachments attachments, PageFrames frames, TimeProvider clock, HttpContext http, CancellationToken cancellation) =>
        {
            var words = PageFrames.WordsOf(http);
            var form = await PublicForms.Read(http.Request, cancellation);
            var given = Input(form);
            var files = form.Files.Where(f => f.Length > 0 || f.FileName.Length > 0).ToList();
            var today = LegalDay.Of(clock.GetUtcNow());
            var (tip, errors) = await Read(db, words, given, files.Count, today, cancellation);
            if (tip is null)
            {
                return await frames.Public(http, await View(db, words, given, errors, today, cancellation), StatusCodes.Status422UnprocessableEntity);
            }

            var recorded = await record.Record(tip, cancellation, words: words);
            if (recorded.Refusal is { } refusal)
            {
                var field = refusal.Code == "no-independent-desk" ? TipFields.Institution : TipFields.Text;
                return await frames.Public(http, await View(db, words, given, new() { [field] = words.Said(refusal) }, today, cancellation), StatusCodes.Status422UnprocessableEntity);
            }

            var receipt = recorded.Value!;
            var handedIn = await attachments.TakeWhatCan(receipt.Receipt, files, cancellation);
            return await frames.Public(http, new ReceiptView(
                receipt.Receipt, clock.GetUtcNow(), receipt.Readers,
                [.. receipt.Milestones.Select(m => new Web.Pages.Public.Milestone(m.What, m.Due))],
                [.. handedIn.Select(f => new FileTaken(f.Name, [.. f.Removed.Select(r => words[$"removed.{r}"])], f.Refusal is { } notKept ? words.Said(notKept) : null))]));
        }).OpenToAll().AddEndpointFilter<FloodFilter>();
    }

    private static TipInput Input(IFormCollection form) => new(
        form.Text(TipFields.Organisation), form.Text(TipFields.Institution), form.Text(TipFields.Department), form.Text(TipFields.Person), form.Text(TipFields.Conduct), form.Text(TipFields.HappenedOn),
        form.Text(TipFields.Place), form.Text(TipFields.Amount), form.Text(TipFields.Text), form.Text(TipFields.Identity) == "named", form.Text(TipFields.Name), form.Text(TipFields.Contact));

    private static async Task<(TipSubmission? Tip, Dictionary<string, string> Errors)> Read(CaseDb db, Words words, TipInput given, int files, DateOnly today, CancellationToken cancellation)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        if (given.Institution.Length == 0)
        {
            errors[TipFields.Institution] = words["tip.wrong.institution"];
        }

        if (given.Department.Length > TipAbout.LongestName)
        {
            errors[TipFields.Department] = words["tip.wrong.department", TipAbout.LongestName, given.Department.Length];
        }

        if (given.Conduct != "other" && !GradingWords.Conducts.Any(c => c.Code == given.Conduct))
        {
            errors[TipFields.Conduct] = words["tip.wrong.conduct"];
        }

        DateOnly? happened = null;
        if (given.HappenedOn.Length > 0)
        {
            if (!DateOnly.TryParseExact(given.HappenedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day > today)
            {
                errors[TipFields.HappenedOn] = words["tip.wrong.happened-on"];
            }

            happened = day;
        }

        if (given.Place.Length > TipAbout.LongestName)
        {
            errors[TipFields.Place] = words["tip.wrong.place", TipAbout.LongestName, given.Place.Length];
        }

        decimal? amount = null;
        if (given.Amount.Length > 0)
        {
            if (!decimal.TryParse(given.Amount.Replace(",", "", StringComparison.Ordinal).TrimEnd('元').Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan)
                || yuan != decimal.Round(yuan, 2) || yuan > 10_000_000_000m)
            {
                errors[TipFields.Amount] = words["tip.wrong.amount"];
            }

            amount = yuan;
        }

        if (given.Text.Length is < LeastLetters or > 20_000)
        {
            errors[TipFields.Text] = given.Text.Length < LeastLetters ? words["tip.wrong.short", LeastLetters] : words["tip.wrong.long", given.Text.Length];
        }

        if (files > MostFiles)
        {
            errors[TipFields.Files] = words["tip.wrong.files", MostFiles, files];
        }

        if (given.Named && given.Name.Length == 0)
        {
            errors[TipFields.Name] = words["tip.wrong.name"];
        }

        if (given.Named && given.Contact.Length == 0)
        {
            errors[TipFields.Contact] = words["tip.wrong.contact"];
        }

        if (errors.Count > 0)
        {
            return (null, errors);
        }

        var organisation = await Chosen(db, given, cancellation);
        var about = new TipAbout(organisation, organisation is null ? given.Institution : null, Given(given.Person), Given(given.Department));
        return (new TipSubmission(about, given.Conduct, given.Text, happened, amount, given.Named ? new TipReporter(given.Name, given.Contact) : null, Given(given.Place)), errors);
    }

    private static string? Given(string typed) => typed.Length == 0 ? null : typed;

    // The id of a link counts only while the name beside it is still the one that it put there; a name typed in full is the organisation itself.
    private static async Task<string?> Chosen(CaseDb db, TipInput given, CancellationToken cancellation)
    {
        var same = await db.Organisations.AsNoTracking().Where(o => o.Name == given.Institution).Select(o => o.Id).ToListAsync(cancellation);
        return same.Contains(given.Organisation) ? given.Organisation : same.Count == 1 ? same[0] : null;
    }

    private static async Task<TipView> View(CaseDb db, Words words, TipInput given, Dictionary<string, string> errors, DateOnly today, CancellationToken cancellation)
    {
        var institutions = await db.Organisations.AsNoTracking().Where(o => o.Level == Domain.Organisations.OrganisationLevel.Hospital && o.ClosedAt == null).OrderBy(o => o.Name).Select(o => o.Name).Take(500).ToListAsync(cancellation);
        return new TipView(
            given, errors, institutions, [.. GradingWords.Conducts.Select(c => c.Code).Append("other").Select(c => new Option(c, words[$"conduct.{c}"]))],
            [words["tip.reader.above"], words["tip.reader.two"], words["tip.reader.in-charge"]], 15, CloseDays, LeastLetters, MostFiles, TipAttachments.Megabytes, today);
    }
}
