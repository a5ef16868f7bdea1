using Microsoft.EntityFrameworkCore;
using Qingyi.Server.Http;
using Qingyi.Server.People;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Features.Tasks;

/// <summary>列设置: which columns of a long list a person wants to see. What the list is about always stays.</summary>
public sealed class Columns(CaseDb db, PersonAtDoor door, WriteGate gate)
{
    private const string Prefix = "columns/";
    private const string OfRegisters = "register-";
    private const string OfPeriods = "periods-";
    private const int MostNames = 100;
    private const int LongestName = 80;

    private static readonly Dictionary<string, (string Key, string Word)[]> Lists = new(StringComparer.Ordinal)
    {
        ["inbox"] = [("stage", "list.stage"), ("arrived", "list.arrived"), ("due", "list.due")],
        ["cases"] = [("light", "list.light"), ("stage", "list.stage"), ("waiting", "cases.waiting"), ("organisation", "cases.organisation"), ("opened", "cases.opened"), ("due", "list.due")],
        ["matters"] = [("light", "list.light"), ("kind", "matters.kind"), ("state", "matters.state"), ("waiting", "cases.waiting"), ("opened", "matters.opened"), ("due", "list.due")],
        ["accounts"] = [("state", "accounts.state"), ("roles", "accounts.roles"), ("organisation", "accounts.organisation"), ("second", "accounts.second"), ("tasks", "accounts.tasks")],
        ["audit"] = [("at", "audit-trail.at"), ("who", "audit-trail.who"), ("link", "audit-trail.link"), ("data", "audit-trail.data")],
        ["incidents"] = [("step", "incidents.step"), ("why", "incidents.why"), ("since", "incidents.since")],
        ["transfers"] = [("kind", "transfers.kind"), ("to", "transfers.to"), ("on", "transfers.on"), ("receipt", "transfers.receipt"), ("result", "transfers.result"), ("light", "list.light")],
        ["arrivals"] = [("from", "transfers.from"), ("theirs", "transfers.theirs"), ("on", "transfers.arrived-on"), ("reply", "transfers.reply-by"), ("told", "transfers.told"), ("light", "list.light")],
        ["returns"] = [("light", "list.light"), ("due", "return.due"), ("state", "matters.state")],
        ["returns-campaign"] = [("unit", "return.unit"), ("light", "list.light"), ("due", "return.due"), ("state", "matters.state")],
        ["returns-hand"] = [("unit", "return.unit"), ("state", "matters.state")],
        ["jobs"] = [("state", "jobs.state"), ("at", "jobs.at"), ("finished", "jobs.finished")],
        ["notices"] = [("kind", "notice-desk.kind"), ("number", "notice-desk.number"), ("case", "document.case-number"), ("state", "notice-desk.state"), ("on", "notice-desk.on"), ("until", "notice-desk.until")],
        ["rounds"] = [("state", "round.state"), ("period", "round.period"), ("attempt", "round.attempt"), ("units", "round.units"), ("committed", "round.committed-at")],
    };

    public static void Map(IEndpointRouteBuilder app) => app.MapPost(Paths.Columns, async (Columns columns, HttpContext http, CancellationToken cancellation) =>
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        await columns.Choose(form["list"].ToString(), [.. form["offered"].OfType<string>()], [.. form["column"].OfType<string>()], cancellation);
        var back = form["back"].ToString();

        // Back to where it was chosen, and nowhere outside.
        return Results.Redirect(back.StartsWith(Paths.Workbench + "/", StringComparison.Ordinal) ? back : Paths.Workbench);
    }).For().AddEndpointFilter<FormGuard>();

    public Task<ColumnsView> Of(string list, HttpContext http, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(http);
        return Of(list, http.Request.Path + http.Request.QueryString, [.. Lists[list].Select(c => (c.Key, Words.Spoken[c.Word]))], cancellation);
    }

    /// <summary>Of a list at an address of its own, without anything that was asked for.</summary>
    public Task<ColumnsView> Of(string list, string back, CancellationToken cancellation) => Of(list, back, [.. Lists[list].Select(c => (c.Key, Words.Spoken[c.Word]))], cancellation);

    /// <summary>Of a register, whose columns its definition names.</summary>
    public Task<ColumnsView> OfRegister(string register, HttpContext http, IReadOnlyList<(string Key, string Name)> offered, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(http);
        return Of(OfRegisters + register, http.Request.Path + http.Request.QueryString, offered, cancellation);
    }

    /// <summary>Of the periods in which one thing is handed in.</summary>
    public Task<ColumnsView> OfThePeriods(string obligation, string back, IReadOnlyList<(string Key, string Name)> offered, CancellationToken cancellation) => Of(OfPeriods + obligation, back, offered, cancellation);

    private async Task<ColumnsView> Of(string list, string back, IReadOnlyList<(string Key, string Name)> offered, CancellationToken cancellation)
    {
        var name = Prefix + list;
        var hidden = (await db.Preferences.AsNoTracking().FirstOrDefaultAsync(p => p.AccountId == door.Person.Id && p.Name == name, cancellation))?.Value.Split(',') ?? [];
        return new ColumnsView(list, back, [.. offered.Select(c => new ColumnChoice(c.Key, c.Name, !hidden.Contains(c.Key)))]);
    }

    // The columns of a register, and the periods of what is handed in, are named by the page itself; what is kept is bounded, and a name that no list knows hides nothing.
    private async Task Choose(string list, IReadOnlyList<string> offered, IReadOnlyList<string> shown, CancellationToken cancellation)
    {
        IReadOnlyList<string> known = Lists.TryGetValue(list, out var fixedOnes) ? [.. fixedOnes.Select(c => c.Key)]
            : (list.StartsWith(OfRegisters, StringComparison.Ordinal) || list.StartsWith(OfPeriods, StringComparison.Ordinal)) && list.Length <= LongestName && offered.Count <= MostNames && offered.All(o => o.Length is > 0 and <= LongestName && !o.Contains(',', StringComparison.Ordinal)) ? offered : [];
        if (known.Count == 0)
        {
            return;
        }

        var (me, name, hidden) = (door.Person.Id, Prefix + list, string.Join(',', known.Except(shown)));
        if (await db.Preferences.FirstOrDefaultAsync(p => p.AccountId == me && p.Name == name, cancellation) is { } row)
        {
            row.Value = hidden;
        }
        else
        {
            db.Preferences.Add(new PreferenceRow { AccountId = me, Name = name, Value = hidden });
        }

        using var turn = await gate.Save(cancellation);
        await db.SaveChangesAsync(cancellation);
    }
}
