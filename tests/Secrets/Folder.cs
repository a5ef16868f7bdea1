using System.Buffers.Binary;
using System.Security.Cryptography;
using Qingyi.Server.Secrets;

namespace Qingyi.Tests.Secrets;

/// <summary>A key folder of its own for each test, and randomness that repeats.</summary>
internal sealed class Folder : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("qingyi-keys-").FullName;
    private ulong count;

    public static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public string Keys => Path.Combine(root, "keys");

    public string Other => Path.Combine(root, "other");

    public RandomSource Random => Fill;

    public KeyRing Create() => KeyRing.Create(Keys, Random, Now);

    public void Dispose() => Directory.Delete(root, recursive: true);

    private void Fill(Span<byte> bytes)
    {
        Span<byte> seed = stackalloc byte[8];
        for (var at = 0; at < bytes.Length; at += 32)
        {
            BinaryPrimitives.WriteUInt64BigEndian(seed, count++);
            var block = SHA256.HashData(seed);
            block.AsSpan(0, Math.Min(32, bytes.Length - at)).CopyTo(bytes[at..]);
        }
    }
}
