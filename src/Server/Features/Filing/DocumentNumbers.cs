using System.Globalization;
using Qingyi.Domain.Organisations;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Filing;

/// <summary>文号: series without gaps by organisation, kind and year. The number is drawn inside the transition, so a refusal or a crash burns none.</summary>
public static class DocumentNumbers
{
    /// <param name="kind">Chinese kind that stands in the number: 线, 案, 罚, 公.</param>
    /// <returns>Such as 示卫案〔2026〕0001号; an organisation without a short name stands there in full, since two must not draw the same number.</returns>
    public static string Next(Transition t, string kind) => Next(t.Db, t.Db.Organisations.Find(t.Case.OrganisationId)!, kind, t.Today.Year);

    public static string Next(CaseDb db, Organisation of, string kind, int year)
    {
        var name = $"{of.Id}/{kind}";
        db.TurnAtOnce("series/" + name);
        var series = db.Series.Find(name, year);
        if (series is null)
        {
            series = new SeriesRow { Name = name, Year = year };
            db.Series.Add(series);
        }

        series.Last++;
        return string.Create(CultureInfo.InvariantCulture, $"{of.ShortName ?? of.Name}{kind}〔{year}〕{series.Last:0000}号");
    }
}
