namespace Qingyi.Server.Partners;

/// <summary>How the exchange goes about it; section <c>Exchange</c> of the configuration.</summary>
public sealed class ExchangePace
{
    /// <summary>Between two looks at the outbox.</summary>
    public TimeSpan Beat { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>A partner that has not answered by then counts as down.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>After the first failure; doubles with each further one.</summary>
    public TimeSpan FirstWait { get; set; } = TimeSpan.FromSeconds(5);

    public TimeSpan LongestWait { get; set; } = TimeSpan.FromHours(4);

    /// <summary>Tries before a message is given up and the section head told: some three days with the waits above.</summary>
    public int Tries { get; set; } = 28;

    /// <summary>Messages that one partner may send us in a minute.</summary>
    public int PerMinute { get; set; } = 300;

    /// <summary>Longer than a partner may take, so that nobody else sends what is still under way.</summary>
    public TimeSpan Lease => Timeout + TimeSpan.FromSeconds(30);

    /// <summary>The pause after a failed try: doubling, then a random half, so that many do not come back at once.</summary>
    /// <param name="tries">Tries so far, from 1.</param>
    /// <param name="chance">Random, 0 to 255.</param>
    public TimeSpan WaitAfter(int tries, byte chance)
    {
        var doubled = FirstWait * Math.Pow(2, Math.Min(tries - 1, 30));
        var full = doubled < LongestWait ? doubled : LongestWait;
        return (full / 2) + (full / 2 * (chance / 255d));
    }
}
