using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Qingyi.Client.Signing;
using Qingyi.Server.Partners.Signing;
using Qingyi.Server.Secrets;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Partners;

/// <summary>
/// The key that this installation signs its messages with: made once, the private part sealed in the settings, the public part given to partners by
/// <c>qingyi partner key</c>.
/// </summary>
public sealed class ExchangeKey(IDbContextFactory<CaseDb> dbs, KeyRing ring) : IDisposable
{
    /// <summary>Setting of the private part: the wrapped key, a space, the sealed PEM in base64.</summary>
    public const string Setting = "exchange-key";
    private const string PublicSetting = "exchange-key-public";
    private readonly ConcurrentDictionary<string, Signer> _signers = new(StringComparer.Ordinal);
    private string? _private;

    /// <summary>Makes the key where there is none yet.</summary>
    /// <returns>The public key as PEM.</returns>
    public static async Task<string> Ensure(CaseDb db, KeyRing ring, CancellationToken cancellation)
    {
        if (await db.Settings.AsNoTracking().FirstOrDefaultAsync(s => s.Name == PublicSetting, cancellation) is { } made)
        {
            return made.Value;
        }

        using var fresh = Signer.Generate("");
        var (key, wrapped) = ring.NewKey();
        using (key)
        {
            var box = key.Seal(fresh.PrivatePem(), Setting);
            db.Settings.AddRange(
                new SettingRow { Name = Setting, Value = $"{wrapped} {Convert.ToBase64String(box.Bytes)}" },
                new SettingRow { Name = PublicSetting, Value = fresh.PublicPem() });
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
            return fresh.PublicPem();
        }
        catch (DbUpdateException failure) when (failure.IsConflict())
        {
            // Another node was faster.
            db.ChangeTracker.Clear();
            return (await db.Settings.AsNoTracking().FirstAsync(s => s.Name == PublicSetting, cancellation)).Value;
        }
    }

    /// <summary>Signs for one partner, under the name by which it knows us.</summary>
    /// <param name="knownAs">Null: the fingerprint of our public key.</param>
    public async Task<Signer> As(string? knownAs, CancellationToken cancellation)
    {
        var pem = _private ??= await Open(cancellation);
        return _signers.GetOrAdd(knownAs ?? "", name =>
        {
            using var plain = Signer.FromPem("-", pem);
            return Signer.FromPem(name.Length > 0 ? name : PartnerKey.Read(plain.PublicPem())!.Fingerprint, pem);
        });
    }

    public void Dispose()
    {
        foreach (var signer in _signers.Values)
        {
            signer.Dispose();
        }
    }

    private async Task<string> Open(CancellationToken cancellation)
    {
        await using var db = await dbs.CreateDbContextAsync(cancellation);
        await Ensure(db, ring, cancellation);
        var parts = (await db.Settings.AsNoTracking().FirstAsync(s => s.Name == Setting, cancellation)).Value.Split(' ');
        using var key = ring.Unwrap(SealedKey.Parse(parts[0]));
        return key.OpenText(new SealedBox(Convert.FromBase64String(parts[1])), Setting);
    }
}
