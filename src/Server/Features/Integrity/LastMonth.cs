using Qingyi.Domain.Deadlines;

namespace Qingyi.Server.Features.Integrity;

/// <summary>The figures of the last month that is over, for the front page: counted once an hour, since everybody opens that page.</summary>
public sealed class LastMonth(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    private Counted? _counted;

    private sealed record Counted(DateOnly Month, DateTimeOffset At, IntegrityMonth? Figures);

    /// <returns>Null where the house is younger than that.</returns>
    public async Task<IntegrityMonth?> Of(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var today = LegalDay.Of(now);
        var month = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        if (_counted is not { } known || known.Month != month || now - known.At > Fresh || now < known.At)
        {
            await using var scope = scopes.CreateAsyncScope();
            _counted = known = new Counted(month, now, await scope.ServiceProvider.GetRequiredService<IntegrityFigures>().Last(month, cancellation));
        }

        return known.Figures;
    }
}
