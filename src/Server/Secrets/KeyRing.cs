using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Qingyi.Server.Secrets;

/// <summary>
/// The wrapping keys of an installation, by generation. They live in a folder of their own, never in the database or a backup. New keys are wrapped by
/// the newest generation; older generations stay, so that what they wrapped or hashed is still found. Safe for use by several threads.
/// </summary>
public sealed class KeyRing
{
    private readonly KeyFolder folder;
    private readonly RandomSource random;
    private volatile IReadOnlyList<WrappingKey> keys;

    private KeyRing(KeyFolder folder, IReadOnlyList<WrappingKey> keys, RandomSource random)
    {
        this.folder = folder;
        this.keys = keys;
        this.random = random;
    }

    /// <summary>The generation that new keys are wrapped by.</summary>
    public int Generation => keys[^1].Generation;

    /// <summary>Of the newest generation: 8 hex digits that may be shown and logged.</summary>
    public string Fingerprint => keys[^1].Fingerprint;

    internal RandomSource Random => random;

    /// <summary>Whether a folder holds keys. A service whose database has data must not make new ones.</summary>
    public static bool Exists(string folder) => new KeyFolder(folder).HasKeys;

    /// <summary>Reads the ring of a folder.</summary>
    /// <exception cref="KeyException">No keys there, damaged, or readable by others.</exception>
    public static KeyRing Open(string folder, RandomSource random)
    {
        var place = new KeyFolder(folder);
        return new KeyRing(place, place.Read(), random);
    }

    /// <summary>Makes the first generation. Print <see cref="Sheet"/> before anything is sealed.</summary>
    /// <exception cref="KeyException">The folder holds keys already.</exception>
    public static KeyRing Create(string folder, RandomSource random, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(random);
        var place = new KeyFolder(folder);
        if (place.HasKeys)
        {
            throw new KeyException(Texts.Of("secrets.ring.exists", folder));
        }

        place.Add(NewGeneration(1, random, now));
        return Open(folder, random);
    }

    /// <summary>Writes the keys of a recovery sheet into an empty folder.</summary>
    /// <exception cref="KeyException">The sheet was mistyped (the message names the row), or the folder holds keys.</exception>
    public static KeyRing Restore(string folder, string sheet, RandomSource random, DateTimeOffset now)
    {
        var read = RecoverySheet.Read(sheet);
        var place = new KeyFolder(folder);
        if (place.HasKeys)
        {
            throw new KeyException(Texts.Of("secrets.ring.exists", folder));
        }

        foreach (var (generation, bytes) in read)
        {
            place.Add(new WrappingKey(generation, now, bytes));
        }

        return Open(folder, random);
    }

    /// <summary>Adds a generation; print the new <see cref="Sheet"/> and rewrap every <see cref="SealedKey"/>. Other processes take it up when they meet it.</summary>
    public void Rotate(DateTimeOffset now)
    {
        Reload();
        folder.Add(NewGeneration(Generation + 1, random, now));
        Reload();
    }

    /// <summary>Reads the folder again, for generations that another process added.</summary>
    public void Reload() => keys = folder.Read();

    /// <summary>The recovery sheet of all generations, as text to print on paper.</summary>
    public string Sheet(DateTimeOffset now) => RecoverySheet.Write(keys, now);

    /// <summary>A new random key and its wrapped form.</summary>
    public (DataKey Key, SealedKey Sealed) NewKey()
    {
        var bytes = new byte[WrappingKey.Length];
        random(bytes);
        return (new DataKey(bytes, random), Wrap(bytes));
    }

    /// <summary>Opens a wrapped key. Dispose it after use.</summary>
    /// <exception cref="KeyException">The ring lacks its generation, has another key of that number, or the wrapping was altered.</exception>
    public DataKey Unwrap(SealedKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        using var wrapping = new DataKey(Find(key).Derive(Purposes.Wrapping), random);
        return new DataKey(wrapping.OpenFrom(key.Wrapped, Associated(key.Generation)), random);
    }

