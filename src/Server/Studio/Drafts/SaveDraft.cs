using System.Text.Json.Nodes;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.Studio.Reading;

namespace Qingyi.Server.Studio.Drafts;

/// <summary>One save as it arrives.</summary>
/// <param name="Page">The page that sent it; null where a program did.</param>
/// <param name="ForPublishing">Studio's Publish: the draft keeps the id that Studio sent, since Studio does not adopt another after a refusal.</param>
public sealed record DraftSave(Person By, string? Page, JsonObject Model, bool ForPublishing);

/// <summary>
/// Saves a drawing as the draft of the person's own organisation. A draft is saved whatever it says; a save that was begun from something else than the
/// present draft is kept as its author's own revision and refused.
/// </summary>
public sealed class SaveDraft(Editions editions, DraftDesk desk)
{
    private static readonly string[] Drawn = ["name", "description", "root", "variables", "inputs", "outputs", "outcomes"];

    public async Task<Outcome<Edition>> Save(DraftSave save, CancellationToken cancellation)
    {
        var read = DraftText.Read(save.Model);
        if (!read.Done)
        {
            return read.Refusal!;
        }

        var key = save.Model.Word("definitionId") is { Length: > 0 } given ? given : desk.NewKey();
        return DraftText.IsKey(key)
            ? await desk.Write(key, () => Attempt(save, key, read.Value!.DeepClone().AsObject(), cancellation), cancellation)
            : DraftRefusals.WrongKey;
    }

    private async Task<Outcome<Edition>> Attempt(DraftSave save, string key, JsonObject model, CancellationToken cancellation)
    {
        var sent = model.Word("id") ?? "";
        var place = new DraftPlace(save.By, key, await desk.Find(save.By, key, cancellation), await editions.VisibleTo(save.By, key, cancellation));
        var begun = place.Edition;
        var accepted = place.Row is { } draft ? Continues(draft, sent, save) : begun is null || sent == begun.Id;
        if (!accepted)
        {
            await desk.Keep(RevisionKind.Refused, place, sent, StudioJson.Text(model), save.Page, cancellation);
            return place.Row is { } other
                ? DraftRefusals.Stale(await desk.NameOf(other.SavedBy, cancellation), other.SavedAt, key)
                : DraftRefusals.Outdated(key);
        }

        if (save.ForPublishing && place.Row is null && begun is not null && Same(model, await editions.Json(begun, cancellation)))
        {
            return DraftRefusals.NothingToPublish(key);
        }

        return await desk.Put(place, model, new DraftStep(RevisionKind.Saved, save.Page, sent, KeepId: save.ForPublishing), cancellation);
    }

    /// <summary>Begun from the present draft, or from one before it that only this page has saved over since.</summary>
    private static bool Continues(DraftRow draft, string sent, DraftSave save) =>
        sent == draft.Id || (save.Page is not null && save.Page == draft.Page && save.By.Id == draft.SavedBy && draft.Run.Split(' ').Contains(sent));

    private static bool Same(JsonObject model, string published)
    {
        var (ours, theirs) = (model.DeepClone().AsObject(), StudioJson.Read(published));
        Envelope.Complete(ours);
        Envelope.Complete(theirs);
        return Drawn.All(part => JsonNode.DeepEquals(DraftText.Bare(ours[part]), DraftText.Bare(theirs[part])));
    }
}
