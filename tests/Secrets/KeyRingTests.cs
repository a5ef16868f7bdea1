using System.Runtime.Versioning;
using Qingyi.Server.Secrets;

namespace Qingyi.Tests.Secrets;

public sealed class KeyRingTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_sealed_text_opens_after_the_ring_is_read_again()
    {
        var (key, wrapped) = folder.Create().NewKey();
        var box = key.Seal("张某收受红包三千元", "tip/17/text");
        key.Dispose();

        using var again = KeyRing.Open(folder.Keys, folder.Random).Unwrap(SealedKey.Parse(wrapped.ToString()));

        Assert.Equal("张某收受红包三千元", again.OpenText(box, "tip/17/text"));
    }

    [Fact]
    public void The_same_text_sealed_twice_looks_different()
    {
        using var key = folder.Create().NewKey().Key;

        Assert.NotEqual(key.Seal("同一句话", "a").Bytes, key.Seal("同一句话", "a").Bytes);
    }

    [Fact]
    public void A_box_moved_to_another_tip_does_not_open()
    {
        using var key = folder.Create().NewKey().Key;
        var box = key.Seal("原文", "tip/17/text");

        var refused = Assert.Throws<KeyException>(() => key.Open(box, "tip/18/text"));
        Assert.Contains("挪用", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_altered_byte_of_a_box_is_found()
    {
        using var key = folder.Create().NewKey().Key;
        var box = key.Seal("原文", "tip/17/text");

        for (var at = 0; at < box.Bytes.Length; at++)
        {
            var altered = box.Bytes.ToArray();
            altered[at] ^= 1;
            Assert.Throws<KeyException>(() => key.Open(new SealedBox(altered), "tip/17/text"));
        }
    }

    [Fact]
    public void The_ring_of_another_installation_is_refused_with_both_fingerprints()
    {
        var mine = folder.Create();
        var other = KeyRing.Create(folder.Other, folder.Random, Folder.Now);
        var wrapped = mine.NewKey().Sealed;

        var refused = Assert.Throws<KeyException>(() => other.Unwrap(wrapped));

        Assert.Contains(mine.Fingerprint, refused.Message, StringComparison.Ordinal);
        Assert.Contains(other.Fingerprint, refused.Message, StringComparison.Ordinal);
        Assert.Contains("--keys", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrapping_that_was_altered_is_refused()
    {
        var ring = folder.Create();
        var wrapped = ring.NewKey().Sealed;
        wrapped.Wrapped[20] ^= 1;

        Assert.Throws<KeyException>(() => ring.Unwrap(wrapped));
    }

    [Fact]
    public void Rotation_wraps_the_same_key_anew_and_leaves_the_boxes()
    {
        var ring = folder.Create();
        var (key, first) = ring.NewKey();
        var box = key.Seal("原文", "p");

        ring.Rotate(Folder.Now.AddYears(1));
        var second = ring.Rewrap(first);

        Assert.Equal(2, second.Generation);
        Assert.Equal("原文", ring.Unwrap(second).OpenText(box, "p"));
        Assert.Equal("原文", ring.Unwrap(first).OpenText(box, "p"));
        Assert.Same(second, ring.Rewrap(second));
    }

    [Fact]
    public void A_generation_that_another_process_added_is_taken_up()
    {
        var serving = folder.Create();
        var commandLine = KeyRing.Open(folder.Keys, folder.Random);
        commandLine.Rotate(Folder.Now);
        var (key, wrapped) = commandLine.NewKey();
        var box = key.Seal("新", "p");

        Assert.Equal("新", serving.Unwrap(wrapped).OpenText(box, "p"));
        Assert.Equal(2, serving.Generation);
    }

    [Fact]
    public void A_missing_generation_is_named()
    {
        var ring = folder.Create();
        ring.Rotate(Folder.Now);
        var wrapped = ring.NewKey().Sealed;
        File.Delete(Path.Combine(folder.Keys, "generation-0002.key"));

        var refused = Assert.Throws<KeyException>(() => KeyRing.Open(folder.Keys, folder.Random).Unwrap(wrapped));
        Assert.Contains("第 2 代", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Keys_are_for_their_owner_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        folder.Create();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.Keys));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder.Keys, "generation-0001.key")));
    }

    [Theory]
    [InlineData("", "chmod 700")]
    [InlineData("generation-0001.key", "chmod 600")]
    [UnsupportedOSPlatform("windows")]
    public void A_folder_or_key_that_others_can_read_is_refused(string file, string cure)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        folder.Create();
        var open = Path.Combine(folder.Keys, file);
        File.SetUnixFileMode(open, File.GetUnixFileMode(open) | UnixFileMode.GroupRead);

        var refused = Assert.Throws<KeyException>(() => KeyRing.Open(folder.Keys, folder.Random));
        Assert.Contains(cure, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_are_never_overwritten()
    {
        var ring = folder.Create();

        Assert.Throws<KeyException>(() => folder.Create());
        Assert.Throws<KeyException>(() => KeyRing.Restore(folder.Keys, ring.Sheet(Folder.Now), folder.Random, Folder.Now));
        Assert.Equal(ring.Fingerprint, KeyRing.Open(folder.Keys, folder.Random).Fingerprint);
    }

    [Fact]
    public void A_folder_without_keys_is_refused_with_what_to_do()
    {
        Assert.False(KeyRing.Exists(folder.Keys));

        var refused = Assert.Throws<KeyException>(() => KeyRing.Open(folder.Keys, folder.Random));
        Assert.Contains("恢复单", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_key_file_is_named()
    {
        folder.Create();
        var file = Path.Combine(folder.Keys, "generation-0001.key");
        File.WriteAllText(file, File.ReadAllText(file)[..40]);

        var refused = Assert.Throws<KeyException>(() => KeyRing.Open(folder.Keys, folder.Random));
        Assert.Contains("generation-0001.key", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stored_proof_tells_the_right_ring_from_another_also_after_a_rotation()
    {
        var ring = folder.Create();
        var proof = ring.Proof();
        ring.Rotate(Folder.Now);

        Assert.True(ring.Proves(proof));
        Assert.False(KeyRing.Create(folder.Other, folder.Random, Folder.Now).Proves(proof));
    }
}
