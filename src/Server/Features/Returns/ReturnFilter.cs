using Qingyi.Domain.Returns;
using Qingyi.Server.Http;
using Qingyi.Server.Storage;
using Qingyi.Server.Web;
using Qingyi.Server.Web.Components;

namespace Qingyi.Server.Features.Returns;

/// <summary>What is looked for among returns, as it stands in the address. Empty looks for nothing in particular.</summary>
/// <param name="State">A <see cref="ReturnState"/>, or one of the three below.</param>
/// <param name="Title">What it is called, without its period.</param>
/// <param name="Unit">A part of the name of the unit that hands in.</param>
public sealed record ReturnFilter(string State, string Period, string Title, string Unit)
{
    /// <summary>With the upper level.</summary>
    public const string In = "in";

    /// <summary>Not with the upper level.</summary>
    public const string Missing = "missing";

    /// <summary>In or not, after the last day.</summary>
    public const string Late = "late";

    public static ReturnFilter None { get; } = new("", "", "", "");

    /// <summary>The states that one can look for.</summary>
    public static IReadOnlyList<Option> States =>
        [new(In, Words.Spoken["returns.in"]), new(Missing, Words.Spoken["returns.missing"]), new(Late, Words.Spoken["returns.late"]), .. ReturnState.Names.Select(n => new Option(n.Key, n.Value))];

    public static ReturnFilter Of(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var query = http.Request.Query;
        return new(query["state"].ToString(), query["period"].ToString(), query["title"].ToString(), query["unit"].ToString().Trim());
    }

    /// <summary>The address at which it is looked for.</summary>
    public string Address(string path, params IEnumerable<(string Name, string? Value)> more) =>
        Addresses.Of(path, [.. more, ("state", State), ("period", Period), ("title", Title), ("unit", Unit)]);

    public bool Leaves(ReturnItem of)
    {
        ArgumentNullException.ThrowIfNull(of);
        return (Period.Length == 0 || of.Period == Period) && (Title.Length == 0 || of.Title == Title) && (Unit.Length == 0 || of.UnitName.Contains(Unit, StringComparison.Ordinal))
            && State switch { "" => true, In => ReturnState.IsIn(of.State), Missing => !ReturnState.IsIn(of.State), Late => of.Late, _ => of.State == State };
    }

    /// <summary>The same of rows without a last day, which are never late; but for the unit, whose name they do not hold.</summary>
    public IQueryable<ReturnRow> Of(IQueryable<ReturnRow> rows)
    {
        rows = Title.Length == 0 ? rows : rows.Where(r => r.Title == Title);
        return State switch
        {
            "" => rows,
            In => rows.Where(r => r.State == ReturnState.Submitted || r.State == ReturnState.Received),
            Missing => rows.Where(r => r.State != ReturnState.Submitted && r.State != ReturnState.Received),
            Late => rows.Where(r => false),
            _ => rows.Where(r => r.State == State),
        };
    }
}
