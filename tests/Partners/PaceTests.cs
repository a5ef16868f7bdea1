using Qingyi.Server.Partners;

namespace Qingyi.Tests.Partners;

/// <summary>How long to wait, and where messages may go.</summary>
public sealed class PaceTests
{
    [Theory]
    [InlineData(1, 0, 5)]
    [InlineData(1, 255, 10)]
    [InlineData(3, 255, 40)]
    [InlineData(60, 255, 14400)]
    public void Waits_double_up_to_the_longest_and_vary_by_half(int tries, byte chance, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), new ExchangePace { FirstWait = TimeSpan.FromSeconds(10) }.WaitAfter(tries, chance));

    [Theory]
    [InlineData("ftp://example.cn")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:secret@example.cn")]
    [InlineData("example.cn")]
    public void Only_plain_http_addresses_are_taken(string url) => Assert.False(PartnerRegistry.IsAddress(url, out _));
}
