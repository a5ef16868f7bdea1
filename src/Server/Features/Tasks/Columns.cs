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

    private static readonly Dictionary<string, (string Key, string Word)[]> Lists = new(StringComparer.Ordinal)
    {
        ["inbox"] = [("stage", "list.stage"), ("arrived", "list.arrived"), ("due", "list.due")],
        ["cases"] = [("light", "list.light"), ("stage", "list.stage"), ("waiting", "cases.waiting"), ("organisation", "cases.organisation"), ("opened", "cases.opened"), ("due", "list.due")],
    };

    public static void Map(IEndpointRouteBuilder app) => app.MapPost(Paths.Columns, async (Columns columns, HttpContext http, CancellationToken cancellation) =>
    {
        var form = await http.Request.ReadFormAsync(cancellation);
        await columns.Choose(form["list"].ToString(), [.. form["column"].OfType<string>()], cancellation);
        var back = form["back"].ToString();

        // Back to where it was chosen, and nowhere outside.
        return Results.Redirect(back.StartsWith(Paths.Workbench + "/", StringComparison.Ordinal) ? back : Paths.Workbench);
    }).For().AddEndpointFilter<FormGuard>();

    public async Task<ColumnsView> Of(string list, HttpContext http, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(http);
        var name = Prefix + list;
        var hidden = (await db.Preferences.AsNoTracking().FirstOrDefaultAsync(p => p.AccountId == door.Person.Id && p.Name == name, cancellation))?.Value.Split(',') ?? [];
        return new ColumnsView(list, http.Request.Path + http.Request.QueryString, [.. Lists[list].Select(c => new ColumnChoice(c.Key, Words.Chinese[c.Word], !hidden.Contains(c.Key)))]);
    }

    private async Task Choose(string list, IReadOnlyList<string> shown, CancellationToken cancellation)
    {
        if (!Lists.TryGetValue(list, out var known))
        {
            return;
        }

        var (me, name, hidden) = (door.Person.Id, Prefix + list, string.Join(',', known.Select(c => c.Key).Except(shown)));
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
