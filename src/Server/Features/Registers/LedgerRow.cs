using Qingyi.Domain.Registers;

namespace Qingyi.Server.Features.Registers;

/// <summary>A line of a register, whether it is an entry of its own or stands for a matter.</summary>
/// <param name="CaseId">The book that it stands in, or the matter.</param>
/// <param name="Version">Token of an entry; 0 where a matter is behind the line.</param>
public sealed record LedgerRow(string Id, string CaseId, string Number, string State, DateOnly On, string OrganisationId, EntryData Data, long Version, string Search);

/// <summary>What a register's list is narrowed by; stands in the address, so that it survives reload and back.</summary>
/// <param name="Light"><c>overdue</c>: only what is overdue.</param>
public sealed record LedgerFilter(string? State = null, string? Q = null, string? Organisation = null, DateOnly? From = null, DateOnly? To = null, string? Light = null, string? After = null)
{
    public static LedgerFilter Of(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return Of(http.Request.Query);
    }

    /// <summary>As it stood in an address.</summary>
    public static LedgerFilter Of(string query) => Of(new QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query)));

    private static LedgerFilter Of(IQueryCollection query)
    {
        return new(Text("state"), Text("q"), Text("organisation"), Day("from"), Day("to"), Text("light"), Text("after"));

        string? Text(string name) => query[name].ToString().Trim() is { Length: > 0 } text ? text : null;
        DateOnly? Day(string name) => DateOnly.TryParseExact(query[name].ToString(), "yyyy-MM-dd", out var day) ? day : null;
    }
}
