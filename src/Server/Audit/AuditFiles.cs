using System.Data;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Audit;

/// <summary>An export that cannot be read; the message names the line.</summary>
public sealed class AuditFileException(string message) : Exception(message);

/// <summary>All chains, from the database or as JSON lines: one link a line, the fields of <see cref="AuditRow"/> in camelCase.</summary>
public static class AuditFiles
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes all links, roots included, ordered by chain and sequence.</summary>
    /// <returns>How many links.</returns>
    public static async Task<long> Export(CaseDb db, TextWriter target, CancellationToken cancellation)
    {
        var count = 0L;
        await foreach (var row in Links(db).WithCancellation(cancellation))
        {
            await target.WriteLineAsync(Line(row).AsMemory(), cancellation);
            count++;
        }

        return count;
    }

    /// <summary>Verifies the database as it stands at this instant, while the service runs on.</summary>
    public static async Task<AuditFindings> Verify(CaseDb db, CancellationToken cancellation)
    {
        await using var snapshot = await Snapshot(db, cancellation);
        var verification = new AuditVerification();
        await foreach (var root in db.Audit.AsNoTracking().Where(a => a.Chain == AuditRoots.Chain).OrderBy(a => a.Sequence).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            verification.Expect(root);
        }

        await foreach (var row in Links(db).WithCancellation(cancellation))
        {
            verification.Check(row);
        }

        var heads = await db.ChainHeads.AsNoTracking().OrderBy(h => h.Chain).ToListAsync(cancellation);
        heads.ForEach(verification.CheckHead);
        verification.CheckHeadless(heads.Select(h => h.Chain).ToHashSet(StringComparer.Ordinal));
        return verification.Finish();
    }

    /// <summary>Verifies an export.</summary>
    /// <exception cref="AuditFileException">A line is no link.</exception>
    public static async Task<AuditFindings> Verify(string file, CancellationToken cancellation)
    {
        var verification = new AuditVerification();
        await foreach (var (root, _) in Read(file, cancellation))
        {
            if (root.Chain == AuditRoots.Chain)
            {
                verification.Expect(root);
            }
        }

        await foreach (var (row, line) in Read(file, cancellation))
        {
            verification.Check(row, Texts.Of("audit.place.line", line));
        }

        return verification.Finish();
    }

    private static IAsyncEnumerable<AuditRow> Links(CaseDb db) => db.Audit.AsNoTracking().OrderBy(a => a.Chain).ThenBy(a => a.Sequence).AsAsyncEnumerable();

    private static string Line(AuditRow row)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteString("chain", row.Chain);
            json.WriteNumber("sequence", row.Sequence);
            json.WriteString("at", row.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            json.WriteString("what", row.What);
            if (row.Who is not null)
            {
                json.WriteString("who", row.Who);
            }

            json.WritePropertyName("data");
            if (IsOneLineOfJson(row.Data))
            {
                json.WriteRawValue(row.Data);
            }
            else
            {
                // Somebody changed it: as text it travels, and its hash will not hold.
                json.WriteStringValue(row.Data);
            }

            json.WriteString("previous", row.Previous);
            json.WriteString("hash", row.Hash);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static bool IsOneLineOfJson(string text)
    {
        try
        {
            using var read = JsonDocument.Parse(text);
            return !text.Contains('\n', StringComparison.Ordinal);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static async IAsyncEnumerable<(AuditRow Row, int Line)> Read(string file, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(file, cancellation))
        {
            number++;
            if (line.Length > 0)
            {
                yield return (Parse(line) ?? throw new AuditFileException(Texts.Of("audit.file.line-unreadable", file, number)), number);
            }
        }
    }

    private static AuditRow? Parse(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var link = json.RootElement;
            return new AuditRow
            {
                Chain = link.GetProperty("chain").GetString()!,
                Sequence = link.GetProperty("sequence").GetInt64(),
                At = DateTimeOffset.Parse(link.GetProperty("at").GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
                What = link.GetProperty("what").GetString()!,
                Who = link.TryGetProperty("who", out var who) ? who.GetString() : null,
                Data = link.GetProperty("data").GetRawText(),
                Previous = link.GetProperty("previous").GetString()!,
                Hash = link.GetProperty("hash").GetString()!,
            };
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentNullException)
        {
            return null;
        }
    }

    internal static async Task<IDbContextTransaction?> Snapshot(CaseDb db, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);

        // Deferred: readers and the running service do not wait for each other.
        return db.Database.GetDbConnection() is SqliteConnection sqlite
            ? await db.Database.UseTransactionAsync(sqlite.BeginTransaction(deferred: true), cancellation)
            : await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
    }
}
