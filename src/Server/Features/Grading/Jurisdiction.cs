using Qingyi.Rules.Figures;
using Qingyi.Server.Features.Rules;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Grading;

/// <summary>
/// 适用地区: whose schedules grade. An organisation without an area code, such as a county bureau set up by name or a hospital, takes that of the nearest
/// one above it; from a code that has no schedule the rules go on to the prefecture, the province and the nation.
/// </summary>
public static class Jurisdiction
{
    /// <summary>The area codes of an organisation and those above it, the nearest first; none means the national schedules.</summary>
    /// <param name="path">The organisation's own <see cref="Domain.Organisations.Organisation.Path"/>.</param>
    public static IQueryable<string> Upward(CaseDb db, string path) =>
        db.Organisations.Where(o => o.AreaCode != null && path.StartsWith(o.Path)).OrderByDescending(o => o.Path.Length).Select(o => o.AreaCode!);

    /// <summary>The area whose table was used, with the name of its authority, or the nation; null where no table was.</summary>
    public static async Task<string?> Used(CaseDb db, ScheduleFile? table, CancellationToken cancellation) =>
        table is null ? null : ScheduleShow.Area(await ScheduleShow.Areas(db, cancellation), table.Jurisdiction ?? "");
}
