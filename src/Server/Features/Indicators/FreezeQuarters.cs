using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Organisations;
using Qingyi.Server.Features.Campaigns;
using Qingyi.Server.Features.Returns;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Indicators;

/// <summary>
/// Freezes the figures of each campaign when a quarter has ended, for every commission that it binds: one after the other, each once. A quarter that ended while
/// nothing ran is frozen at the next sweep; one that had ended before the campaign was first seen is left to people, and so is one that somebody froze by hand.
/// An authority that wants all of it done by hand says <c>FreezeQuarters: false</c> in the configuration.
/// </summary>
public sealed partial class FreezeQuarters(IServiceScopeFactory scopes, IConfiguration configuration, TimeProvider clock, ILogger<FreezeQuarters> log)
{
    private string _done = "";

    /// <returns>How many organisations' quarters were frozen.</returns>
    public async Task<int> Run(CancellationToken cancellation)
    {
        if (!configuration.GetValue("FreezeQuarters", defaultValue: true))
        {
            return 0;
        }

        var last = Before(Period.Of(PeriodLength.Quarter, LegalDay.Of(clock.GetUtcNow())));
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseDb>();
        var mark = $"{last.Id}/{string.Join(',', await db.Campaigns.AsNoTracking().OrderBy(c => c.Id).Select(c => c.Id + c.Version).ToListAsync(cancellation))}";
        if (mark == _done)
        {
            return 0;
        }

        var (frozen, all) = (0, true);
        foreach (var campaign in (await scope.ServiceProvider.GetRequiredService<CampaignQueries>().VisibleTo(CaseLifecycle.System, cancellation)).Where(DutyBook.Begun))
        {
            try
            {
                frozen += await Freeze(campaign, last, cancellation);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // Neither the other campaigns nor the deadlines may fall silent over it; the next sweep tries it again.
                NotFrozen(log, campaign.Row.Id, failure);
                all = false;
            }
        }

        _done = all ? mark : "";
        return frozen;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The figures of {Campaign} could not be frozen")]
    private static partial void NotFrozen(ILogger log, string campaign, Exception failure);

    private async Task<int> Freeze(Campaign of, Period last, CancellationToken cancellation)
    {
        if (await Seen(of.Row.Id, last, cancellation) is not { } seen)
        {
            return 0;
        }

        var frozen = 0;
        for (var quarter = Period.Parse(seen).Next; quarter.End <= last.End; quarter = quarter.Next)
        {
            if (quarter.End >= of.Plan.From && (of.Plan.To is not { } to || quarter.Start <= to))
            {
                foreach (var organisation in await Bound(of, cancellation))
                {
                    frozen += await Freeze(of, organisation, quarter, cancellation) ? 1 : 0;
                }
            }

            await Move(of.Row.Id, quarter.Id, cancellation);
        }

        return frozen;
    }

    // The last quarter that was dealt with; null where the campaign is seen for the first time, which is noted.
    private async Task<string?> Seen(string campaign, Period last, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, gate) = (scope.ServiceProvider.GetRequiredService<CaseDb>(), scope.ServiceProvider.GetRequiredService<WriteGate>());
        if (await db.QuarterMarks.AsNoTracking().FirstOrDefaultAsync(m => m.CampaignId == campaign, cancellation) is { } mark)
        {
            return mark.Last;
        }

        await using var turn = await ChainTurn.Take(db, gate, ImportPlans.Chain, cancellation);
        if (!await db.QuarterMarks.AnyAsync(m => m.CampaignId == campaign, cancellation))
        {
            db.QuarterMarks.Add(new QuarterMarkRow { CampaignId = campaign, Last = last.Id, At = clock.GetUtcNow() });
            await db.SaveAndCommit(cancellation);
        }

        return null;
    }

    private async Task<IReadOnlyList<string>> Bound(Campaign of, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CaseDb>().Organisations.AsNoTracking()
            .Where(o => o.Level != OrganisationLevel.Hospital && o.Path.StartsWith(of.OrganisationPath)).OrderBy(o => o.Path).Select(o => o.Id).ToListAsync(cancellation);
    }

    private async Task<bool> Freeze(Campaign of, string organisation, Period quarter, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, gate, counts) = (scope.ServiceProvider.GetRequiredService<CaseDb>(), scope.ServiceProvider.GetRequiredService<WriteGate>(), scope.ServiceProvider.GetRequiredService<FigureCounts>());
        Task<bool> Is() => db.FrozenFigures.AnyAsync(f => f.OrganisationId == organisation && f.CampaignId == of.Row.Id && f.Period == quarter.Id, cancellation);
        if (await Is())
        {
            return false;
        }

        var counted = await counts.Of(of.Plan, organisation, quarter.Id, quarter, null, cancellation);
        await using var turn = await ChainTurn.Take(db, gate, ImportPlans.Chain, cancellation);

        // Whoever had the turn before, another node or a person, may have frozen it.
        if (await Is())
        {
            return false;
        }

        await counts.Append(counted, cancellation);
        await db.SaveAndCommit(cancellation);
        return true;
    }

    private async Task Move(string campaign, string quarter, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        using var turn = await scope.ServiceProvider.GetRequiredService<WriteGate>().Write(cancellation);

        // Never backwards: another node may have come further.
        await scope.ServiceProvider.GetRequiredService<CaseDb>().QuarterMarks.Where(m => m.CampaignId == campaign && string.Compare(m.Last, quarter) < 0)
            .ExecuteUpdateAsync(m => m.SetProperty(x => x.Last, quarter).SetProperty(x => x.At, now), cancellation);
    }

    private static Period Before(Period quarter) => Period.Of(PeriodLength.Quarter, quarter.Start.AddDays(-1));
}
