using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Pages.Staff;

namespace Qingyi.Server.Features.Tasks;

/// <summary>常用语: sentences that one writes again and again, the house's and one's own.</summary>
public sealed class Phrases(CaseDb db, PersonAtDoor door, WriteGate gate, Ids ids)
{
    private const string Prefix = "phrases/";
    private const int Most = 20;
    private const int Longest = 200;

    public static Refusal Unfit { get; } = Refusals.Of("invalid-data.phrase-text", Longest);
    public static Refusal Full { get; } = Refusals.Of("too-many.phrases", Most);

    /// <summary>Those that everybody has.</summary>
    public static IReadOnlyList<string> House { get; } =
        [.. new[] { "phrases.punish", "phrases.agree", "phrases.complete", "phrases.report", "phrases.nothing-found" }.Select(k => Words.Chinese[k])];

    public static void Map(IEndpointRouteBuilder app)
    {
        var own = app.MapGroup(Paths.Phrases).For().AddEndpointFilter<FormGuard>();
        own.MapPost("/", async (Phrases phrases, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var form = await http.Request.ReadFormAsync(cancellation);
            var field = form[PhraseFields.Field].ToString();
            var refusal = await phrases.Save(form[field].ToString(), cancellation);
            return frames.Part(http, new PhrasesView(field, await phrases.Own(cancellation), refusal?.Sentence ?? "") { Changed = true }, refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
        });
        own.MapPost("/{id}/remove", async (string id, Phrases phrases, PageFrames frames, HttpContext http, CancellationToken cancellation) =>
        {
            var form = await http.Request.ReadFormAsync(cancellation);
            await phrases.Remove(id, cancellation);
            return frames.Part(http, new PhrasesView(form[PhraseFields.Field].ToString(), await phrases.Own(cancellation)) { Changed = true });
        });
    }

    /// <summary>One's own, the oldest first.</summary>
    public async Task<IReadOnlyList<Phrase>> Own(CancellationToken cancellation) =>
        (await db.Preferences.AsNoTracking().Where(p => p.AccountId == door.Person.Id && p.Name.StartsWith(Prefix)).OrderBy(p => p.Name).ToListAsync(cancellation)).ConvertAll(p => new Phrase(p.Name[Prefix.Length..], p.Value));

    // The same sentence saved twice is saved.
    private async Task<Refusal?> Save(string text, CancellationToken cancellation)
    {
        text = text.Trim();
        var own = await Own(cancellation);
        if (text.Length is 0 or > Longest)
        {
            return Unfit;
        }

        if (own.Any(p => p.Text == text) || House.Contains(text))
        {
            return null;
        }

        if (own.Count >= Most)
        {
            return Full;
        }

        db.Preferences.Add(new PreferenceRow { AccountId = door.Person.Id, Name = Prefix + ids.New(), Value = text });
        using var turn = await gate.Save(cancellation);
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    // Removed twice is removed.
    private async Task Remove(string id, CancellationToken cancellation)
    {
        using var turn = await gate.Save(cancellation);
        await db.Preferences.Where(p => p.AccountId == door.Person.Id && p.Name == Prefix + id).ExecuteDeleteAsync(cancellation);
    }
}

public sealed record Phrase(string Id, string Text);
