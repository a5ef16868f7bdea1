using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace Qingyi.Server.Storage;

/// <summary>Appends to a hash chain inside the caller's unit of work: no chain can fork, since its head is a concurrency token.</summary>
public static class AuditChain
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task Append(CaseDb db, string chain, DateTimeOffset at, string what, string? who, JsonObject data, CancellationToken cancellation)
    {
        var head = await db.ChainHeads.FindAsync([chain], cancellation);
        if (head is null)
        {
            head = new ChainHead { Chain = chain, Hash = First(chain) };
            db.ChainHeads.Add(head);
        }

        var entry = new AuditRow
        {
            Chain = chain,
            Sequence = head.Sequence + 1,
            At = at,
            What = what,
            Who = who,
            Data = data.ToJsonString(Plain),
            Previous = head.Hash,
        };
        entry.Hash = Hash(entry);
        db.Audit.Add(entry);
        head.Sequence = entry.Sequence;
        head.Hash = entry.Hash;
    }

    /// <summary>What the first link of a chain is tied to: the hash of the chain's name.</summary>
    public static string First(string chain) => Sha256(chain);

    /// <summary>The hash that a link must carry, over everything else in it, one field a line.</summary>
    public static string Hash(AuditRow row) => Sha256(string.Join('\n',
        row.Chain,
        row.Sequence.ToString(CultureInfo.InvariantCulture),
        row.At.UtcTicks.ToString(CultureInfo.InvariantCulture),
        row.What,
        row.Who ?? "",
        row.Data,
        row.Previous));

    private static string Sha256(string text) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
