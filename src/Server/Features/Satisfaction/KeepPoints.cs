using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Qingyi.Domain;
using Qingyi.Domain.People;
using Qingyi.Server.Features.Admin;
using Qingyi.Server.People;
using Qingyi.Server.Storage;

namespace Qingyi.Server.Features.Satisfaction;

/// <summary>A code for a ward.</summary>
/// <param name="Place">Code of the dictionary of places.</param>
public sealed record NewPoint(string Organisation, string Place, string Ward);

/// <summary>Hangs codes up and takes them down.</summary>
public sealed class KeepPoints(CaseDb db, AccountSave save, SurveyResults results, Dictionaries dictionaries, Ids ids, TimeProvider clock)
{
    private const int LongestWard = 40;

    /// <returns>The id of the code; the one that hangs there already where there is one.</returns>
    public async Task<Outcome<string>> Make(NewPoint given, Person by, CancellationToken cancellation)
    {
        var ward = (given.Ward ?? "").Trim();
        if (ward.Length is 0 or > LongestWard)
        {
            return Refusals.Of("invalid-data.survey-point-ward", LongestWard);
        }

        if ((await results.Hospitals(by, cancellation)).All(o => o.Id != given.Organisation))
        {
            return Refusals.Of("invalid-data.survey-point-institution");
        }

        if ((await dictionaries.Open(Dictionaries.Places, cancellation)).All(i => i.Code != given.Place))
        {
            return Refusals.Of("invalid-data.survey-point-place");
        }

        var there = await db.SurveyPoints.FirstOrDefaultAsync(p => p.OrganisationId == given.Organisation && p.Place == given.Place && p.Ward == ward, cancellation);
        if (there is { ClosedAt: null })
        {
            return there.Id;
        }

        if (there is not null)
        {
            there.ClosedAt = null;
        }
        else
        {
            there = new SurveyPointRow { Id = ids.New(), OrganisationId = given.Organisation, Place = given.Place, Ward = ward, CreatedAt = clock.GetUtcNow(), CreatedBy = by.Id };
            db.SurveyPoints.Add(there);
        }

        await save.Save("survey-code-made", by.Id, new JsonObject { ["code"] = there.Id, ["organisation"] = given.Organisation }, cancellation);
        return there.Id;
    }

    public async Task<Outcome<bool>> Close(string id, Person by, CancellationToken cancellation)
    {
        if (await results.PointsOf(by).FirstOrDefaultAsync(p => p.Id == id, cancellation) is not { } point)
        {
            return TakeSheet.NoSuchPoint;
        }

        if (point.ClosedAt is null)
        {
            point.ClosedAt = clock.GetUtcNow();
            await save.Save("survey-code-closed", by.Id, new JsonObject { ["code"] = id }, cancellation);
        }

        return true;
    }
}
