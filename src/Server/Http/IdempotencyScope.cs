using System.Text.Json;
using Qingyi.Client;
using Qingyi.Server.Secrets;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Http;

/// <summary>Carries the key of the current call to the place where its transition is saved.</summary>
public sealed class IdempotencyScope
{
    private (AnswerSeal Seal, string Hash, string Key, string Body)? _call;
    private bool _written;

    /// <summary>HTTP status of the answer when the call succeeds.</summary>
    public int Status { get; set; } = 200;

    /// <summary>Whether the call's row is in the database.</summary>
    public bool Recorded { get; private set; }

    public void Begin(AnswerSeal seal, string hash, string key, string body) => _call = (seal, hash, key, body);

    /// <summary>Saves the unit of work together with the call's row.</summary>
    internal async Task Save<T>(CaseDb db, T? answer, DateTimeOffset now, CancellationToken cancellation)
    {
        Record(db, answer, now);
        await db.SaveAndCommit(cancellation);
        Committed();
    }

    /// <summary>Adds the call's row to what is about to be saved; <see cref="Committed"/> follows, or the next attempt.</summary>
    internal void Record<T>(CaseDb db, T? answer, DateTimeOffset now)
    {
        _written = false;
        if (_call is not var (seal, hash, key, body))
        {
            return;
        }

        db.IdempotentAnswers.Add(new IdempotentAnswer
        {
            KeyHash = hash,
            BodyHash = body,
            Status = Status,
            Answer = seal.Seal(hash, key, JsonSerializer.SerializeToUtf8Bytes(answer, WireJson.Options)).Bytes,
            At = now,
        });
        _written = true;
    }

    /// <summary>The row is committed; what this call saves after it belongs to it, and has none of its own.</summary>
    internal void Committed()
    {
        if (_written)
        {
            (Recorded, _call) = (true, null);
        }
    }
}
