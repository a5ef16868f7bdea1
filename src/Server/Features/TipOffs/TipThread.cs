using Qingyi.Client;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Http;
using Qingyi.Server.Secrets;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.TipOffs;

/// <summary>What a reporter told, as it is sealed.</summary>
/// <param name="Channel">How it came, where somebody of the house took it down: <c>telephone</c>, <c>letter</c>.</param>
public sealed record TipTold(string Text, string? Institution = null, string? Person = null, DateOnly? HappenedOn = null, decimal? Amount = null, string? Channel = null,
    string? Department = null, string? Place = null);

/// <summary>The sealed side of a tip: what was told, and the messages in both directions.</summary>
public static class TipThread
{
    /// <summary>Writes an answer into the thread of the case's tip.</summary>
    /// <returns>Id of the message; of a case without a tip, an id that stands for the paper sent.</returns>
    public static string Answer(Transition t, string text) =>
        t.Db.Tips.FirstOrDefault(x => x.CaseId == t.Case.Id) is { } tip ? Put(t, tip, text, fromReporter: false) : t.NewId();

    /// <summary>Puts words into the thread, sealed.</summary>
    /// <returns>Id of the message.</returns>
    public static string Put(Transition t, TipRow tip, string text, bool fromReporter)
    {
        var id = t.NewId();
        using var key = t.Unwrap(tip.WrappedKey);
        t.Db.TipMessages.Add(new TipMessage { Id = id, TipId = tip.Id, FromReporter = fromReporter, Box = key.Seal(text, Place(tip.Id, id)).Bytes, At = t.Now });
        return id;
    }

    public static async Task<IReadOnlyList<Client.TipMessage>> Read(CaseDb db, KeyRing ring, TipRow tip, CancellationToken cancellation)
    {
        using var key = ring.Unwrap(SealedKey.Parse(tip.WrappedKey));
        var rows = await db.TipMessages.AsNoTracking().Where(m => m.TipId == tip.Id).OrderBy(m => m.At).ToListAsync(cancellation);
        return [.. rows.Select(m => new Client.TipMessage(m.FromReporter ? "reporter" : "desk", m.At, key.OpenText(new SealedBox(m.Box), Place(tip.Id, m.Id))))];
    }

    public static TipTold Open(KeyRing ring, TipRow tip)
    {
        using var key = ring.Unwrap(SealedKey.Parse(tip.WrappedKey));
        return JsonSerializer.Deserialize<TipTold>(key.OpenText(new SealedBox(tip.Told), ToldPlace(tip.Id)), WireJson.Options)!;
    }

    internal static string Place(string tip, string message) => $"tip/{tip}/message/{message}";
    internal static string ToldPlace(string tip) => $"tip/{tip}/told";
    internal static string ReporterPlace(string tip) => $"tip/{tip}/reporter";
}
