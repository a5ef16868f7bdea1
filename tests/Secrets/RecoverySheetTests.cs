using Qingyi.Server.Secrets;

namespace Qingyi.Tests.Secrets;

public sealed class RecoverySheetTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_sheet_restores_every_generation()
    {
        var ring = folder.Create();
        var (key, first) = ring.NewKey();
        var box = key.Seal("原文", "p");
        ring.Rotate(Folder.Now);
        var proof = ring.Proof();

        var restored = KeyRing.Restore(folder.Other, ring.Sheet(Folder.Now), folder.Random, Folder.Now);

        Assert.Equal("原文", restored.Unwrap(first).OpenText(box, "p"));
        Assert.Equal(2, restored.Generation);
        Assert.True(restored.Proves(proof));
    }

    [Fact]
    public void Small_letters_missing_spaces_and_letters_that_look_like_digits_are_read()
    {
        var ring = folder.Create();
        var typed = string.Join('\n', ring.Sheet(Folder.Now).Split('\n').Select(line => line.StartsWith("  ", StringComparison.Ordinal)
            ? line[..4] + line[4..].Replace(" ", "", StringComparison.Ordinal).Replace('0', 'O').Replace('1', 'l').ToLowerInvariant()
            : line));

        Assert.Equal(ring.Fingerprint, KeyRing.Restore(folder.Other, typed, folder.Random, Folder.Now).Fingerprint);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_slip_of_the_pen_is_found_in_its_row(int row)
    {
        var lines = folder.Create().Sheet(Folder.Now).Split('\n');
        var at = Array.FindIndex(lines, line => line.StartsWith($"  {row})", StringComparison.Ordinal));
        for (var column = 6; column < lines[at].Length; column++)
        {
            if (lines[at][column] == ' ')
            {
                continue;
            }

            var slipped = (string[])lines.Clone();
            slipped[at] = lines[at][..column] + (lines[at][column] == 'A' ? 'B' : 'A') + lines[at][(column + 1)..];

            var refused = Assert.Throws<KeyException>(() => KeyRing.Restore(folder.Other, string.Join('\n', slipped), folder.Random, Folder.Now));
            Assert.Contains($"第 1 代第 {row} 行", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Rows_in_the_wrong_order_are_found()
    {
        var sheet = folder.Create().Sheet(Folder.Now).Replace("  1)", "  9)", StringComparison.Ordinal).Replace("  2)", "  1)", StringComparison.Ordinal).Replace("  9)", "  2)", StringComparison.Ordinal);

        Assert.Throws<KeyException>(() => KeyRing.Restore(folder.Other, sheet, folder.Random, Folder.Now));
    }

    [Fact]
    public void A_row_left_out_is_named()
    {
        var sheet = string.Join('\n', folder.Create().Sheet(Folder.Now).Split('\n').Where(line => !line.StartsWith("  3)", StringComparison.Ordinal)));

        var refused = Assert.Throws<KeyException>(() => KeyRing.Restore(folder.Other, sheet, folder.Random, Folder.Now));
        Assert.Contains("第 3 行", refused.Message, StringComparison.Ordinal);
        Assert.False(KeyRing.Exists(folder.Other));
    }

    [Fact]
    public void The_sheet_is_dated_in_Beijing_time_and_says_what_it_is_for()
    {
        var sheet = folder.Create().Sheet(Folder.Now);

        Assert.Contains("2026-03-01 16:00（北京时间）", sheet, StringComparison.Ordinal);
        Assert.Contains("保险柜", sheet, StringComparison.Ordinal);
    }
}
