using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingyi.Server.Features.Rules;
using Qingyi.Server.Hosting;
using Qingyi.Server.Storage;
using Qingyi.Tests.Support;

namespace Qingyi.Tests.Schedules;

/// <summary>Shipped files that differ from ours, for imports.</summary>
internal static class Published
{
    public const string Patient = "national-2022-patient";

    /// <summary>A shipped schedule, changed.</summary>
    public static string Changed(string key, Action<JsonObject> change)
    {
        var json = JsonNode.Parse(File.ReadAllText(Path.Combine(Shipped.Schedules, key + ".json")))!.AsObject();
        change(json);
        return json.ToJsonString();
    }

    /// <summary>The national table with another fine for its first step.</summary>
    public static string WithFirstFine(int least, int most) => Changed(Patient, json => json["benchmark"]!["steps"]![0]!["fine"] = new JsonArray(least, most));

    /// <summary>Imports one file as a later version of the product would ship it.</summary>
    public static Task<int> Import(House house, string key, string json) => house.Inside(async s =>
    {
        var folder = Directory.CreateTempSubdirectory("qingyi-schedules-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, key + ".json"), json);
        await s.GetRequiredService<ImportSchedules>().Shipped(folder.FullName, CancellationToken.None);
        folder.Delete(recursive: true);
        return 0;
    });

    public static Task<List<ScheduleRow>> Versions(House house, string key) =>
        house.Inside(s => s.GetRequiredService<CaseDb>().Schedules.AsNoTracking().Where(x => x.Key == key).OrderBy(x => x.Version).ToListAsync());
}