    /// <summary>The same data key under the newest generation; what it sealed stays as it is. A key that is current already comes back unchanged.</summary>
    public SealedKey Rewrap(SealedKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        using var open = Unwrap(key);
        return key.Generation == Generation ? key : Wrap(open.Bytes);
    }

    /// <summary>A key of the newest generation for one purpose; the same on every machine that has the ring.</summary>
    public DataKey Derive(string purpose) => new(keys[^1].Derive(purpose), random);

    /// <summary>What proves, kept in the database, that a ring belongs to it. Says nothing about the keys.</summary>
    public string Proof() => string.Create(CultureInfo.InvariantCulture, $"{Generation}.{Convert.ToHexStringLower(keys[^1].Derive(Purposes.Proof))}");

    /// <summary>Whether this ring holds the key that a proof was made with, under any of its generations.</summary>
    public bool Proves(string proof) => Prove(keys, proof);

    /// <summary>Whether a recovery sheet holds the key that a proof was made with. Writes nothing.</summary>
    /// <exception cref="KeyException">The sheet was mistyped; the message names the row.</exception>
    public static bool SheetProves(string sheet, string proof) =>
        Prove([.. RecoverySheet.Read(sheet).Select(k => new WrappingKey(k.Generation, DateTimeOffset.UnixEpoch, k.Bytes))], proof);

    private static bool Prove(IReadOnlyList<WrappingKey> keys, string proof)
    {
        ArgumentNullException.ThrowIfNull(proof);
        var given = Encoding.UTF8.GetBytes(proof);
        return keys.Any(key => CryptographicOperations.FixedTimeEquals(
            given,
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{key.Generation}.{Convert.ToHexStringLower(key.Derive(Purposes.Proof))}"))));
    }

    internal IReadOnlyList<WrappingKey> NewestFirst() => [.. keys.Reverse()];

    internal WrappingKey Newest => keys[^1];

    internal WrappingKey? Of(int generation)
    {
        if (keys.All(key => key.Generation != generation))
        {
            Reload();
        }

        return keys.FirstOrDefault(key => key.Generation == generation);
    }

    private SealedKey Wrap(ReadOnlySpan<byte> bytes)
    {
        var newest = keys[^1];
        using var wrapping = new DataKey(newest.Derive(Purposes.Wrapping), random);
        return new SealedKey(newest.Generation, newest.Fingerprint, wrapping.SealBare(bytes, Associated(newest.Generation)));
    }

    private WrappingKey Find(SealedKey key)
    {
        var found = Of(key.Generation)
            ?? throw new KeyException(Texts.Of("secrets.ring.missing-generation", folder.Path, key.Generation, key.Fingerprint));
        return found.Fingerprint == key.Fingerprint
            ? found
            : throw new KeyException(
                Texts.Of("secrets.ring.mismatch", key.Fingerprint, key.Generation, folder.Path, found.Fingerprint));
    }

    private static WrappingKey NewGeneration(int generation, RandomSource random, DateTimeOffset now)
    {
        var bytes = new byte[WrappingKey.Length];
        random(bytes);
        return new WrappingKey(generation, now.ToUniversalTime(), bytes);
    }

    private static byte[] Associated(int generation) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"qingyi/1/wrapped/{generation}"));
}

/// <summary>What keys are derived for. A purpose's name is part of the key: renaming one loses what it made.</summary>
public static class Purposes
{
    /// <summary>Finding a tip by its receipt.</summary>
    public const string Receipts = "receipts";

    /// <summary>Matching persons across tips, cases and registers.</summary>
    public const string Persons = "persons";

    /// <summary>Stored answers of idempotent calls.</summary>
    public const string Answers = "answers";

    /// <summary>Flood limits, kept in memory only.</summary>
    public const string Floods = "floods";

    internal const string Wrapping = "wrapping";
    internal const string Proof = "proof";
}
