using System.Security.Cryptography;
using Qingyi.Server.Secrets;

namespace Qingyi.Tests.Secrets;

public sealed class FileSealTests : IDisposable
{
    private const int Chunk = 64 * 1024;
    private readonly Folder folder = new();
    private readonly DataKey key;
    private readonly DataKey other;

    public FileSealTests()
    {
        var ring = folder.Create();
        key = ring.NewKey().Key;
        other = ring.NewKey().Key;
    }

    public void Dispose()
    {
        key.Dispose();
        other.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Chunk - 1)]
    [InlineData(Chunk)]
    [InlineData(Chunk + 1)]
    [InlineData(3 * Chunk)]
    [InlineData(21 * 1024 * 1024)]
    public async Task A_file_of_any_size_comes_back_as_it_was(int length)
    {
        var plain = Bytes(length);

        var (info, stored) = await Seal(plain);

        Assert.Equal(length, info.Length);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(plain)), info.PlainHash);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(stored)), info.SealedHash);
        Assert.Equal(info.PlainHash, Convert.ToHexStringLower(SHA256.HashData(await Open(stored, key))));
    }

    [Fact]
    public async Task Streams_that_give_little_at_a_time_seal_alike()
    {
        var plain = Bytes(2 * Chunk + 5);
        using var target = new MemoryStream();

        var info = await FileSeal.Seal(new Trickle(plain), target, key, TestContext.Current.CancellationToken);

        Assert.Equal(plain.Length, info.Length);
        using var opened = new MemoryStream();
        await FileSeal.Open(new Trickle(target.ToArray()), opened, key, TestContext.Current.CancellationToken);
        Assert.True(plain.AsSpan().SequenceEqual(opened.ToArray()));
    }

    [Fact]
    public async Task The_same_file_sealed_twice_looks_different()
    {
        var plain = Bytes(100);

        Assert.NotEqual((await Seal(plain)).Info.SealedHash, (await Seal(plain)).Info.SealedHash);
    }

    [Fact]
    public async Task Another_files_key_is_refused()
    {
        var (_, stored) = await Seal(Bytes(100));

        await Assert.ThrowsAsync<KeyException>(() => Open(stored, other));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(30)]
    [InlineData(Chunk + 20 + 16 + 7)]
    public async Task An_altered_byte_is_found_wherever_it_stands(int at)
    {
        var (_, stored) = await Seal(Bytes(2 * Chunk));
        stored[at] ^= 1;

        await Assert.ThrowsAsync<KeyException>(() => Open(stored, key));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(20 + Chunk + 16)]
    [InlineData(20 + Chunk + 16 + 3)]
    [InlineData(20 + 2 * (Chunk + 16))]
    public async Task A_file_cut_off_is_found_also_between_two_chunks(int kept)
    {
        var (_, stored) = await Seal(Bytes(3 * Chunk));

        await Assert.ThrowsAsync<KeyException>(() => Open(stored[..kept], key));
    }

    [Fact]
    public async Task Chunks_that_changed_places_are_found()
    {
        var (_, stored) = await Seal(Bytes(3 * Chunk));
        const int size = Chunk + 16;
        byte[] swapped = [.. stored[..20], .. stored[(20 + size)..(20 + 2 * size)], .. stored[20..(20 + size)], .. stored[(20 + 2 * size)..]];

        await Assert.ThrowsAsync<KeyException>(() => Open(swapped, key));
    }

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        return bytes;
    }

    private async Task<(SealedFile Info, byte[] Stored)> Seal(byte[] plain)
    {
        using var target = new MemoryStream();
        var info = await FileSeal.Seal(new MemoryStream(plain), target, key, TestContext.Current.CancellationToken);
        return (info, target.ToArray());
    }

    private static async Task<byte[]> Open(byte[] stored, DataKey with)
    {
        using var target = new MemoryStream();
        await FileSeal.Open(new MemoryStream(stored), target, with, TestContext.Current.CancellationToken);
        return target.ToArray();
    }

    /// <summary>Reads a few bytes at a time, as a network does.</summary>
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, 999)], cancellationToken);
    }
}
