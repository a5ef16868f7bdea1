using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Features.Registers;
using Qingyi.Server.Storage;
using Qingyi.Server.Web.Pages.Public;

namespace Qingyi.Server.Features.Home;

/// <summary>Other ways to report: what commissions and hospitals keep in 举报渠道公布台账, as long as it is published or was found to work.</summary>
public sealed class PublicChannels(CaseDb db)
{
    private const string Register = "tip-channels";
    private const int Most = 400;

    private static readonly string[] InUse = ["shown", "verified"];

    /// <summary>By organisation, from the top of the tree down.</summary>
    public async Task<IReadOnlyList<Channel>> All(CancellationToken cancellation)
    {
        var rows = await db.RegisterEntries.AsNoTracking().Where(e => e.Register == Register && InUse.Contains(e.State))
            .Join(db.Organisations.Where(o => o.ClosedAt == null), e => e.OrganisationId, o => o.Id, (e, o) => new { Entry = e, o.Name, o.Path }).OrderBy(x => x.Path).ThenBy(x => x.Entry.Id).Take(Most).ToListAsync(cancellation);
        return
        [
            .. rows.GroupBy(r => r.Path).Select(g =>
            {
                var ways = g.Select(r => EntryData.Of(r.Entry).Codes).ToLookup(c => (string?)c["channel"], c => (string?)c["value"] ?? "");
                string? Of(string channel) => ways[channel].Any() ? string.Join('、', ways[channel].Distinct()) : null;
                return new Channel(g.First().Name, Of("phone"), Of("mail"), Of("box"), Of("site"));
            }),
        ];
    }

    /// <summary>The telephone of the authority that runs the site.</summary>
    public async Task<string?> Hotline(string authority, CancellationToken cancellation)
    {
        var codes = await db.RegisterEntries.AsNoTracking().Where(e => e.Register == Register && InUse.Contains(e.State) && db.Organisations.Any(o => o.Id == e.OrganisationId && o.Name == authority)).OrderBy(e => e.Id).Take(Most).ToListAsync(cancellation);
        return codes.Select(e => EntryData.Of(e).Codes).Where(c => (string?)c["channel"] == "phone").Select(c => (string?)c["value"]).FirstOrDefault();
    }
}
