using Microsoft.EntityFrameworkCore;
using Qingyi.Domain.Cases;
using Qingyi.Domain.Deadlines;
using Qingyi.Domain.Returns;
using Qingyi.Server.Features.Campaigns;
using Qingyi.Server.Features.Registers;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Returns;

/// <summary>
/// Opens the returns whose time has come, so that their deadlines run although nobody has looked: once a day, and again when a campaign or the tree of
/// organisations changed.
/// </summary>
public sealed partial class OpenReturns(IServiceScopeFactory scopes, TimeProvider clock, ILogger<OpenReturns> log)
{
    private const int DaysBefore = 20;
    private const int DaysAfter = 30;
    private string _done = "";

    /// <returns>How many were opened.</returns>
    public async Task<int> Run(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CaseDb>();
        var today = LegalDay.Of(clock.GetUtcNow());
        var rows = await db.Campaigns.AsNoTracking().ToListAsync(cancellation);
        var mark = $"{today:yyyyMMdd}/{string.Join(',', rows.Select(r => $"{r.Id}:{r.Version}"))}/{await db.Organisations.CountAsync(cancellation)}/{await db.DutyWaivers.CountAsync(cancellation)}";
        if (mark == _done)
        {
            return 0;
        }

        var (opened, all) = (0, true);
        foreach (var campaign in (await scope.ServiceProvider.GetRequiredService<CampaignQueries>().VisibleTo(CaseLifecycle.System, cancellation)).Where(DutyBook.Begun))
        {
            try
            {
                var (some, whole) = await Open(scope.ServiceProvider, db, campaign, today, cancellation);
                (opened, all) = (opened + some, all && whole && await StopWaived(scope.ServiceProvider, db, campaign.Row.Id, cancellation));
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // One campaign that cannot be read must silence neither the others nor the deadlines that ring after this; the next sweep tries it again.
                NotOpened(log, campaign.Row.Id, failure);
                all = false;
            }
        }

        _done = all ? mark : "";
        return opened;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The returns of {Campaign} could not be opened")]
    private static partial void NotOpened(ILogger log, string campaign, Exception failure);

    // How many were opened, and whether none was passed over because another node had its book.
    private static async Task<(int Opened, bool Whole)> Open(IServiceProvider services, CaseDb db, Campaign campaign, DateOnly today, CancellationToken cancellation)
    {
        var due = await services.GetRequiredService<DutyBook>().Of(campaign, r => (r.Opens ?? r.Due.AddDays(-DaysBefore)) <= today && r.Due >= today.AddDays(-DaysAfter), null, cancellation);
        var known = (await db.Returns.AsNoTracking().Where(r => r.CampaignId == campaign.Row.Id).Select(r => new { r.Obligation, r.Period, r.UnitId }).ToListAsync(cancellation)).Select(r => (r.Obligation, r.Period, r.UnitId)).ToHashSet();
        var waivers = await db.DutyWaivers.AsNoTracking().Where(w => w.CampaignId == campaign.Row.Id).ToListAsync(cancellation);
        var (opened, whole) = (0, true);
        foreach (var duty in due.Where(d => d.Kind is DutyKind.Plan or DutyKind.Gather && !waivers.Any(w => w.Frees(d.Obligation, d.Period, d.Unit.Id)) && !known.Contains((d.Obligation, d.Period, d.Unit.Id))))
        {
            var version = (await services.GetRequiredService<TemplateShelf>().Find(duty.Template, cancellation))!.Version;
            var book = await services.GetRequiredService<RegisterBooks>().Ensure(ReturnRow.Book, FillReturn.BookTitle, duty.Unit.Id, cancellation);
            var outcome = await services.GetRequiredService<Transitions>().Run<bool>(book, CaseLifecycle.System, async t =>
            {
                if (await t.Db.Returns.AnyAsync(r => r.CampaignId == duty.Campaign && r.Obligation == duty.Obligation && r.Period == duty.Period && r.UnitId == duty.Unit.Id, cancellation))
                {
                    return false;
                }

                new ReturnHand(t).Open(duty, version);
                return true;
            }, cancellation, passBusy: true);
            opened += outcome is { Done: true, Value: true } ? 1 : 0;
            whole &= outcome.Done;
        }

        return (opened, whole);
    }

    /// <summary>What was waived rings nobody any more.</summary>
    private static async Task<bool> StopWaived(IServiceProvider services, CaseDb db, string campaign, CancellationToken cancellation)
    {
        var waivers = await db.DutyWaivers.AsNoTracking().Where(w => w.CampaignId == campaign).ToListAsync(cancellation);
        var running = waivers.Count == 0 ? [] : await db.Returns.AsNoTracking().Where(r => r.CampaignId == campaign && db.Deadlines.Any(d => d.EntryId == r.Id && d.State == "running")).ToListAsync(cancellation);
        var whole = true;
        foreach (var row in running.Where(r => waivers.Any(w => w.Frees(r.Obligation, r.Period, r.UnitId))))
        {
            var outcome = await services.GetRequiredService<Transitions>().Run<bool>(row.BookId, CaseLifecycle.System, t =>
            {
                Deadlines.DeadlineRows.Lapse(t, t.Records.OpenDeadlines.FirstOrDefault(d => d.EntryId == row.Id)?.Id, "duty-waived");
                return Task.FromResult<Qingyi.Domain.Outcome<bool>>(true);
            }, cancellation, passBusy: true);
            whole &= outcome.Done;
        }

        return whole;
    }
}
